import type { RequestVerb } from '../intents/outcome.ts';
import type {
  Action,
  ActionData,
  ActionSet,
  Colour,
  Column,
  ColumnSet,
  Container,
  Element,
  Execute,
  Fact,
  FactSet,
  InputChoiceSet,
  InputText,
  InputToggle,
  Refresh,
  RichTextBlock,
  Submit,
  TextBlock,
  ToggleVisibility,
} from './schema.ts';
import { clean, cut, plain, type Markdown } from './text.ts';

const titleLimit = 40;
const commandLimit = 500;
const messageLimit = 300;

/** Everything a card may press: `person.choose` picks one of several people by its place in the list. */
export type CardVerb = RequestVerb | 'person.choose';

type TextLook = Omit<TextBlock, 'type' | 'text' | 'wrap'>;
type Place = Pick<TextBlock, 'id' | 'spacing' | 'separator' | 'isVisible'>;

export function textBlock(text: Markdown, look: TextLook = {}): TextBlock {
  return { type: 'TextBlock', text: text.markdown, wrap: true, ...look };
}

export function heading(text: Markdown): TextBlock {
  return textBlock(text, { style: 'heading', size: 'large', weight: 'bolder' });
}

export function subtle(text: Markdown, place: Place = {}): TextBlock {
  return textBlock(text, { size: 'small', isSubtle: true, spacing: 'none', ...place });
}

/**
 * Text to copy exactly, in monospace. Teams reads no Markdown in a TextRun, so nothing needs a backslash here. What is
 * too long is left out whole: half a command must not be run.
 */
export function verbatim(text: string, place: Place = {}): RichTextBlock {
  const whole = clean(text);
  const shown = cut(whole, commandLimit) === whole ? whole : 'Too long for a card; the command line shows it.';
  const inlines = [{ type: 'TextRun', text: shown, fontType: 'monospace' } as const];
  return { type: 'RichTextBlock', inlines, spacing: 'small', ...place };
}

/** A block for each line of a command, because a line break inside a text run is shown as a space. */
export function verbatimLines(command: string): readonly RichTextBlock[] {
  if (cut(command, commandLimit) !== command) return [verbatim(command)];
  return command.split('\n').map((each, index) => verbatim(each, index === 0 ? {} : { spacing: 'none' }));
}

export function fact(title: string, value: Markdown): Fact {
  return { title: plain(title, titleLimit), value: value.markdown };
}

export function factSet(facts: readonly (Fact | undefined)[], place: Place = {}): FactSet {
  return { type: 'FactSet', facts: facts.filter((each) => each !== undefined), ...place };
}

export function container(
  items: readonly (Element | undefined)[],
  look: Place & Pick<Container, 'style'> = {},
): Container {
  return { type: 'Container', items: items.filter((each) => each !== undefined), ...look };
}

/** Columns of equal width; two at most, so that a phone shows them side by side. */
export function columnSet(columns: readonly (readonly Element[])[]): ColumnSet {
  return { type: 'ColumnSet', columns: columns.map((items): Column => ({ type: 'Column', width: 'stretch', items })) };
}

/** A coloured bar with one statement. */
export function banner(colour: Exclude<Colour, 'default' | 'accent'>, text: Markdown): Container {
  return container([textBlock(text, { weight: 'bolder', color: colour })], { style: colour });
}

export function actionSet(actions: readonly Action[]): ActionSet {
  return { type: 'ActionSet', actions };
}

export function inputText(
  id: string,
  label: string,
  options: Pick<InputText, 'isMultiline' | 'maxLength' | 'placeholder'> & { value?: string; required?: string },
): InputText {
  const { value, required, ...rest } = options;
  return {
    type: 'Input.Text',
    id,
    label,
    ...rest,
    ...(value !== undefined && { value: cut(clean(value), options.maxLength) }),
    ...(required !== undefined && { isRequired: true, errorMessage: required }),
  };
}

/** One of a list, closed until touched; an answer is required. */
export function inputChoice(
  id: string,
  label: string,
  choices: readonly { readonly id: string; readonly title: string }[],
  required: string,
): InputChoiceSet {
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: 'compact',
    placeholder: 'Choose',
    choices: choices.map((choice) => ({ title: plain(choice.title), value: clean(choice.id) })),
    isRequired: true,
    errorMessage: required,
  };
}

export function inputToggle(id: string, title: string, on: boolean): InputToggle {
  return {
    type: 'Input.Toggle',
    id,
    title: plain(title),
    value: on ? 'true' : 'false',
    valueOn: 'true',
    valueOff: 'false',
    wrap: true,
  };
}

/** A button that acts; the fallback sends the same data from a client that only knows Action.Submit. */
export function execute(
  title: string,
  verb: CardVerb,
  data: ActionData,
  look: Pick<Execute, 'style' | 'associatedInputs'> = {},
): Execute {
  const label = plain(title, titleLimit);
  const inputs = look.associatedInputs === undefined ? {} : { associatedInputs: look.associatedInputs };
  const fallback: Submit = { type: 'Action.Submit', title: label, data: { ...data, verb }, ...inputs };
  return { type: 'Action.Execute', title: label, verb, data, ...look, fallback };
}

/**
 * A button whose answer holds a secret. It has no fallback: an Action.Submit is answered by a stored message, and a
 * secret goes only into the response to the click.
 */
export function executeInPlace(
  title: string,
  verb: CardVerb,
  data: ActionData,
  look: Pick<Execute, 'style'> = {},
): Execute {
  return {
    type: 'Action.Execute',
    title: plain(title, titleLimit),
    verb,
    data,
    ...look,
    associatedInputs: 'none',
    fallback: 'drop',
  };
}

/** A button that types a message for the person, so that every next step can also be learnt and typed. */
export function say(title: string, message: string): Submit {
  return {
    type: 'Action.Submit',
    title: plain(title, titleLimit),
    data: { msteams: { type: 'imBack', value: cut(clean(message).replace(/[<>]/g, ''), messageLimit) } },
    associatedInputs: 'none',
  };
}

export function toggle(title: string, ids: readonly string[]): ToggleVisibility {
  return { type: 'Action.ToggleVisibility', title, targetElements: ids };
}

/** Lets Teams fetch each viewer's own view of a request when the card is shown. */
export function refreshOf(requestId: string): Refresh {
  const verb: CardVerb = 'request.view';
  return { action: { type: 'Action.Execute', title: 'Refresh', verb, data: { requestId } } };
}
