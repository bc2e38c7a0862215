import type { Outcome } from '../intents/outcome.ts';
import type { CardContent } from './content.ts';
import { banner, heading, textBlock } from './elements.ts';
import { line } from './text.ts';

const names = { ad: 'Active Directory', entra: 'Microsoft Entra ID' } as const;

/** An unreadable directory is said first: "not found" means little while one of them did not answer. */
export function notFoundCard({ query, unreadable }: Extract<Outcome, { kind: 'not-found' }>): CardContent {
  const silent = unreadable.map((side) => names[side]).join(' and ');
  if (silent === '') {
    return {
      body: [
        heading(line`Nobody found`),
        textBlock(line`Neither directory has an account that matches ${query}.`),
        textBlock(line`Check the spelling, or give the full sign-in name, such as jdoe@contoso.com.`),
      ],
    };
  }
  return {
    body: [
      heading(line`Nobody found, but not everything could be read`),
      banner('warning', line`${silent} did not answer`),
      textBlock(line`What could be read has no account that matches ${query}. The person may still exist.`),
      textBlock(line`Nothing was changed. Ask again in a few minutes.`),
    ],
  };
}
