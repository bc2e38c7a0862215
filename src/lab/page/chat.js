import { connect } from './api.js';
import { createPresses } from './card-presses.js';
import { chatHead } from './chat-head.js';
import { chatList } from './chat-list.js';
import { createLog } from './chat-log.js';
import { createState } from './chat-state.js';
import { createComposer } from './composer.js';
import { avatar, icon, make } from './elements.js';
import { peoplePanel } from './people-panel.js';
import { suggestedMessages } from './suggested-messages.js';
import { useTheme } from './theme.js';
import { createTyping } from './typing.js';

const place = (id) => document.getElementById(id);
const persona = location.pathname.split('/').at(-1);
const embedded = window.parent !== window;
const phone = matchMedia('(max-width: 479px)');
const panelCovers = matchMedia('(max-width: 1079px)');

const api = connect(persona);
const theme = useTheme();
const state = createState(persona);
const typing = createTyping(place('typing'));
const composer = createComposer({ send: (text) => say(state.current(), text) });
const log = createLog(place('log'), state, act);
const presses = createPresses(api, state, log);
const suggestions = make('div', { className: 'suggestions' });

document.body.classList.toggle('embedded', embedded);
place('composer').append(suggestions, composer.element);
drawRail();
addEventListener('focus', markRead);
addEventListener('message', insertFromParent);
api.follow(load, receive, () => place('chat').classList.add('offline'));

async function load() {
  const [loaded, { people, syncNote }] = await Promise.all([api.state(), api.people()]);
  state.me = loaded.me;
  state.people = people;
  state.syncNote = syncNote;
  state.role = people.find(({ id }) => id === persona)?.role;
  state.setConversations(loaded.conversations);
  state.currentId ??= phone.matches && !embedded ? undefined : loaded.conversations[0]?.id;
  place('chat').classList.remove('offline');
  drawRail();
  drawChat();
}

function receive(event) {
  const conversation = state.withId(event.conversationId);
  if (!conversation) return;
  const shown = conversation.id === state.currentId;
  if (event.kind === 'typing') return shown ? typing.show() : undefined;
  if (event.kind === 'deleted') state.remove(conversation, event.messageId);
  else state.keep(conversation, event.message);
  if (shown && event.message?.from === undefined) typing.hide();
  const isNews = event.kind === 'posted' && event.message.from !== persona;
  if (isNews && !(shown && document.hasFocus())) state.countUnread(conversation);
  if (shown) drawMessages();
  drawList();
}

async function say(conversation, text, value) {
  const delivered = await api.say(conversation.id, text, value).catch(() => ({ delivered: false }));
  if (delivered.delivered) state.notDelivered.delete(conversation.id);
  else state.notDelivered.add(conversation.id);
  if (conversation.id === state.currentId) drawMessages();
}

function act(conversation, message, action) {
  if (action.kind === 'say') void say(conversation, action.text || 'Submitted', action.value);
  else void presses.press(conversation, message, action);
}

function open(conversation) {
  state.currentId = conversation.id;
  drawChat();
  log.toEnd();
  if (!phone.matches) composer.focus();
}

function leave() {
  state.currentId = undefined;
  place('side').hidden = true;
  drawChat();
  drawRail();
}

function markRead() {
  if (state.unread.delete(state.currentId)) drawList();
}

function drawChat() {
  const conversation = state.current();
  place('app').classList.toggle('in-chat', conversation !== undefined);
  state.unread.delete(state.currentId);
  drawList();
  if (!conversation) return;
  typing.hide();
  const others = conversation.members.filter((member) => member.persona !== persona);
  composer.setMentionable(['Latchkey', ...others.map(({ name }) => name)]);
  place('chat-head').replaceChildren(...chatHead(conversation, leave));
  drawMessages();
}

function drawMessages() {
  const conversation = state.current();
  log.update();
  drawSuggestions(conversation);
  for (const message of conversation.messages) void presses.refresh(conversation, message);
}

function drawList() {
  const focused = document.activeElement?.dataset['conversation'];
  place('list').replaceChildren(...chatList(state, open));
  if (focused)
    place('list')
      .querySelector(`[data-conversation="${CSS.escape(focused)}"]`)
      ?.focus();
  const unread = state.totalUnread();
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${state.me.name} | Latchkey lab`;
  if (embedded) window.parent.postMessage({ kind: 'unread', unread }, location.origin);
}

function drawSuggestions({ key, kind, messages }) {
  const written = messages.some(({ from }) => from === persona);
  const texts = written || key === 'approvals' ? [] : suggestedMessages(state.role, kind === 'groupChat');
  const chip = (text) =>
    make('button', { type: 'button', className: 'chip', onclick: () => composer.insert(text) }, text);
  suggestions.replaceChildren(...texts.map(chip));
}

function drawRail() {
  const panelOpen = !place('side').hidden;
  place('rail').replaceChildren(
    railItem('chat', 'Chat', phone.matches ? leave : composer.focus, !panelOpen),
    railItem('people', 'People to try', togglePeople, panelOpen),
    make('span', { className: 'rail-gap' }),
    railItem('moon', 'Theme', theme.toggle),
    ...(state.me ? [make('span', { className: 'rail-me', title: state.me.name }, avatar(state.me.name))] : []),
  );
}

function railItem(picture, label, onclick, on) {
  const properties = { type: 'button', className: `rail-item${on ? ' on' : ''}`, onclick };
  return make(
    'button',
    { ...properties, ...(on !== undefined && { 'aria-pressed': String(on) }) },
    icon(picture),
    make('span', {}, label),
  );
}

function togglePeople() {
  const side = place('side');
  side.hidden = !side.hidden;
  if (!side.hidden) side.replaceChildren(peoplePanel(state, { insert: insertMessage, close: togglePeople }));
  drawRail();
}

/** A message from "People to try". The approvers' group is no place for a question, so it goes to the chat with Latchkey. */
function insertMessage(text) {
  if (!state.current() || state.current().key === 'approvals') open(state.withKey('latchkey'));
  if (panelCovers.matches && !place('side').hidden) togglePeople();
  composer.insert(state.current().kind === 'groupChat' ? `@Latchkey ${text}` : text);
}

function insertFromParent({ origin, source, data }) {
  if (origin === location.origin && source === window.parent && data?.kind === 'insert')
    insertMessage(String(data.text));
}
