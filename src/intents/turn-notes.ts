import type { AuditEvent } from '../core/audit-event.ts';
import type { ChangeRequest } from '../core/change-request.ts';
import type { Context } from './turn.ts';

/** What was said in an earlier turn that this one answers, without secrets. */
export interface Earlier {
  readonly turn: string;
  readonly said: string;
}

/**
 * What only tells the story of a turn: what was said, whose data was looked at, what was answered. It waits for the
 * next durable write of the turn and is stored with it, ahead of it; the end of the turn stores the rest, before
 * anything is shown. So telling the story costs a turn at most one write, and what is shown was recorded.
 */
export class TurnNotes {
  #waiting: AuditEvent[] = [];
  #opening: AuditEvent | undefined;
  #acted = false;
  readonly #begunFor = new Set<string>();

  /** How the turn began. It belongs to every request that comes out of the turn. */
  open(event: AuditEvent): void {
    this.#opening = event;
    this.#waiting.unshift(event);
  }

  add(event: AuditEvent): void {
    this.#waiting.push(event);
  }

  /** Whether a request was made or moved in this turn. */
  get acted(): boolean {
    return this.#acted;
  }

  /** What this turn began with, for a later turn that answers its question. */
  get earlier(): Earlier | undefined {
    const said = this.#opening?.details['said'];
    return this.#opening && typeof said === 'string' ? { turn: this.#opening.correlationId, said } : undefined;
  }

  /**
   * Stores events with what is waiting. What could not be stored goes on waiting.
   *
   * @param made - The request that is made in this write: what led to it becomes part of its story.
   */
  async storeWith<T>(
    events: readonly AuditEvent[],
    store: (events: readonly AuditEvent[]) => Promise<T>,
    isStored: (result: T) => boolean = () => true,
    made?: ChangeRequest,
  ): Promise<T> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const restore = () => void (this.#waiting = [...waiting, ...this.#waiting]);
    try {
      const result = await store([...(made ? this.#storyOf(made, waiting) : waiting), ...events]);
      if (!isStored(result)) restore();
      return result;
    } catch (error) {
      restore();
      throw error;
    }
  }

  /** The context of a turn in which every durable write stores what is waiting. */
  within(context: Context): Context {
    const { audit, requests } = context.ports;
    return {
      ...context,
      ports: {
        ...context.ports,
        audit: { ...audit, append: (events) => this.storeWith(events, (all) => audit.append(all)) },
        requests: {
          ...requests,
          create: async (request, events) => {
            await this.storeWith(events, (all) => requests.create(request, all), undefined, request);
            this.#begunFor.add(request.id);
            this.#acted = true;
          },
          move: async (next, events) => {
            const result = await this.storeWith(
              events,
              (all) => requests.move(next, all),
              ({ kind }) => kind === 'moved',
            );
            this.#acted ||= result.kind === 'moved';
            return result;
          },
        },
      },
    };
  }

  /** The waiting events, those about the request's account or about nobody marked as the request's. */
  #storyOf({ id: requestId, subject }: ChangeRequest, waiting: readonly AuditEvent[]): readonly AuditEvent[] {
    const isItsOwn = (event: AuditEvent) =>
      event.requestId === undefined &&
      (event === this.#opening ||
        (event.subject?.objectGUID ?? event.subject?.entraObjectId) === (subject.objectGUID ?? subject.entraObjectId));
    const story = waiting.map((event) => (isItsOwn(event) ? { ...event, requestId } : event));
    const opening = this.#opening;
    const isTold = opening === undefined || waiting.includes(opening) || this.#begunFor.has(requestId);
    return isTold ? story : [{ ...opening, requestId }, ...story];
  }
}
