import { TeamsInfo, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Mention } from '../intents/assistant.ts';
import { describeError } from './describe-error.ts';
import { isObject, textAt } from './untyped.ts';

/** More mentions than that are not about one person; the rest stays unresolved. */
const mostMentions = 5;

/**
 * Asks Teams who the mentioned people are. Entities can be written by anybody who calls Graph, so that neither their
 * names nor their text say who is meant: only the conversation's roster does.
 */
export async function resolveMentions(
  context: TurnContext,
  entities: unknown,
  log: Logger,
): Promise<readonly Mention[]> {
  const bot = context.activity.recipient?.id;
  const mentioned = readMentions(entities).filter((mention) => mention.teamsId !== bot);
  return Promise.all(
    mentioned.map(async (mention, index) => {
      const entraObjectId = index < mostMentions ? await entraIdOf(context, mention.teamsId, log) : undefined;
      return { ...mention, ...(entraObjectId !== undefined && { entraObjectId }) };
    }),
  );
}

async function entraIdOf(context: TurnContext, teamsId: string, log: Logger): Promise<string | undefined> {
  try {
    const member = await TeamsInfo.getMember(context, teamsId);
    return member.aadObjectId?.toLowerCase();
  } catch (error) {
    log.warn({ code: 'mention-unresolved', err: describeError(error) }, 'Teams did not say who a mentioned person is');
    return undefined;
  }
}

function readMentions(entities: unknown): readonly Mention[] {
  if (!Array.isArray(entities)) return [];
  return entities.flatMap((entity): Mention[] => {
    if (!isObject(entity) || entity['type'] !== 'mention' || !isObject(entity['mentioned'])) return [];
    const teamsId = textAt(entity['mentioned'], 'id');
    const name = textAt(entity['mentioned'], 'name');
    return teamsId === undefined ? [] : [{ teamsId, ...(name !== undefined && { name }) }];
  });
}
