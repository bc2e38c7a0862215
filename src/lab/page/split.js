import { avatar, icon, make } from './elements.js';
import { peoplePanel } from './people-panel.js';
import { useTheme } from './theme.js';
import { tourPanel } from './tour-panel.js';

const theme = useTheme();
const roleNames = { agent: 'Agent', approver: 'Approver', reviewer: 'Reviewer', employee: 'Employee' };
const { people, syncNote } = await (await fetch('/people')).json();
const chatting = people.filter(({ role }) => role);
const narrow = matchMedia('(max-width: 899px)');

const panes = [pane('amara'), pane('chandra')];
let active = panes[0];
const guides = {
  tour: tourPanel({
    say: (persona, text) => putInto(paneFor(persona), text),
    show: (persona) => activate(paneFor(persona)),
    close: closeSide,
    finish: () => open('people'),
  }),
  people: peoplePanel({ people, syncNote }, { insert, close: closeSide }),
};
const side = make('aside', { className: 'split-side', hidden: narrow.matches }, guides.tour);
const tabs = make('div', { className: 'tabs', role: 'tablist', 'aria-label': 'Who is shown' });

document.getElementById('panes').append(side, ...panes.map(({ element }) => element));
document
  .getElementById('tools')
  .append(
    tabs,
    guideButton('tour', 'Tour', 'tour'),
    guideButton('people', 'People to try', 'people'),
    make(
      'button',
      { type: 'button', className: 'tool', onclick: () => theme.toggle(), 'aria-label': 'Light or dark theme' },
      icon('moon'),
    ),
  );
drawTabs();
activate(active);
addEventListener('message', countUnread);

/** One person's chat, with a switcher for who it is. */
function pane(persona) {
  const frame = make('iframe', { src: `/as/${persona}`, title: `Chat as ${persona}` });
  const badge = make('span', { className: 'badge', hidden: true });
  const link = make(
    'a',
    {
      className: 'tool',
      href: `/as/${persona}`,
      target: '_blank',
      rel: 'noopener',
      'aria-label': 'Open alone in a new tab',
    },
    icon('open'),
  );
  const face = make('span', { className: 'face' });
  const select = make(
    'select',
    { 'aria-label': 'Show the chat of' },
    ...chatting.map(({ id, name, role }) =>
      make('option', { value: id, selected: id === persona }, `${name}, ${roleNames[role].toLowerCase()}`),
    ),
  );
  const self = { persona, frame, badge, select, unread: 0, ready: false, waiting: undefined };

  const show = (id) => {
    self.persona = id;
    self.unread = 0;
    self.ready = false;
    frame.src = `/as/${id}`;
    frame.title = `Chat as ${nameOf(id)}`;
    link.href = `/as/${id}`;
    face.replaceChildren(avatar(nameOf(id)));
    select.value = id;
    drawTabs();
  };
  self.show = show;
  select.addEventListener('change', () => show(select.value));
  face.append(avatar(nameOf(persona)));
  frame.addEventListener('load', () => {
    frame.contentWindow.addEventListener('focus', () => activate(self));
    frame.contentWindow.addEventListener('pointerdown', () => activate(self));
  });
  self.element = make(
    'section',
    { className: 'pane', 'aria-label': 'Chat' },
    make('header', { className: 'pane-head' }, face, select, badge, link),
    frame,
  );
  return self;
}

function nameOf(id) {
  return people.find((person) => person.id === id)?.name ?? id;
}

function activate(chosen) {
  active = chosen;
  for (const one of panes ?? []) one.element.classList.toggle('active', one === chosen);
  drawTabs();
}

/** Shown on a phone, where there is room for one person at a time. */
function drawTabs() {
  if (!tabs) return;
  tabs.replaceChildren(
    ...panes.map((one) =>
      make(
        'button',
        {
          type: 'button',
          role: 'tab',
          className: 'tab',
          'aria-selected': String(one === active),
          onclick: () => activate(one),
        },
        nameOf(one.persona).split(' ')[0],
        one.unread > 0 && make('span', { className: 'badge' }, String(one.unread)),
      ),
    ),
  );
}

/** Into the chat in use; into an agent's where that one is no agent's, since agents do the asking. */
function insert(text) {
  putInto(isAgent(active) ? active : (panes.find(isAgent) ?? active), text);
}

function isAgent({ persona }) {
  return people.some(({ id, role }) => id === persona && role === 'agent');
}

/** The pane that shows somebody; when neither does, agents appear on the left and the others on the right. */
function paneFor(persona) {
  const shown = panes.find((one) => one.persona === persona);
  if (shown) return shown;
  const [left, right] = panes;
  const chosen = isAgent({ persona }) ? left : right;
  chosen.show(persona);
  return chosen;
}

function putInto(to, text) {
  activate(to);
  to.waiting = text;
  hand(to);
  to.frame.focus();
  if (narrow.matches) closeSide();
}

/** A frame that is still loading would not hear it; it is handed over when the frame first reports. */
function hand(to) {
  if (!to.ready || to.waiting === undefined) return;
  to.frame.contentWindow.postMessage({ kind: 'insert', text: to.waiting }, location.origin);
  to.waiting = undefined;
}

/** Opens a guide, or closes it when it is open. */
function open(name) {
  const isOpen = !side.hidden && side.firstChild === guides[name];
  side.replaceChildren(guides[name]);
  side.hidden = isOpen;
}

function closeSide() {
  side.hidden = true;
}

function guideButton(name, words, picture) {
  return make(
    'button',
    { type: 'button', className: 'tool', onclick: () => open(name), 'aria-label': words },
    icon(picture),
    make('span', {}, words),
  );
}

function countUnread({ origin, source, data }) {
  if (origin !== location.origin || data?.kind !== 'unread') return;
  const from = panes.find(({ frame }) => frame.contentWindow === source);
  if (!from) return;
  from.unread = Number(data.unread);
  from.ready = true;
  hand(from);
  from.badge.textContent = String(from.unread);
  from.badge.hidden = from.unread === 0;
  drawTabs();
}
