import type { Job, JobHandler, Jobs } from '../../src/ports/jobs.ts';

/** Jobs that run when the test says so, on its clock; like the real ones they are kept by kind and key. */
export interface HandRunJobs extends Pick<Jobs, 'schedule' | 'cancel'> {
  /** What is to be run, by when. */
  list(): readonly Job[];
  /** Runs what is due, oldest first, until nothing is; a job that rejects stays due. */
  runDue(handlers: Readonly<Record<string, JobHandler>>): Promise<void>;
  /** Lets so much time pass, and runs each job at its time. */
  runFor(
    milliseconds: number,
    handlers: Readonly<Record<string, JobHandler>>,
    setClock: (moment: Date) => void,
  ): Promise<void>;
}

/** More runs than any test needs at one moment: a job that asks for itself again at once would never end. */
const mostRuns = 50;

export function handRunJobs(now: () => Date): HandRunJobs {
  const jobs = new Map<string, Job>();
  const nameOf = (kind: string, key: string): string => JSON.stringify([kind, key]);
  const list = (): readonly Job[] => [...jobs.values()].toSorted((a, b) => a.runAt.getTime() - b.runAt.getTime());
  const jobsByHand: HandRunJobs = {
    list,
    schedule: async (job) => void jobs.set(nameOf(job.kind, job.key), job),
    cancel: async (kind, key) => void jobs.delete(nameOf(kind, key)),
    async runDue(handlers) {
      for (let runs = 0; ; runs += 1) {
        const due = list().find(({ runAt }) => runAt <= now());
        if (!due) return;
        if (runs === mostRuns) throw new Error(`${due.kind} is due again and again`);
        const next = await handlers[due.kind]?.(due.payload, now());
        const name = nameOf(due.kind, due.key);
        if (jobs.get(name) !== due) continue;
        if (next) jobs.set(name, { ...due, runAt: next });
        else jobs.delete(name);
      }
    },
    async runFor(milliseconds, handlers, setClock) {
      const end = new Date(now().getTime() + milliseconds);
      while (now() < end) {
        const [next] = list();
        setClock(next && next.runAt < end ? new Date(Math.max(next.runAt.getTime(), now().getTime())) : end);
        await jobsByHand.runDue(handlers);
      }
    },
  };
  return jobsByHand;
}
