import type { Hasher } from './record.ts';

interface Subtree {
  readonly first: number;
  readonly size: number;
  readonly hash: string;
}

/** Collects, while the leaves of a tree pass, what proves that some of them are in it (RFC 6962, 2.1.1). */
export interface InclusionCollector {
  add(leaf: string): void;
  /** The audit path of each wanted leaf that has passed, from the leaf up. Ends the collecting. */
  finish(): ReadonlyMap<number, readonly string[]>;
}

/** @param wanted - Indexes of leaves, the first being 0. */
export function collectInclusion(wanted: readonly number[], hasher: Hasher): InclusionCollector {
  const paths = new Map(wanted.map((index) => [index, [] as string[]]));
  const peaks: Subtree[] = [];
  let size = 0;

  const join = (left: Subtree, right: Subtree): Subtree => {
    for (const [index, path] of paths) {
      if (isIn(left, index)) path.push(right.hash);
      else if (isIn(right, index)) path.push(left.hash);
    }
    return { first: left.first, size: left.size + right.size, hash: hasher.node(left.hash, right.hash) };
  };

  return {
    add(leaf) {
      let tree: Subtree = { first: size, size: 1, hash: leaf };
      size += 1;
      while (peaks.at(-1)?.size === tree.size) tree = join(peaks.pop() as Subtree, tree);
      peaks.push(tree);
    },
    finish() {
      peaks.reduceRight((right, left) => join(left, right));
      for (const index of paths.keys()) if (index >= size) paths.delete(index);
      return paths;
    },
  };
}

/** The root that a leaf and its audit path come to (RFC 9162, 2.1.3.2); `undefined`: the path does not fit the tree. */
export function rootFromPath(
  leaf: string,
  index: number,
  size: number,
  path: readonly string[],
  hasher: Hasher,
): string | undefined {
  let [at, last, hash] = [index, size - 1, leaf];
  if (at > last) return undefined;
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = hasher.node(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = hasher.node(hash, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}

const isIn = ({ first, size }: Subtree, index: number) => index >= first && index < first + size;
