import { ActivityTypes, CloudAdapter, type Activity, type ResourceResponse, type TurnContext } from 'botbuilder';
import { authenticationFor } from './authentication.ts';
import type { BotConnector, Place } from './bot-connector.ts';
import type { BotRegistration } from './registration.ts';

/**
 * Bot Framework's adapter with our own way out: its client posts again after any server error, which shows a card
 * twice, knows no pace, and is built anew for every turn.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #connector: BotConnector;

  constructor(registration: BotRegistration, connector: BotConnector) {
    super(authenticationFor(registration));
    this.#connector = connector;
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const answers: ResourceResponse[] = [];
    for (const activity of activities) answers.push(await this.#send(context, activity));
    return answers;
  }

  async #send(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    if (activity.type === ActivityTypes.InvokeResponse) {
      const [kept] = await super.sendActivities(context, [activity]);
      return kept ?? { id: '' };
    }
    const place = placeOf(context);
    if (activity.type !== ActivityTypes.Typing) return { id: (await this.#connector.post(place, activity)) ?? '' };
    await this.#connector.showTyping(place, activity);
    return { id: '' };
  }

  override async updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<undefined> {
    await this.#connector.update(placeOf(context), activity.id ?? '', activity);
  }
}

function placeOf({ activity }: TurnContext): Place {
  return { serviceUrl: activity.serviceUrl, conversationId: activity.conversation.id };
}
