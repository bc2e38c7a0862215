/* global AdaptiveCards */
import { hostConfig } from './host-config.js';
import { renderMarkdown } from './markdown.js';

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = renderMarkdown(text).innerHTML;
  result.didProcess = true;
};

/**
 * Renders a card with Microsoft's renderer.
 *
 * @param {object} json
 * @param {(action: { kind: 'execute', verb: string, data: unknown, id?: string, title?: string }
 *   | { kind: 'say', text: string, value?: unknown }) => void} onAction
 */
export function renderCard(json, onAction) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  card.onExecuteAction = (action) => {
    const asked = readAction(action);
    if (asked) onAction(asked);
  };
  card.parse(json);
  const element = card.render();
  element?.classList.add('card');
  return element;
}

function readAction(action) {
  const { id, title } = action;
  switch (action.getJsonTypeName()) {
    case 'Action.Execute':
      return {
        kind: 'execute',
        verb: action.verb ?? '',
        data: action.data ?? {},
        ...(id && { id }),
        ...(title && { title }),
      };
    case 'Action.Submit':
      return sayingOf(action.data ?? {});
    case 'Action.OpenUrl':
      if (action.url?.startsWith('https://')) window.open(action.url, '_blank', 'noopener,noreferrer');
      return undefined;
    default:
      return undefined;
  }
}

/** `imBack` says its value as the person's own message, `messageBack` its text; a plain submit sends the data alone. */
function sayingOf({ msteams, ...value }) {
  if (msteams?.type === 'imBack') return { kind: 'say', text: String(msteams.value) };
  if (msteams?.type === 'messageBack') {
    return { kind: 'say', text: String(msteams.displayText ?? msteams.text ?? ''), value: msteams.value ?? value };
  }
  return { kind: 'say', text: '', value };
}
