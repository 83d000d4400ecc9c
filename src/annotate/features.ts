import type { Sentence } from './sentence.js';
import type { Stance } from './stance.js';
import { tokensOf } from './tokens.js';

/** Places of the feature vector; features fall into them by their hash. */
export const FEATURE_PLACES = 16_384;

/** Features that are there, by place. Most are 1. */
export type Features = ReadonlyMap<number, number>;

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** Words whose order and presence say much; names are exchanged for a mark, so that nothing is learnt about anybody. */
function wordsOf({ prepared, language }: Sentence): string[] {
  if (language === 'zh') return [...prepared.folded.replace(/[\s\d\0]+/gu, '')];
  return tokensOf(prepared, language).map(({ kind, folded }) => {
    if (kind === 'name') return '<name>';
    if (kind === 'number') return '<number>';
    if (kind === 'time') return '<time>';
    return folded;
  });
}

const bin = (count: number): string => (count >= 3 ? '3+' : String(count));

function ruleFeatures(
  { evidence, speakers, grammar, prepared, segments, language }: Sentence,
  stance: Stance,
): string[] {
  const { length } = prepared.folded;
  const subject = grammar.firstSubject(0, length);
  const speaker = speakers[0];
  const saidSubject = speaker === undefined ? null : grammar.firstSubject(speaker.said.start, speaker.said.end);
  const forms = new Set(evidence.responses.map(({ type, form }) => `${type}/${form}`));
  const frames = new Set(evidence.accusations.map(({ frame }) => frame));
  const saidText = saidSubject === null ? '' : prepared.folded.slice(saidSubject.start, saidSubject.end);
  return [
    'always',
    `label ${stance.label}`,
    `mixed ${stance.mixed}`,
    `type ${stance.responseType}`,
    `strong ${bin(evidence.strong.length)}`,
    `weak ${bin(evidence.weak.length)}`,
    `wrongs ${bin(evidence.strong.length + evidence.weak.length)}`,
    `hedges ${bin(evidence.hedges.length)}`,
    `accusations ${bin(evidence.accusations.length)}`,
    `responsibility ${bin(evidence.responsibility.length)}`,
    `nondenials ${bin(evidence.nondenials.length)}`,
    `speakers ${bin(speakers.length)}`,
    `segments ${bin(segments.length)}`,
    `subject ${subject === null ? 'none' : 'there'}`,
    `said ${speaker === undefined ? 'nothing' : saidSubject === null ? 'no subject' : /^(?:it|he|she|they|we|i|il|elle|ils|他|她|其|我们)$/u.test(saidText) ? 'pronoun' : /^(?:its|his|her|their|our|my|ses|son|sa|leurs?|其|自己)/u.test(saidText) ? 'own' : 'party'}`,
    `judge ${speaker !== undefined && evidence.judges.some((judge) => judge.start < speaker.span.end && speaker.span.start < judge.end)}`,
    `question ${/[?？]\s*$/u.test(prepared.folded)}`,
    `quotes ${evidence.quotes.length > 0}`,
    `digits ${bin((prepared.folded.match(/\d+/gu) ?? []).length)}`,
    `length ${Math.min(5, Math.floor(length / (language === 'zh' ? 12 : 40)))}`,
    ...[...forms].map((form) => `response ${form}`),
    ...[...frames].map((frame) => `frame ${frame}`),
  ];
}

/** @returns the features of a sentence: what the rules found, and its words, single and in pairs */
export function featuresOf(sentence: Sentence, stance: Stance): Features {
  const features = new Map<number, number>();
  const add = (name: string, value: number): void => {
    const place = hash(name) % FEATURE_PLACES;
    features.set(place, (features.get(place) ?? 0) + value);
  };
  for (const name of ruleFeatures(sentence, stance)) {
    add(`rule ${name}`, 1);
    add(`rule ${sentence.language} ${name}`, 0.5);
  }
  const words = wordsOf(sentence).slice(0, 120);
  const grams = new Set<string>();
  for (const [index, word] of words.entries()) {
    grams.add(word);
    const next = words[index + 1];
    if (next !== undefined) grams.add(`${word} ${next}`);
    if (word.length > 5 && sentence.language !== 'zh') grams.add(`${word.slice(0, 5)}-`);
  }
  // Long sentences have many words, none of which should count less for it; very long ones must not drown the rules.
  const weight = grams.size === 0 ? 0 : 3 / Math.sqrt(Math.max(16, grams.size));
  for (const gram of grams) add(`${sentence.language} ${gram}`, weight);
  return features;
}
