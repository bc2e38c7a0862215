import type { Chance } from './chance.ts';
import type { Fate } from './ldap-tap.ts';
import type { Replica } from './replica.ts';

/** How far a reset is, or that a process has just started, when its jobs begin. */
export type Moment = 'ask' | 'submit' | 'approve' | 'perform' | 'sent' | 'answered' | 'reveal' | 'started';

const moments: readonly Moment[] = ['ask', 'submit', 'approve', 'perform', 'sent', 'answered', 'reveal'];

/**
 * Kills processes as the power does: at a moment drawn by chance, at once or a little later, and starts them again.
 * `every`: so many resets go by between two kills, on average.
 */
export class Killer {
  readonly #replicas: readonly Replica[];
  readonly #chance: Chance;
  readonly #every: number;
  readonly kills = new Map<Moment, number>();
  cuts = 0;
  #armed: Moment | undefined;
  #stopped = false;
  readonly #restarting = new Set<Promise<unknown>>();

  constructor(replicas: readonly Replica[], chance: Chance, every: number) {
    this.#replicas = replicas;
    this.#chance = chance;
    this.#every = every;
  }

  /** A reset begins. The first one is never spared. */
  tick(): void {
    const isFirst = this.kills.size === 0;
    if (this.#armed === undefined && (isFirst || this.#chance.happens(1 / this.#every)))
      this.#armed = this.#chance.pick(moments);
  }

  reached(moment: Moment, replica?: Replica): void {
    if (this.#stopped || this.#armed !== moment) return;
    this.#armed = undefined;
    const victim = replica ?? this.#chance.pick(this.#replicas);
    const delay = this.#chance.happens(0.4) ? 0 : this.#chance.below(120);
    const restart = new Promise<void>((resolve) => setTimeout(resolve, delay)).then(() => this.#kill(moment, victim));
    this.#restarting.add(restart);
    void restart.finally(() => this.#restarting.delete(restart));
  }

  /** A password is about to reach the DC. The process dies before the DC has it or after; or only the line is lost. */
  onPassword(replica: Replica | undefined): Fate {
    if (this.#stopped) return 'pass';
    if (this.#armed === 'sent') {
      this.reached('sent', replica);
      return this.#chance.happens(0.5) ? 'lose' : 'pass';
    }
    if (!this.#chance.happens(1 / (2 * this.#every))) return 'pass';
    this.cuts += 1;
    return this.#chance.happens(0.5) ? 'lose' : 'cut';
  }

  /** No more kills; resolves when every process takes messages again. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#restarting);
  }

  async #kill(moment: Moment, victim: Replica): Promise<void> {
    this.kills.set(moment, (this.kills.get(moment) ?? 0) + 1);
    await victim.killAndRestart();
    if (this.#stopped || this.#armed !== undefined || !this.#chance.happens(0.15)) return;
    this.#armed = 'started';
    this.reached('started', victim);
  }
}
