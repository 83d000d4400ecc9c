import { z } from 'zod';
import { readDataFile } from './data-file.js';

const wordsFile = z.object({
  det: z.string(),
  prep: z.string(),
  coordination: z.string(),
  subordination: z.string(),
  pronoun: z.string(),
  auxiliary: z.string(),
  adverb: z.string(),
  time: z.string(),
  verbs: z.string(),
  irregular: z.string(),
  nouns_too: z.string(),
  titles: z.string(),
  spokespeople: z.string(),
});

const CLOSED = ['adverb', 'time', 'pronoun', 'subordination', 'prep', 'coordination', 'det', 'auxiliary'] as const;

/** The part that a word of a closed class plays, or a verb's. */
export type WordKind = (typeof CLOSED)[number] | 'verb';

/** A language's words by the part that they play. All are folded. */
export interface Words {
  readonly closed: ReadonlyMap<string, (typeof CLOSED)[number]>;
  readonly titles: ReadonlySet<string>;
  /** Those who speak for somebody else. */
  readonly spokespeople: ReadonlySet<string>;
  /**
   * @param previous kind of the word before
   * @param next the word after, folded
   */
  isVerb(folded: string, previous: string | undefined, next: string | undefined): boolean;
}

const split = (list: string): string[] => list.trim().split(/\s+/u);

/** After these a participle describes a noun: "the stolen goods", "two former employees". */
const BEFORE_ADJECTIVE = new Set(['det', 'prep', 'number', 'possessive']);

/** Verbs of saying that are nouns too, and may end a sentence: "..., the aide claims." */
const SAYING_TOO = new Set([
  'claim',
  'claims',
  'report',
  'reports',
  'charge',
  'charges',
  'show',
  'shows',
  'note',
  'notes',
  'estimate',
  'estimates',
]);

function englishForms(lemma: string): string[] {
  const stem = lemma.replace(/e$/u, '');
  if (/[^aeiou]y$/u.test(lemma)) {
    const base = lemma.slice(0, -1);
    return [lemma, `${base}ies`, `${base}ied`, `${lemma}ing`];
  }
  const doubled = /[^aeiou][aeiou][bdglmnprt]$/u.test(lemma)
    ? [`${lemma}${lemma.at(-1)}ed`, `${lemma}${lemma.at(-1)}ing`]
    : [];
  const s = /(?:s|x|ch|sh|z)$/u.test(lemma) ? `${lemma}es` : `${lemma}s`;
  return [lemma, s, `${stem}ed`, `${stem}ing`, ...doubled];
}

function frenchForms(lemma: string): string[] {
  if (lemma.endsWith('er')) {
    const stem = lemma.slice(0, -2);
    const soft = stem.endsWith('g') ? `${stem}e` : stem;
    const ends = ['er', 'e', 'es', 'ent', 'ee', 'ees', 'era', 'eront', 'erait', 'eraient', 'erent'];
    return [...ends.map((end) => stem + end), ...['ait', 'aient', 'ant', 'a'].map((end) => soft + end)];
  }
  if (lemma.endsWith('ir')) {
    const stem = lemma.slice(0, -2);
    return ['ir', 'i', 'it', 'is', 'issent', 'issait', 'ie', 'ies', 'issant', 'irait', 'ira'].map((end) => stem + end);
  }
  return [lemma];
}

function read(language: 'en' | 'fr'): Words {
  const file = readDataFile(`words-${language}.yaml`, wordsFile);
  const closed = new Map<string, (typeof CLOSED)[number]>();
  for (const kind of CLOSED) for (const word of split(file[kind])) closed.set(word, kind);
  const forms = language === 'en' ? englishForms : frenchForms;
  const both = new Set(split(file.nouns_too).flatMap((lemma) => [lemma, forms(lemma)[1] ?? lemma]));
  const verbs = new Set([...split(file.verbs), ...(language === 'en' ? split(file.nouns_too) : [])].flatMap(forms));
  for (const word of split(file.irregular)) verbs.add(word);
  const isVerb: Words['isVerb'] = (folded, previous, next) => {
    const describes = previous !== undefined && BEFORE_ADJECTIVE.has(previous);
    if (both.has(folded)) {
      if (previous !== 'noun' && previous !== 'name' && previous !== 'pronoun') return false;
      if (next === 'back' || next === 'out' || next === 'up' || next === 'off' || next === 'down') return true;
      const kind = next === undefined ? undefined : closed.get(next);
      if (next === undefined || /^[.,;:!?"]$/u.test(next)) return SAYING_TOO.has(folded);
      return kind === 'det' || kind === 'pronoun' || kind === 'subordination';
    }
    if (language === 'en' && /.{3}ing$/u.test(folded) && (previous === 'det' || previous === 'possessive'))
      return false;
    if (verbs.has(folded)) return !(describes && (language === 'fr' || /(?:ed|en|n|t)$/u.test(folded)));
    const opens = previous === undefined || previous === 'subordination' || previous === 'sign' || previous === 'quote';
    return language === 'en' && /.{3}ed$/u.test(folded) && !describes && !opens;
  };
  return { closed, titles: new Set(split(file.titles)), spokespeople: new Set(split(file.spokespeople)), isVerb };
}

const known = new Map<'en' | 'fr', Words>();

/**
 * @returns a language's words, read once
 * @throws Error naming the file if it is missing or of another form
 */
export function wordsOf(language: 'en' | 'fr'): Words {
  let words = known.get(language);
  if (words === undefined) {
    words = read(language);
    known.set(language, words);
  }
  return words;
}
