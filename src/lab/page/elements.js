/**
 * Makes an element. Text is always set as text, never parsed as HTML.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] `on...` are listeners, names with a dash and `role` are attributes.
 * @param {...(Node | string | null | undefined | false)} children
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name.includes('-') || name === 'role' || name === 'for') element.setAttribute(name, String(value));
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const svg = 'http://www.w3.org/2000/svg';

/** An icon from `icons.svg`; it says nothing to a screen reader, so its button needs a name. */
export function icon(name) {
  const picture = document.createElementNS(svg, 'svg');
  picture.setAttribute('class', 'icon');
  picture.setAttribute('aria-hidden', 'true');
  picture.setAttribute('viewBox', '0 0 20 20');
  const use = document.createElementNS(svg, 'use');
  use.setAttribute('href', `/page/icons.svg#${name}`);
  picture.append(use);
  return picture;
}

/** A round picture: initials for a person, the bot's hexagon with a key, or the icon of a group. */
export function avatar(name, kind = 'person') {
  if (kind === 'bot') return make('span', { className: 'avatar bot', 'aria-hidden': 'true' }, icon('key'));
  if (kind !== 'person') return make('span', { className: `avatar ${kind}`, 'aria-hidden': 'true' }, icon(kind));
  return make('span', { className: `avatar tone-${toneOf(name)}`, 'aria-hidden': 'true' }, initialsOf(name));
}

function initialsOf(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('');
}

function toneOf(name) {
  return [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 8;
}
