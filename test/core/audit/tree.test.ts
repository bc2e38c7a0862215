import { describe, expect, it } from 'vitest';

import { sha256 } from '../../../src/adapters/system/sha-256.ts';
import { base64OfHex } from '../../../src/core/audit/base64-of-hex.ts';
import { collectInclusion, rootFromPath } from '../../../src/core/audit/inclusion.ts';
import { addLeaf, emptyTree, treeRoot } from '../../../src/core/audit/tree.ts';

/** The tree that the Certificate Transparency implementations test themselves with. */
const inputs = ['', '\u0000', '\u0010', ' !', '01', '@ABC', 'PQRSTUVW', '`abcdefghijklmno'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = inputs.map((input) => sha256.leaf(input));

const rootOf = (hashes: readonly string[]) =>
  treeRoot(
    hashes.reduce((tree, leaf) => addLeaf(tree, leaf, sha256), emptyTree),
    sha256,
  );

describe('the Merkle tree', () => {
  it('has the roots of RFC 6962 at every size of the well-known example', () => {
    expect(leaves.map((_leaf, index) => rootOf(leaves.slice(0, index + 1)))).toStrictEqual(roots);
  });

  it('has no root while it is empty', () => {
    expect(treeRoot(emptyTree, sha256)).toBeUndefined();
  });
});

describe('a proof of inclusion', () => {
  const many = Array.from({ length: 33 }, (_, index) => sha256.leaf(`leaf ${index}`));
  const sizes = many.map((_leaf, index) => index + 1);
  const pathsIn = (hashes: readonly string[]) => {
    const collector = collectInclusion([...hashes.keys()], sha256);
    for (const hash of hashes) collector.add(hash);
    return collector.finish();
  };

  it.each(sizes)('leads from every leaf to the root of a tree of %i', (size) => {
    const hashes = many.slice(0, size);
    const paths = pathsIn(hashes);
    const ends = hashes.map((leaf, index) => rootFromPath(leaf, index, size, paths.get(index) ?? ['none'], sha256));

    expect(new Set(ends)).toStrictEqual(new Set([rootOf(hashes)]));
  });

  it('does not lead to the root from another leaf, another place, another size, or with a step more or less', () => {
    const path = pathsIn(many).get(20) ?? [];
    const leaf = many[20] ?? '';
    const attempts = [
      rootFromPath(many[21] ?? '', 20, 33, path, sha256),
      rootFromPath(leaf, 21, 33, path, sha256),
      rootFromPath(leaf, 20, 16, path, sha256),
      rootFromPath(leaf, 33, 33, path, sha256),
      rootFromPath(leaf, 20, 33, path.slice(1), sha256),
      rootFromPath(leaf, 20, 33, [...path, leaf], sha256),
    ];

    expect(attempts).not.toContain(rootOf(many));
  });

  it('is not given for a leaf that never came', () => {
    const collector = collectInclusion([0, 5], sha256);
    collector.add('00'.repeat(32));

    expect([...collector.finish()]).toStrictEqual([[0, []]]);
  });
});

describe('base64OfHex', () => {
  it('writes bytes as others do', () => {
    const hex = Buffer.from(Uint8Array.from({ length: 256 }, (_, byte) => byte)).toString('hex');

    expect(base64OfHex(hex)).toBe(Buffer.from(hex, 'hex').toString('base64'));
  });
});
