import { readDocument } from '../../corpus/read-document.js';
import { readYamlMapping } from '../../corpus/yaml-fields.js';
import { InputFault } from '../input-fault.js';
import { factDay, factLanguage, factText } from './fact-values.js';
import { NO_FACTS, type SourceFacts, type SourceText } from './source-text.js';

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n((?:.*\n)*?)---[ \t]*\r?(?:\n|$)/u;
const BLOCK = /^[ \t]*:{3,}[ \t]*(?:allegation|response|context)\b/imu;

/** Names under which others keep what the corpus calls by the first. */
const KEYS = {
  title: ['title', 'headline'],
  publisher: ['publisher', 'source', 'site', 'site_name'],
  published: ['published', 'date', 'published_at', 'publish_date'],
  language: ['language', 'lang'],
  address: ['url', 'link', 'canonical', 'canonical_url'],
} as const satisfies Record<keyof SourceFacts, readonly string[]>;

/**
 * Reads Markdown. A file that already is a document of a corpus, with blocks that a person has set, is taken over as it is.
 * @throws InputFault where such a document has errors, or where the Markdown cannot be read
 */
export function readMarkdown(text: string, encoding: string): SourceText {
  const yaml = FRONT_MATTER.exec(text)?.[1] ?? null;
  const isDocument = yaml !== null && BLOCK.test(text);
  // Front matter that is not a corpus document's would be told as full of mistakes: only the body is read.
  const body = isDocument ? text : text.replace(FRONT_MATTER, (all) => all.replace(/[^\n]/gu, ''));
  const { document, problems } = readDocument(body, 'input.md');
  const error = problems.find(({ severity }) => severity === 'error');
  if (document === null) {
    throw new InputFault(`line ${error?.line ?? 1}: ${error?.what ?? 'cannot be read'}; ${error?.mend ?? 'mend it'}`);
  }
  const facts = yaml === null ? NO_FACTS : frontMatterFacts(yaml);
  // Without a heading, a document's title is made from its file's name, which here is none of its own.
  const heading = document.title === 'Input' ? null : document.title;
  return {
    kind: 'markdown',
    facts: { ...facts, title: facts.title ?? factText(heading) },
    guesses: [],
    passages: document.statements.map((statement) => ({ text: statement.text })),
    basis: { of: 'original', text, visible: null, pageStarts: null },
    encoding,
    verbatim: isDocument ? text : null,
  };
}

function frontMatterFacts(yaml: string): SourceFacts {
  const values = readYamlMapping(yaml, 'input.md', 2).fields?.values;
  const text = (key: keyof typeof KEYS): string | null => {
    for (const name of KEYS[key]) {
      const value = values?.get(name)?.value;
      if (typeof value === 'string' && value.trim() !== '') return value;
    }
    return null;
  };
  return {
    title: factText(text('title')),
    publisher: factText(text('publisher')),
    published: factDay(text('published')),
    language: factLanguage(text('language')),
    address: text('address'),
  };
}
