import { z } from 'zod';
import { settingsSchema } from '../../src/config.ts';

/** What is used here of a JSON schema. */
interface Shape {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly oneOf?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
}

export interface Setting {
  readonly path: string;
  readonly values: string;
  /** `required`: the settings are refused without it. Empty: it may be left out and has no default. */
  readonly otherwise: string;
  readonly meaning: string;
}

/** Every setting with its bounds, its default and its meaning, in the order of the schema. */
export function settingsList(): readonly Setting[] {
  const shape = z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' }) as Shape;
  return settingsIn('', shape);
}

function settingsIn(prefix: string, shape: Shape): readonly Setting[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, each]) => {
    const isRequired = shape.required?.includes(name) === true && each.default === undefined;
    return settingsOf(prefix === '' ? name : `${prefix}.${name}`, each, isRequired);
  });
}

function settingsOf(path: string, shape: Shape, isRequired: boolean): readonly Setting[] {
  const kinds = kindsOf(shape);
  if (kinds) return [row(path, shape, isRequired), ...kinds.flatMap((each) => settingsOfKind(path, each))];
  const declared = shape.properties?.['by'] && shape.properties['value'];
  if (declared) return [{ ...row(path, declared, false), meaning: shape.description ?? '' }];
  if (shape.type === 'object' && shape.properties) return [...headOf(path, shape, false), ...settingsIn(path, shape)];
  const items = shape.items;
  const ofItems = items && (items.properties ?? items.oneOf) ? settingsOf(`${path}[]`, items, false) : [];
  return [row(path, shape, isRequired), ...ofItems.filter((setting) => setting.path !== `${path}[]`)];
}

/** The settings of one of several kinds carry its name: `audit.forward (syslog).host`. */
function settingsOfKind(path: string, shape: Shape): readonly Setting[] {
  const kind = shape.properties?.['kind']?.const;
  return settingsIn(`${path} (${String(kind)})`, shape).filter((setting) => !setting.path.endsWith(').kind'));
}

/** A section has a line of its own only when there is something to say of it as a whole. */
function headOf(path: string, shape: Shape, isRequired: boolean): readonly Setting[] {
  return shape.description === undefined ? [] : [row(path, shape, isRequired)];
}

function row(path: string, shape: Shape, isRequired: boolean): Setting {
  return {
    path,
    values: valuesOf(shape),
    otherwise: isRequired ? 'required' : shape.type === 'object' ? '' : defaultOf(shape.default),
    meaning: shape.description ?? '',
  };
}

const kindsOf = ({ oneOf, anyOf }: Shape): readonly Shape[] | undefined => oneOf ?? anyOf;

const longestDefault = 60;

function defaultOf(value: unknown): string {
  if (value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0))
    return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestDefault ? '...' : text;
}

function valuesOf(shape: Shape): string {
  const kinds = kindsOf(shape);
  if (kinds) return `one of the kinds ${kinds.map(({ properties }) => String(properties?.['kind']?.const)).join(', ')}`;
  if (shape.enum) return shape.enum.map(String).join(', ');
  if (shape.type === 'array') return `list of ${valuesOf(shape.items ?? {})}`;
  if (shape.type === 'integer' || shape.type === 'number') return `${shape.minimum} to ${shape.maximum}`;
  if (shape.type === 'boolean') return 'true, false';
  if (shape.type === 'object') return 'section';
  return { uuid: 'GUID', uri: 'address', 'date-time': 'date and time' }[shape.format ?? ''] ?? 'text';
}

/** The table as Markdown. */
export function renderSettingsTable(settings: readonly Setting[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const code = (text: string) => (text === '' || text === 'required' ? text : `\`${cell(text)}\``);
  const rows = settings.map(
    ({ path, values, otherwise, meaning }) =>
      `| \`${path}\` | ${cell(values)} | ${code(otherwise)} | ${cell(meaning)} |`,
  );
  return ['| setting | values | default | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const place = /(<!-- settings:[^>]*-->\n)[\s\S]*?(<!-- end of settings -->)/;

/** The page with its table brought up to date. */
export function withSettingsTable(page: string): string {
  if (!place.test(page)) throw new Error('The page has no place for the settings.');
  return page.replace(
    place,
    (_, begin: string, end: string) => `${begin}\n${renderSettingsTable(settingsList())}\n\n${end}`,
  );
}
