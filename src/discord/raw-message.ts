import {
  ACTION_ROW,
  BUTTON,
  CHANNEL_SELECT,
  CONTAINER,
  FILE,
  IS_COMPONENTS_V2,
  LIMITS,
  LINK_STYLE,
  ROLE_SELECT,
  SEPARATOR,
  STRING_SELECT,
  TEXT_DISPLAY,
} from '../present/discord/component-types.js';

/** A value of a message's raw JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** What a message of components holds, read from its raw JSON. */
export interface RawMessage {
  /** Contents of all text displays, in reading order. */
  readonly texts: readonly string[];
  /** What buttons say, and the addresses that they open. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** Addresses of the files that are shown. */
  readonly files: readonly string[];
  /** What can be pressed or chosen, row by row. */
  readonly controls: readonly (readonly JsonObject[])[];
  /** What breaks Discord's limits or the bot's rules on messages; empty if nothing does. */
  readonly faults: readonly string[];
}

/**
 * Reads a message as Discord would get it, trusting nothing about who made it. It must be one container of texts, lines and
 * links, then at most a file, then rows of controls.
 * @param message anything that can be written as JSON
 */
export function readRawMessage(message: unknown): RawMessage {
  const raw = JSON.parse(JSON.stringify(message)) as Json;
  const read = {
    texts: [] as string[],
    links: [] as RawMessage['links'][number][],
    files: [] as string[],
    controls: [] as JsonObject[][],
  };
  if (!isObject(raw)) return { ...read, faults: ['not an object'] };
  const faults: string[] = [];
  let components = 0;

  /** Counts a component, and tells whether it is one of the types with no keys but those that are known. */
  const take = (value: Json, types: readonly number[], where: string): value is JsonObject => {
    components++;
    if (!isObject(value)) {
      faults.push('a component is not an object');
      return false;
    }
    const keys = KEYS.get(value.type as number);
    if (keys === undefined || !types.includes(value.type as number)) {
      faults.push(`a component of type ${value.type} ${where}`);
      return false;
    }
    for (const key of Object.keys(value)) if (!keys.includes(key)) faults.push(`"${key}" on type ${value.type}`);
    return true;
  };
  const inside = (value: JsonObject): readonly Json[] => (Array.isArray(value.components) ? value.components : []);

  const [first = null, ...after] = Array.isArray(raw.components) ? (raw.components as readonly Json[]) : [];
  if (take(first, [CONTAINER], 'where all is read')) {
    for (const one of inside(first)) {
      if (!take(one, [TEXT_DISPLAY, SEPARATOR, ACTION_ROW], 'in the container')) continue;
      if (one.type === TEXT_DISPLAY) read.texts.push(typeof one.content === 'string' ? one.content : '');
      if (one.type !== ACTION_ROW) continue;
      for (const button of inside(one)) {
        if (!take(button, [BUTTON], 'among the links')) continue;
        faults.push(...linkFaults(button));
        read.links.push({ label: String(button.label), url: String(button.url) });
      }
    }
  }
  for (const one of after) {
    if (!take(one, [FILE, ACTION_ROW], 'after the container')) continue;
    if (one.type === FILE) {
      if (read.controls.length > 0) faults.push('a file after the controls');
      read.files.push(...fileAddress(one, faults));
      continue;
    }
    read.controls.push(
      inside(one).filter((control): control is JsonObject =>
        take(control, [BUTTON, STRING_SELECT, ROLE_SELECT, CHANNEL_SELECT], 'among the controls'),
      ),
    );
  }
  return { ...read, faults: [...faults, ...faultsOfWhole(raw, read.texts, components)] };
}

function faultsOfWhole(raw: JsonObject, texts: readonly string[], components: number): string[] {
  const faults = Object.keys(raw)
    .filter((key) => !MESSAGE_KEYS.includes(key))
    .map((key) => `the message has "${key}"`);
  if (raw.flags !== IS_COMPONENTS_V2) faults.push('the flags are not those of a message of components');
  if (JSON.stringify(raw.allowed_mentions) !== '{"parse":[]}') faults.push('mentions are not off');
  if (components > LIMITS.components) faults.push(`${components} components, at most ${LIMITS.components} are allowed`);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  if (characters > LIMITS.text) faults.push(`${characters} characters, at most ${LIMITS.text} are allowed`);
  if (texts.length === 0 || texts.includes('')) faults.push('an empty text');
  return faults;
}

function linkFaults({ style, label, url, custom_id: id, emoji, disabled }: JsonObject): string[] {
  const faults: string[] = [];
  if (style !== LINK_STYLE || typeof url !== 'string' || id !== undefined) faults.push('a button that opens no link');
  if (emoji !== undefined || disabled !== undefined) faults.push('a link that is more than a label');
  if (typeof url === 'string' && url.length > LIMITS.buttonUrl) faults.push('a link is too long');
  if (typeof label !== 'string' || label.length > LIMITS.buttonLabel) faults.push('a label is too long');
  return faults;
}

function fileAddress({ file }: JsonObject, faults: string[]): string[] {
  const isPlain = isObject(file ?? null) && Object.keys(file as JsonObject).join() === 'url';
  const url = isPlain ? (file as JsonObject).url : null;
  if (typeof url === 'string') return [url];
  faults.push('a file without an address');
  return [];
}

const MESSAGE_KEYS = ['flags', 'allowed_mentions', 'components'];

const SELECT_KEYS = ['type', 'custom_id', 'placeholder', 'min_values', 'max_values'];

/** The keys that each type of component may have: a container's or file's `spoiler`, for one, is not among them. */
const KEYS = new Map<number, readonly string[]>([
  [ACTION_ROW, ['type', 'components']],
  [BUTTON, ['type', 'style', 'label', 'url', 'custom_id', 'emoji', 'disabled']],
  [STRING_SELECT, [...SELECT_KEYS, 'options']],
  [ROLE_SELECT, [...SELECT_KEYS, 'default_values']],
  [CHANNEL_SELECT, [...SELECT_KEYS, 'default_values', 'channel_types']],
  [TEXT_DISPLAY, ['type', 'content']],
  [FILE, ['type', 'file']],
  [SEPARATOR, ['type']],
  [CONTAINER, ['type', 'components']],
]);

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
