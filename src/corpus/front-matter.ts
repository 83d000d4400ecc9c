import { z } from 'zod';
import { checkFields } from './check-fields.js';
import { isIsoDate } from './dates.js';
import { DRAFT_ORIGINS } from './document.js';
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
  draft: z.enum(DRAFT_ORIGINS, { error: `"draft" is none of ${DRAFT_ORIGINS.join(', ')}` }).optional(),
});

/** An import does not always find these; what a person has not looked at yet must not stop the whole corpus for it. */
const MISSING_IN_DRAFTS = ['publisher', 'url', 'published'] as const;
const DRAFT_FRONT_MATTER = FRONT_MATTER.partial({ publisher: true, url: true, published: true });

/** What the front matter of a document says; a draft may lack publisher, url and published. */
export type FrontMatter = z.infer<typeof DRAFT_FRONT_MATTER>;

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
  draft: `write one of ${DRAFT_ORIGINS.join(', ')}, or remove the line once the document is reviewed`,
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
  const all = { ...fields, line: firstLine - 1 };
  const isDraft = DRAFT_ORIGINS.some((origin) => origin === fields.values.get('draft')?.value);
  if (!isDraft) {
    const checked = checkFields(FRONT_MATTER, MENDS, all, file);
    return { frontMatter: checked.value, problems: [...problems, ...checked.problems], lineOf };
  }
  const checked = checkFields(DRAFT_FRONT_MATTER, MENDS, all, file);
  for (const key of MISSING_IN_DRAFTS) {
    if ((fields.values.get(key)?.value ?? '') !== '') continue;
    problems.push({ file, line: all.line, what: `no ${key}`, mend: MENDS[key], severity: 'warning' });
  }
  return { frontMatter: checked.value, problems: [...problems, ...checked.problems], lineOf };
}
