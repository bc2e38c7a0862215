/** Lets one in at a time, in the order of coming. */
export interface Line {
  readonly enter: () => Promise<void>;
  readonly leave: () => void;
}

export function createLine(): Line {
  const waiting: (() => void)[] = [];
  let isTaken = false;
  return {
    async enter() {
      if (isTaken) return new Promise((resolve) => waiting.push(resolve));
      isTaken = true;
    },
    leave() {
      const next = waiting.shift();
      if (next) next();
      else isTaken = false;
    },
  };
}
