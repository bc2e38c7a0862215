/** Something the bot works with, and a cheap question that shows whether it answers. */
export interface Dependency {
  readonly name: string;
  /** True: without it no request can be served. False: answers only say that this source could not be read. */
  readonly needed: boolean;
  readonly isUp: () => Promise<boolean>;
}

export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'not-ready';
  readonly dependencies: Readonly<Record<string, 'up' | 'down' | 'too-slow'>>;
}

export interface ReadinessBounds {
  /** Milliseconds a dependency has to answer. */
  readonly within: number;
  /** Milliseconds an answer is repeated: anybody may ask, and must not be able to flood the directories. */
  readonly keepFor: number;
}

const defaultBounds: ReadinessBounds = { within: 2_000, keepFor: 5_000 };

/** Asks all dependencies at once; whoever asks meanwhile waits for the same answer. Never rejects. */
export function createReadiness(
  dependencies: readonly Dependency[],
  now: () => Date,
  { within, keepFor }: ReadinessBounds = defaultBounds,
): () => Promise<Readiness> {
  let last: { readonly answer: Promise<Readiness>; readonly at: number } | undefined;
  return () => {
    const at = now().getTime();
    if (last === undefined || at - last.at >= keepFor) last = { answer: askAll(dependencies, within), at };
    return last.answer;
  };
}

async function askAll(dependencies: readonly Dependency[], within: number): Promise<Readiness> {
  const states = await Promise.all(dependencies.map((dependency) => askOne(dependency, within)));
  const isDown = (_: Dependency, index: number) => states[index] !== 'up';
  const down = dependencies.filter(isDown);
  return {
    status: down.some(({ needed }) => needed) ? 'not-ready' : down.length > 0 ? 'degraded' : 'ready',
    dependencies: Object.fromEntries(dependencies.map(({ name }, index) => [name, states[index] ?? 'down'])),
  };
}

async function askOne({ isUp }: Dependency, within: number): Promise<'up' | 'down' | 'too-slow'> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<'too-slow'>((resolve) => {
    timer = setTimeout(resolve, within, 'too-slow');
  });
  const answer = isUp().then(
    (up) => (up ? 'up' : 'down'),
    () => 'down' as const,
  );
  try {
    return await Promise.race([answer, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}
