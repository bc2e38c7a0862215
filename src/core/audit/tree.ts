import type { Hasher } from './record.ts';

// The Merkle tree of RFC 6962 over the record hashes, without keeping it: a growing tree is summed up by the roots of
// its complete subtrees, one for each 1 in the binary form of its size, the largest first.

/** `peaks` are those roots. */
export interface TreeSummary {
  readonly size: number;
  readonly peaks: readonly string[];
}

export const emptyTree: TreeSummary = { size: 0, peaks: [] };

export function addLeaf({ size, peaks }: TreeSummary, leaf: string, hasher: Hasher): TreeSummary {
  let merged = 0;
  let hash = leaf;
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
    merged += 1;
    hash = hasher.node(peaks[peaks.length - merged] as string, hash);
  }
  return { size: size + 1, peaks: [...peaks.slice(0, peaks.length - merged), hash] };
}

/** The root hash; `undefined` for the empty tree, which no checkpoint is made of. */
export function treeRoot({ peaks }: TreeSummary, hasher: Hasher): string | undefined {
  const [smallest, ...larger] = peaks.toReversed();
  return smallest && larger.reduce((right, left) => hasher.node(left, right), smallest);
}
