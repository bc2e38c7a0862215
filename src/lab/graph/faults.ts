/** What goes wrong with the requests of one path. Applies to requests inside a batch too, unless it says otherwise. */
export interface Fault {
  /** Start of the decoded path, with or without version: `/auditLogs/signIns`, `/beta/organization`, `/$batch`. */
  readonly path: string;
  /** Left out: requests of every method. */
  readonly method?: string;
  /** How many requests it hits; left out: all until `clear`. */
  readonly times?: number;
  /** Answer with this status instead. */
  readonly status?: number;
  /** Graph's `error.code` beside `status`. */
  readonly code?: string;
  /** Graph's `error.message` beside `status`. */
  readonly message?: string;
  /** Retry-After in seconds, or as an HTTP date, beside `status`. */
  readonly retryAfter?: number | string;
  /** Wait before answering. */
  readonly latencyMs?: number;
  /** Never answer. Whole requests only, as are the four below. */
  readonly hang?: boolean;
  /** Cut the connection. */
  readonly destroy?: boolean;
  /** Carry the request out and then cut the connection. */
  readonly loseAnswer?: boolean;
  /** Answer 200 with half a JSON document. */
  readonly malformed?: boolean;
  /** Leave out the last so many responses of a batch. */
  readonly dropResponses?: number;
}

/** The faults that are set; the newest that fits a path wins. */
export class Faults {
  #set: { readonly fault: Fault; left: number }[] = [];

  inject(fault: Fault): void {
    this.#set.unshift({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#set = [];
  }

  /** The fault for one request, counted as used. */
  take({ version, path, method }: { version: string; path: string; method: string }): Fault | undefined {
    const decoded = decodePath(path);
    const hit = this.#set.find(
      ({ fault, left }) => left > 0 && (fault.method ?? method) === method && concerns(fault, version, decoded),
    );
    if (hit) hit.left -= 1;
    return hit?.fault;
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function concerns(fault: Fault, version: string, path: string): boolean {
  return path.startsWith(fault.path) || `/${version}${path}`.startsWith(fault.path);
}
