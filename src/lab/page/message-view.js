import { renderCard } from './cards.js';
import { avatar, icon, make } from './elements.js';
import { renderMarkdown } from './markdown.js';

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

export function cardOf(message) {
  return message.attachments?.find(({ contentType }) => contentType === adaptiveCard)?.content;
}

/**
 * One message as this person sees it.
 *
 * @param {object} message
 * @param {{ mine: boolean, follows: boolean, view?: { card?: object, note?: string, error?: string },
 *   onAction: (action: object) => void }} seen `follows`: the message above is by the same author.
 */
export function messageView(message, { mine, follows, view, onAction }) {
  const bot = message.from === undefined;
  return make(
    'article',
    {
      className: `message${mine ? ' mine' : ''}${follows ? ' follows' : ''}`,
      'data-message': message.id,
      'aria-label': `${mine ? 'You' : message.fromName} at ${timeOf(message.at)}`,
    },
    !mine && !follows && avatar(message.fromName, bot ? 'bot' : 'person'),
    make(
      'div',
      { className: 'message-body' },
      !follows &&
        make(
          'p',
          { className: 'message-head' },
          !mine && make('b', {}, message.fromName),
          make('time', { dateTime: message.at }, timeOf(message.at)),
          message.revision > 0 && make('span', {}, 'Edited'),
        ),
      follows && message.revision > 0 && make('p', { className: 'message-head' }, make('span', {}, 'Edited')),
      message.text ? make('div', { className: 'bubble' }, textOf(message)) : null,
      cardFrame(message, view, onAction),
      make('div', { className: 'notes' }, ...notesOf(view)),
      suggestions(message, onAction),
    ),
  );
}

/** What stands below the card for this person alone: an answer in words, an error. */
export function notesOf(view) {
  return [
    view?.note && make('div', { className: 'bubble private' }, renderMarkdown(view.note)),
    view && (view.note || view.card) && make('p', { className: 'only-you' }, icon('eye'), 'Only you can see this'),
    view?.error && make('p', { className: 'message-error', role: 'alert' }, icon('warning'), view.error),
  ].filter(Boolean);
}

export function timeOf(iso) {
  return new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** One line for the list of chats. */
export function previewOf(message) {
  const text = message.summary ?? (message.text?.replaceAll(/<\/?at>/g, '').replaceAll(/[*`\\]/g, '') || 'Sent a card');
  return text.split('\n')[0];
}

function cardFrame(message, view, onAction) {
  const json = view?.card ?? cardOf(message);
  if (!json) return null;
  const element = renderCard(json, onAction);
  return element && make('div', { className: 'card-frame' }, element);
}

function textOf({ text, textFormat }) {
  return textFormat === 'plain' || textFormat === 'xml' ? withMentions(text) : renderMarkdown(text);
}

function withMentions(text) {
  const parts = text.split(/<at>([^<>]+)<\/at>/g);
  return make(
    'p',
    {},
    ...parts.map((part, index) => (index % 2 === 1 ? make('span', { className: 'mention' }, part) : part)),
  );
}

function suggestions({ suggestedActions }, onAction) {
  const actions = (suggestedActions?.actions ?? []).filter(({ type }) => type === 'imBack');
  if (actions.length === 0) return null;
  return make(
    'div',
    { className: 'suggested' },
    ...actions.map(({ title, value }) =>
      make(
        'button',
        { type: 'button', className: 'chip', onclick: () => onAction({ kind: 'say', text: String(value) }) },
        title,
      ),
    ),
  );
}
