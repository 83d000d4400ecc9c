import { stringify } from 'yaml';
import type { HeadField } from './review-document.js';
import { withoutEnd } from './source-parts.js';

/** What the front matter is to say. */
export interface HeadChange {
  readonly title: string;
  readonly given: ReadonlyMap<HeadField, string>;
  readonly finished: boolean;
  /** The file's line end. */
  readonly end: string;
}

/**
 * Writes the review's state into front matter: `reviewed` as it is, what the person gave, and no `draft` once it is
 * finished. Other lines stay as they are. A file without front matter gets some when it is finished.
 * @param head the lines of the front matter, with its `---` lines; empty without any
 */
export function renderHead(head: readonly string[], { title, given, finished, end }: HeadChange): string[] {
  const fields = [...given].map(([field, value]) => yamlLine(field, value, end));
  const reviewed = `reviewed: ${finished}${end}`;
  const [open, close] = [head[0], head.at(-1)];
  if (open === undefined || close === undefined) {
    return finished ? [`---${end}`, yamlLine('title', title, end), ...fields, reviewed, `---${end}`, end] : [];
  }
  const kept = head.slice(1, -1).filter((line) => {
    const [, key = '', value = ''] = /^([\w-]+)[ \t]*:[ \t]*(.*)$/u.exec(withoutEnd(line)) ?? [];
    if (key === 'draft') return !finished;
    // A key that stands there without a value is written anew.
    return !(given as ReadonlyMap<string, string>).has(key) || !/^(?:""|'')?$/u.test(value);
  });
  const place = kept.findIndex((line) => /^reviewed[ \t]*:/u.test(line));
  if (place < 0) return [open, ...kept, ...fields, reviewed, close];
  const before = kept[place] ?? '';
  const isSame = new RegExp(`^reviewed[ \\t]*:[ \\t]*["']?${finished}["']?[ \\t]*$`, 'u').test(withoutEnd(before));
  return [open, ...kept.slice(0, place), ...fields, isSame ? before : reviewed, ...kept.slice(place + 1), close];
}

function yamlLine(key: string, value: string, end: string): string {
  return stringify({ [key]: value }, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd() + end;
}
