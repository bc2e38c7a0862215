import { describeWith } from '../services.ts';
import { torturesInShort } from './short-torture.ts';

describeWith('samba', 'a bot on SQLite that is killed in the middle of resets', () => torturesInShort('sqlite'));
