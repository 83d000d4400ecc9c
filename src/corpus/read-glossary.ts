import { z } from 'zod';
import { checkFields } from './check-fields.js';
import type { Glossary, GlossaryEntry } from './glossary.js';
import type { Problem } from './problem.js';
import { readYamlList } from './yaml-fields.js';

function texts(key: string) {
  return z
    .union([z.string().transform((one) => [one]), z.array(z.string())], { error: `"${key}" is not a list of texts` })
    .transform((list) => list.filter((item) => item !== ''));
}

const ENTRY = z.object({
  term: z.string({ error: '"term" is not one text' }).optional(),
  terms: texts('terms').optional(),
  words: texts('words').optional(),
});

const MENDS = {
  term: 'write `term: one term`, or `terms: [one, two]`',
  terms: 'write `terms: [one, two]`',
  words: 'write `words: [one, two]` with the words that the documents use',
};

/**
 * Reads `glossary.yaml`: entries of `term` or `terms` with the `words` that the documents use for them.
 * @returns one entry for each term, the words of a term that comes twice joined; and what is wrong
 */
export function readGlossary(source: string, file: string): { glossary: Glossary; problems: Problem[] } {
  const { entries, problems } = readYamlList(source, file);
  const byTerm = new Map<string, GlossaryEntry>();
  for (const fields of entries) {
    const { value, problems: found } = checkFields(ENTRY, MENDS, fields, file);
    problems.push(...found);
    if (value === null) continue;
    const terms = [...(value.term === undefined ? [] : [value.term]), ...(value.terms ?? [])];
    const words = value.words ?? [];
    if (terms.length === 0) {
      problems.push({ file, line: fields.line, what: 'no term', mend: MENDS.term, severity: 'error' });
    }
    if (words.length === 0) {
      problems.push({ file, line: fields.line, what: 'no words', mend: MENDS.words, severity: 'error' });
      continue;
    }
    for (const term of terms) {
      const earlier = byTerm.get(term);
      if (earlier !== undefined) {
        const mend = 'put all its words into one entry';
        problems.push({ file, line: fields.line, what: `the term "${term}" comes twice`, mend, severity: 'warning' });
      }
      byTerm.set(term, { term, words: [...new Set([...(earlier?.words ?? []), ...words])] });
    }
  }
  return { glossary: [...byTerm.values()], problems };
}
