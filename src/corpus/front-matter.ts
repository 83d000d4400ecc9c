import { z } from 'zod';
import { checkFields } from './check-fields.js';
import { isIsoDate } from './dates.js';
import { ID_PATTERN } from './ids.js';
import type { Problem } from './problem.js';
import { readYamlMapping } from './yaml-fields.js';

function text(key: string) {
  return z.string({ error: (issue) => (issue.input === undefined ? `no ${key}` : `"${key}" is not one text`) });
}

function isWebAddress(address: string): boolean {
  if (/[\s<>"\\]/u.test(address) || !/^https?:\/\//iu.test(address) || !URL.canParse(address)) return false;
  return new URL(address).hostname !== '';
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const language = (key: string) =>
  text(key).refine(isLanguageTag, { error: (issue) => `"${String(issue.input)}" is no language tag` });

const FRONT_MATTER = z.object({
  id: text('id')
    .regex(ID_PATTERN, { error: (issue) => `"${String(issue.input)}" cannot be an id` })
    .optional(),
  title: text('title'),
  publisher: text('publisher'),
  via: text('via').optional(),
  url: text('url').refine(isWebAddress, { error: (issue) => `"${String(issue.input)}" is no web address` }),
  published: text('published').refine(isIsoDate, { error: (issue) => `"${String(issue.input)}" is no date` }),
  kind: text('kind').optional(),
  language: language('language').optional(),
  source_language: language('source_language').optional(),
  event: text('event')
    .regex(ID_PATTERN, { error: (issue) => `"${String(issue.input)}" cannot be an id` })
    .optional(),
  reviewed: z.enum(['true', 'false'], { error: '"reviewed" is neither true nor false' }).optional(),
});

/** What the front matter of a document says. */
export type FrontMatter = z.infer<typeof FRONT_MATTER>;

const MENDS: Readonly<Record<keyof FrontMatter, string>> = {
  id: 'use letters, digits and hyphens, for example `id: reuters-2023-10-24-canada`',
  title: "write `title:` and the source's own title",
  publisher: 'write `publisher:` and who published it',
  via: 'write `via:` and the site whose copy was read',
  url: 'write `url:` and an address that begins with http:// or https://',
  published: 'write `published:` and the day as YYYY-MM-DD, for example 2023-10-24',
  kind: 'write `kind:` and one word, for example news-report',
  language: 'write a tag such as en, fr or zh',
  source_language: 'write a tag such as en, fr or zh',
  event: 'write `event:` and one id from events.yaml',
  reviewed: 'write `reviewed: true` or `reviewed: false`',
};

/**
 * Reads and checks the YAML between the `---` lines.
 * @param source the YAML without its fences
 * @param firstLine line of the file on which it begins, from 1
 * @returns the front matter, null where it cannot be used; its problems; and the line of each key
 */
export function readFrontMatter(
  source: string,
  file: string,
  firstLine: number,
): { frontMatter: FrontMatter | null; problems: Problem[]; lineOf: (key: keyof FrontMatter) => number } {
  const { fields, problems } = readYamlMapping(source, file, firstLine);
  const lineOf = (key: keyof FrontMatter): number => fields?.values.get(key)?.line ?? 1;
  if (fields === null) return { frontMatter: null, problems, lineOf };
  // A missing key is told at the line that opens the front matter.
  const checked = checkFields(FRONT_MATTER, MENDS, { ...fields, line: firstLine - 1 }, file);
  return { frontMatter: checked.value, problems: [...problems, ...checked.problems], lineOf };
}
