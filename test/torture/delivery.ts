import { setTimeout as sleep } from 'node:timers/promises';
import type { TeamsActivity } from '../../src/lab/teams/activities.ts';
import type { Chance } from './chance.ts';
import type { Replica } from './replica.ts';
import type { Delivered, TeamsSide } from './teams-side.ts';

/** Delivers as Teams does: at least once, sometimes twice at the same moment, sometimes again much later. */
export class Delivery {
  duplicates = 0;
  readonly #teams: TeamsSide;
  readonly #replicas: readonly Replica[];
  readonly #chance: Chance;
  readonly #later = new Set<Promise<unknown>>();

  constructor(teams: TeamsSide, replicas: readonly Replica[], chance: Chance) {
    this.#teams = teams;
    this.#replicas = replicas;
    this.#chance = chance;
  }

  /** The answer the person sees: of the first delivery that was answered. `onSent` hears which process has it. */
  async send(activity: TeamsActivity, onSent: (replica: Replica) => void): Promise<Delivered> {
    const chance = this.#chance;
    const replica = chance.pick(this.#replicas);
    const first = this.#deliver(activity, replica);
    onSent(replica);
    if (chance.happens(0.15)) this.#again(activity, 0);
    if (chance.happens(0.1)) this.#again(activity, 200 + chance.below(5_000));
    const answer = await first;
    if (answer.kind === 'answered' && answer.status < 500) return answer;
    // Teams repeats what was not taken.
    this.duplicates += 1;
    await Promise.all(this.#replicas.map((one) => one.ready()));
    return this.#deliver(activity, chance.pick(this.#replicas));
  }

  /** Waits for the deliveries that come late. */
  async settled(): Promise<void> {
    await Promise.all(this.#later);
  }

  #deliver(activity: TeamsActivity, replica: Replica): Promise<Delivered> {
    return this.#teams.deliver(activity, replica.endpoint);
  }

  #again(activity: TeamsActivity, after: number): void {
    this.duplicates += 1;
    const replica = this.#chance.pick(this.#replicas);
    const again = sleep(after).then(() => this.#deliver(activity, replica));
    this.#later.add(again);
    void again.finally(() => this.#later.delete(again));
  }
}
