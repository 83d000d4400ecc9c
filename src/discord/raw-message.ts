import { IS_COMPONENTS_V2, LIMITS, LINK_STYLE } from '../present/discord/component-types.js';

/** What a message of components holds, read from its raw JSON. */
export interface RawMessage {
  /** Contents of all text displays, in reading order. */
  readonly texts: readonly string[];
  /** Addresses that buttons open. */
  readonly links: readonly string[];
  /** What breaks Discord's limits or the bot's rules on messages; empty if nothing does. */
  readonly faults: readonly string[];
}

/**
 * Reads a message as Discord would get it, trusting nothing about who made it.
 * @param message anything that can be written as JSON
 */
export function readRawMessage(message: unknown): RawMessage {
  const raw = JSON.parse(JSON.stringify(message)) as Json;
  const faults: string[] = [];
  const texts: string[] = [];
  const links: string[] = [];
  let components = 0;

  const walk = (value: Json): void => {
    if (!isObject(value)) return void faults.push('a component is not an object');
    components++;
    const shape = SHAPES.get(value.type as number);
    if (shape === undefined) return void faults.push(`a component of type ${value.type}`);
    for (const key of Object.keys(value)) if (!shape.includes(key)) faults.push(`"${key}" on type ${value.type}`);
    if (typeof value.content === 'string') texts.push(value.content);
    if (typeof value.url === 'string') links.push(value.url);
    if (value.style !== undefined && value.style !== LINK_STYLE) faults.push('a button that opens no link');
    if (typeof value.url === 'string' && value.url.length > LIMITS.buttonUrl) faults.push('a link is too long');
    if (typeof value.label === 'string' && value.label.length > LIMITS.buttonLabel) faults.push('a label is too long');
    if (Array.isArray(value.components)) value.components.forEach(walk);
  };

  if (!isObject(raw)) return { texts, links, faults: ['not an object'] };
  for (const key of Object.keys(raw)) if (!MESSAGE_KEYS.includes(key)) faults.push(`the message has "${key}"`);
  if (Array.isArray(raw.components)) raw.components.forEach(walk);
  if (raw.flags !== IS_COMPONENTS_V2) faults.push('the flags are not those of a message of components');
  if (JSON.stringify(raw.allowed_mentions) !== '{"parse":[]}') faults.push('mentions are not off');
  if (components > LIMITS.components) faults.push(`${components} components, at most ${LIMITS.components} are allowed`);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  if (characters > LIMITS.text) faults.push(`${characters} characters, at most ${LIMITS.text} are allowed`);
  if (texts.length === 0 || texts.includes('')) faults.push('an empty text');
  return { texts, links, faults };
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const MESSAGE_KEYS = ['flags', 'allowed_mentions', 'components'];

/** The keys that each type of component may have: a container's `spoiler`, for one, is not among them. */
const SHAPES = new Map<number, readonly string[]>([
  [1, ['type', 'components']],
  [2, ['type', 'style', 'label', 'url']],
  [10, ['type', 'content']],
  [14, ['type']],
  [17, ['type', 'components']],
]);

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
