import { describeWith } from '../services.ts';
import { torturesInShort } from './short-torture.ts';

describeWith('samba', 'a directory that two replicas change', () => {
  describeWith('postgres', 'and that are killed in the middle of resets', () => torturesInShort('postgres'));
});
