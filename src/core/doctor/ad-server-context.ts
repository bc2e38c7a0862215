import type { AdSettingsFacts, ServerFacts } from './ad-facts.ts';
import type { Details } from './check.ts';

/** What every judgement of one server starts from. */
export interface ServerContext {
  readonly server: ServerFacts;
  readonly settings: AdSettingsFacts;
  readonly now: Date;
  /** Names the server, and says whether it is the last hope. */
  readonly details: Details;
}
