import type { Person } from '../core/person.ts';
import type { Outcome } from '../intents/outcome.ts';
import type { CardContent } from './content.ts';
import { actionSet, container, execute, heading, subtle, textBlock } from './elements.ts';
import { maskedId } from './person-parts.ts';
import type { Element } from './schema.ts';
import { line } from './text.ts';

const choices = 5;

/** At most five people; the button carries the place in the list, and the list stays with the bot. */
export function choosePersonCard(outcome: Extract<Outcome, { kind: 'choose-person' }>): CardContent {
  const { questionId, query, people } = outcome;
  const many = outcome.more || people.length > choices;
  return {
    body: [
      heading(line`Which one?`),
      textBlock(
        many
          ? line`More than ${choices} people match ${query}. These are some of them.`
          : line`Several people match ${query}.`,
      ),
      ...people.slice(0, choices).map((person, pick) => candidate(person, { questionId, pick })),
      many
        ? textBlock(line`Not here? Give more of the name, or the full sign-in name, such as jdoe@contoso.com.`)
        : subtle(line`None of them? Give the full sign-in name, such as jdoe@contoso.com.`),
    ],
  };
}

function candidate(person: Person, choice: { readonly questionId: string; readonly pick: number }): Element {
  const details = [
    ['Department', person.department],
    ['Title', person.title],
    ['Sign-in name', person.userPrincipalName],
    ['Account', person.sAMAccountName],
    ['Id', maskedId(person)],
  ] as const;
  return container(
    [
      textBlock(line`${person.displayName}`, { weight: 'bolder' }),
      ...details.flatMap(([name, value]) => (value === undefined ? [] : [subtle(line`${name}: ${value}`)])),
      actionSet([execute('This one', 'person.choose', choice)]),
    ],
    { separator: true, spacing: 'medium' },
  );
}
