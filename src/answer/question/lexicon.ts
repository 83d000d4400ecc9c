import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../../lib/package-root.js';

const FOLDER = path.join('src', 'answer', 'question', 'lexicon');

const generalGlossary = z.array(
  z.object({ lang: z.enum(['fr', 'zh']), terms: z.array(z.string()), words: z.array(z.string()) }),
);
const demonyms = z.array(z.object({ country: z.array(z.string()), adjectives: z.array(z.string()) }));
const synonyms = z.array(z.array(z.string()).min(2));

/** A term of another language with the English words that news prose uses for it. */
export type GeneralTerm = z.infer<typeof generalGlossary>[number];
/** A country's names, and the adjectives and nouns for what is of it. */
export type Demonym = z.infer<typeof demonyms>[number];

/**
 * @returns general French and Chinese vocabulary with English words; knows no campaign
 * @throws Error naming the file if it is missing or of another form
 */
export function readGeneralGlossary(): readonly GeneralTerm[] {
  const name = 'general-glossary.yaml';
  // The files are large and have one entry a line: read so, they take 2 ms, and 300 ms by the YAML parser.
  const entries = readLines(name).map((line) => {
    const match = /^- \{lang: (fr|zh), terms: \[(.*)\], words: \[(.*)\]\}$/.exec(line);
    return { lang: match?.[1], terms: listOf(match?.[2]), words: listOf(match?.[3]) };
  });
  return check(name, generalGlossary, entries);
}

/**
 * @returns countries with their adjectives, so that "Chinese" can be tied to a party named "China"
 * @throws Error naming the file if it is missing or of another form
 */
export function readDemonyms(): readonly Demonym[] {
  const name = 'demonyms.yaml';
  const entries = readLines(name).map((line) => {
    const match = /^- \{country: \[(.*)\], adjectives: \[(.*)\]\}$/.exec(line);
    return { country: listOf(match?.[1]), adjectives: listOf(match?.[2]) };
  });
  return check(name, demonyms, entries);
}

/**
 * @returns groups of English words that news prose uses for one another
 * @throws Error naming the file if it is missing or of another form
 */
export function readSynonyms(): readonly (readonly string[])[] {
  return read('synonyms-en.yaml', synonyms);
}

function read<T>(name: string, schema: z.ZodType<T>): T {
  return check(name, schema, parse(readLines(name).join('\n')));
}

/** The lines of a file that are neither empty nor a comment. */
function readLines(name: string): string[] {
  const text = readFileSync(path.join(packageRoot(), FOLDER, name), 'utf8');
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

function listOf(commaSeparated = ''): string[] {
  return commaSeparated.split(', ').map((item) => item.replace(/^'(.*)'$/, '$1').replaceAll("''", "'"));
}

function check<T>(name: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const where = result.error.issues[0]?.path.join('.');
  throw new Error(`${path.join(FOLDER, name)}: entry ${where} is not of the form that its first lines describe`);
}
