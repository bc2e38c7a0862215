import { avatar, icon, make } from './elements.js';

/**
 * The box to type in. Enter sends, Shift+Enter makes a new line, `@` offers the people of the chat.
 *
 * @param {{ send: (text: string) => void }} actions
 */
export function createComposer({ send }) {
  let mentionable = [];
  let offered = [];
  let chosen = 0;

  const box = make('textarea', {
    className: 'compose-text',
    rows: 1,
    'aria-label': 'Type a message',
    'aria-autocomplete': 'list',
    'aria-controls': 'mention-menu',
    placeholder: 'Type a message',
    autocomplete: 'off',
    spellcheck: true,
    oninput: () => changed(),
    onkeydown: (event) => pressed(event),
    onblur: () => offer([]),
  });
  const menu = make('ul', {
    className: 'mention-menu',
    id: 'mention-menu',
    role: 'listbox',
    'aria-label': 'Mention somebody',
    hidden: true,
  });
  const button = make(
    'button',
    { className: 'icon-button send', type: 'submit', 'aria-label': 'Send', disabled: true },
    icon('send'),
  );
  const form = make(
    'form',
    {
      className: 'composer',
      onsubmit: (event) => {
        event.preventDefault();
        submit();
      },
    },
    menu,
    box,
    button,
  );

  const changed = () => {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 140)}px`;
    button.disabled = box.value.trim() === '';
    const typed = /(?:^|\s)@([\p{L}' ]{0,30})$/u.exec(box.value.slice(0, box.selectionStart));
    offer(
      typed
        ? mentionable.filter((name) => name.toLowerCase().startsWith(typed[1].toLowerCase()) && name !== typed[1])
        : [],
    );
  };

  const offer = (names) => {
    offered = names;
    chosen = 0;
    menu.hidden = names.length === 0;
    draw();
  };

  const draw = () => {
    menu.replaceChildren(
      ...offered.map((name, index) =>
        make(
          'li',
          {
            id: `mention-${index}`,
            role: 'option',
            className: 'mention-option',
            'aria-selected': String(index === chosen),
            onmousedown: (event) => {
              event.preventDefault();
              mention(name);
            },
          },
          avatar(name, name === 'Latchkey' ? 'bot' : 'person'),
          name,
        ),
      ),
    );
    if (offered.length > 0) box.setAttribute('aria-activedescendant', `mention-${chosen}`);
    else box.removeAttribute('aria-activedescendant');
  };

  const mention = (name) => {
    const before = box.value.slice(0, box.selectionStart).replace(/@[\p{L}' ]*$/u, `@${name} `);
    box.value = before + box.value.slice(box.selectionStart);
    box.setSelectionRange(before.length, before.length);
    changed();
    box.focus();
  };

  const pressed = (event) => {
    if (offered.length > 0 && ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(event.key)) {
      event.preventDefault();
      if (event.key === 'Escape') offer([]);
      else if (event.key === 'Enter' || event.key === 'Tab') mention(offered[chosen]);
      else {
        chosen = (chosen + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length;
        draw();
      }
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  };

  const submit = () => {
    const text = box.value.trim();
    if (text === '') return;
    box.value = '';
    changed();
    send(withMentions(text, mentionable));
  };

  return {
    element: form,
    /** Puts a text into the box, after the mention of Latchkey where a group needs one; the person still has to send it. */
    insert(text) {
      box.value = text;
      changed();
      box.focus();
    },
    setMentionable(names) {
      mentionable = names;
    },
    focus: () => box.focus(),
  };
}

/** `@Name` becomes `<at>Name</at>`, as Teams sends a mention. Longer names first: "Ben" must not cut "Ben Lindqvist". */
function withMentions(text, names) {
  const byLength = [...names].sort((a, b) => b.length - a.length);
  return byLength.reduce(
    (so, name) => so.replaceAll(new RegExp(`@${escapePattern(name)}(?![\\p{L}<])`, 'giu'), `<at>${name}</at>`),
    text,
  );
}

function escapePattern(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
