import type { TortureResult } from './run-torture.ts';

type Row = readonly [label: string, value: (result: TortureResult) => number | string, bad?: true];

const stateCount =
  (states: readonly string[]) =>
  ({ requests }: TortureResult) =>
    requests.filter(({ state }) => states.includes(state)).length;
const eventCount =
  (name: string) =>
  ({ events }: TortureResult) =>
    events.filter((event) => event.name === name).length;

/** What a run came to. Every row that is marked must be 0. */
const rows: readonly Row[] = [
  ['processes', ({ options }) => (options.store === 'postgres' ? 2 : 1)],
  ['resets asked for', ({ played }) => played.length],
  ['requests', ({ requests }) => requests.length],
  ['  performed', stateCount(['performed'])],
  ['  failed', stateCount(['failed'])],
  ['  void', stateCount(['void'])],
  ['  denied, cancelled or lapsed', stateCount(['denied', 'cancelled', 'expired'])],
  ['  waiting for approval or for the click', stateCount(['pending', 'approved'])],
  ['  forms that were never sent', stateCount(['draft'])],
  ['passwords set, by the DC', ({ changesOnDc }) => changesOnDc],
  ['  attempts recorded', eventCount('change_attempted')],
  ['  of "I did not get it"', eventCount('change_reissued')],
  ['kill -9', ({ kills }) => kills],
  ['restarts', ({ restarts }) => restarts],
  ['LDAP connections cut at a change', ({ cuts }) => cuts],
  ['deliveries repeated', ({ duplicates }) => duplicates],
  ['outcomes lost', eventCount('change_outcome_unknown')],
  ['settled by recovery', eventCount('change_settled')],
  ["approvers' cards that never came", ({ cardsLost }) => cardsLost],
  ['seconds', ({ seconds }) => seconds],
  ['DOUBLE CHANGES', ({ verdicts }) => verdicts.doubleChanges.length, true],
  ['CHANGES WITHOUT AN ATTEMPT', ({ verdicts }) => verdicts.changesWithoutAttempt.length, true],
  ['REQUESTS STUCK', ({ verdicts }) => verdicts.stuck.length, true],
  ['SETTLED WRONGLY', ({ verdicts }) => verdicts.settledWrongly.length, true],
  ['RECORDS THAT DIFFER FROM THE DC', ({ verdicts }) => verdicts.wrongRecords.length, true],
  ['COUNTS THAT DIFFER (line, DC)', ({ verdicts }) => verdicts.miscounted.length, true],
  ['AUDIT DOES NOT VERIFY', ({ auditProblem }) => (auditProblem === undefined ? 0 : 1), true],
  ['passwords looked for', ({ hunted }) => hunted.passwords],
  ['  of them shown', ({ hunted }) => hunted.shown],
  ['PASSWORDS FOUND', ({ hunted }) => hunted.finds.length, true],
];

export function tableOf(results: readonly TortureResult[]): string {
  const width = Math.max(...rows.map(([label]) => label.length));
  const line = (label: string, values: readonly (number | string)[]) =>
    [label.padEnd(width), ...values.map((value) => String(value).padStart(10))].join('  ');
  return [
    line(
      '',
      results.map(({ options }) => options.store),
    ),
    ...rows.map(([label, value]) => line(label, results.map(value))),
  ].join('\n');
}

/** Everything that must not be, in words; empty: the run is good. */
export function problemsOf(result: TortureResult): readonly string[] {
  const { verdicts, auditProblem, hunted, options } = result;
  const named = Object.entries(verdicts).flatMap(([kind, list]) =>
    (list as readonly string[]).map((each) => `${kind}: ${each}`),
  );
  const found = [...new Set(hunted.finds.map(({ place, form }) => `a password as ${form} in: ${place}`))];
  const all = [...named, ...found, ...(auditProblem === undefined ? [] : [auditProblem])];
  return all.map((problem) => `${options.store}, seed ${options.seed}: ${problem}`);
}
