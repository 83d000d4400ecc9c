import { z } from 'zod';
import { RESPONSE_TYPES, type ResponseType } from '../corpus/document.js';
import type { AnnotatedLanguage } from './annotation.js';
import { readDataFile } from './data-file.js';

const patterns = z.array(z.string()).default([]);
const responsePatterns = z
  .object({ verbs: patterns, passives: patterns, contents: patterns, hints: patterns })
  .prefault({});
const rulesFile = z.object({
  macros: z.record(z.string(), z.string()),
  masks: patterns,
  neutral: patterns,
  responses: z.object({
    denial: responsePatterns,
    'counter-accusation': responsePatterns,
    refutation: responsePatterns,
    'partial-acceptance': responsePatterns,
    acceptance: responsePatterns,
    'no-comment': responsePatterns,
  }),
  nondenials: patterns,
  accusations: z.object({ transitive: patterns, objectAfter: patterns, passive: patterns }),
  responsibility: patterns,
  wrongs: z.object({ strong: patterns, weak: patterns }),
  hedges: patterns,
  speech: z.string(),
  sources: z.string(),
  contrast: z.string(),
});

/**
 * Where the speaker of a response stands: before its verb; after the `by` of a passive; wherever the sentence says who
 * speaks, for words that answer by what they say (`content`, and `hint` where they do so only in an answer's company).
 */
export type ResponseForm = 'verb' | 'passive' | 'content' | 'hint';

/** The patterns for one way of answering. */
export interface ResponseRule {
  readonly type: ResponseType;
  readonly form: ResponseForm;
  readonly pattern: RegExp;
}

/** A language's patterns, over folded text. Patterns are global and must be used through `matchAll`. */
export interface Rules {
  readonly masks: RegExp;
  readonly neutral: RegExp;
  readonly responses: readonly ResponseRule[];
  readonly nondenials: RegExp;
  /** Verbs whose object is accused. */
  readonly transitive: RegExp;
  /** Phrases after which the accused stands. */
  readonly objectAfter: RegExp;
  /** Phrases before which the accused stands. */
  readonly passive: RegExp;
  readonly responsibility: RegExp;
  readonly strong: RegExp;
  readonly weak: RegExp;
  readonly hedges: RegExp;
  readonly speech: RegExp;
  readonly sources: RegExp;
  readonly contrast: RegExp;
  readonly judge: RegExp;
  readonly claim: RegExp;
}

/** Matches nothing. */
const NEVER = '(?!)';

function compile(language: AnnotatedLanguage): Rules {
  const file = readDataFile(`rules-${language}.yaml`, rulesFile);
  const expand = (pattern: string): string =>
    pattern.replace(/\{([a-z]\w*)\}/g, (_, name: string) => {
      const macro = file.macros[name];
      if (macro === undefined)
        throw new Error(`rules-${language}.yaml: there is no macro "${name}"; write it, or mend: ${pattern}`);
      return expand(macro.trim());
    });
  const start = language === 'zh' ? '' : '(?<![\\p{L}\\p{N}])';
  const anyOf = (list: readonly string[]): RegExp =>
    new RegExp(`${start}(?:${list.length === 0 ? NEVER : list.map(expand).join('|')})`, 'gu');
  const words = (list: string): RegExp =>
    language === 'zh'
      ? new RegExp(expand(list), 'gu')
      : new RegExp(`${start}(?:${list.trim().split(/\s+/).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const forms = [
    ['verb', 'verbs'],
    ['passive', 'passives'],
    ['content', 'contents'],
    ['hint', 'hints'],
  ] as const;
  const responses = RESPONSE_TYPES.flatMap((type) =>
    forms.flatMap(([form, key]) => {
      const list = file.responses[type][key];
      return list.length === 0 ? [] : [{ type, form, pattern: anyOf(list) }];
    }),
  );
  return {
    masks: anyOf(file.masks),
    neutral: anyOf(file.neutral),
    responses,
    nondenials: anyOf(file.nondenials),
    transitive: anyOf(file.accusations.transitive),
    objectAfter: anyOf(file.accusations.objectAfter),
    passive: anyOf(file.accusations.passive),
    responsibility: anyOf(file.responsibility),
    strong: anyOf(file.wrongs.strong),
    weak: anyOf(file.wrongs.weak),
    hedges: anyOf(file.hedges),
    speech: words(file.speech),
    sources: anyOf([file.sources]),
    contrast: anyOf([`(?:${file.contrast})`]),
    judge: anyOf([file.macros.judge ?? NEVER]),
    claim: anyOf([file.macros.claim ?? NEVER]),
  };
}

const compiled = new Map<AnnotatedLanguage, Rules>();

/**
 * @returns a language's patterns, read once
 * @throws Error naming the file if it is missing, of another form, or names a macro that it does not have
 */
export function rulesOf(language: AnnotatedLanguage): Rules {
  let rules = compiled.get(language);
  if (rules === undefined) {
    rules = compile(language);
    compiled.set(language, rules);
  }
  return rules;
}
