import { type Annotation, UNNAMED } from '../annotate/annotation.js';
import { RESPONSE_TYPES, type ResponseType, type Statement } from '../corpus/document.js';

/** A sentence of a statement with what the annotator takes it for. */
export interface AnnotatedSentence {
  readonly text: string;
  readonly annotation: Annotation;
  /** Ids of the parties that it names and that do not speak in it. */
  readonly named: readonly string[];
}

/** What a statement of one or more sentences is taken for. */
export interface Proposal {
  readonly stance: Statement['stance'];
  /** True where an allegation holds its own response, so that it may want to be split. */
  readonly mixed: boolean;
  readonly type: ResponseType | null;
  /** Ids of parties of the registry. */
  readonly by: readonly string[];
  readonly against: readonly string[];
  /** Words that name a party which the registry does not have. */
  readonly unknownBy: readonly string[];
  readonly unknownAgainst: readonly string[];
  /** How often such a label is right, 0 to 1: that of the least certain sentence. */
  readonly confidence: number;
}

/**
 * Puts what the annotator says of sentences together. On the safe side: one sentence that alleges makes the statement an
 * allegation.
 * @param sentences of one statement, in order
 */
export function proposalOf(sentences: readonly AnnotatedSentence[]): Proposal {
  const all = sentences.map(({ annotation }) => annotation);
  const labelled = (label: Annotation['label']): Annotation[] => all.filter((one) => one.label === label);
  const [allegations, responses] = [labelled('allegation'), labelled('response')];
  const deciding = allegations.length > 0 ? allegations : responses;
  const stance = allegations.length > 0 ? 'allegation' : responses.length > 0 ? 'response' : 'context';
  const types = new Set(responses.map(({ responseType }) => responseType));
  const heaviest = RESPONSE_TYPES.find((type) => types.has(type)) ?? null;
  const turned = types.has('counter-accusation') ? 'counter-accusation' : heaviest;
  const by = distinct(deciding.flatMap(({ byIds }) => byIds));
  const against = distinct(deciding.flatMap(({ againstIds }) => againstIds));
  // "a ship from Southland": who is accused by other words than its name is mostly named beside them.
  const named = sentences.flatMap((sentence) => (deciding.includes(sentence.annotation) ? sentence.named : []));
  const beside =
    stance === 'allegation' && against.length === 0 ? distinct(named).filter((id) => !by.includes(id)) : [];
  return {
    stance,
    mixed: allegations.some(({ mixed }) => mixed) || (allegations.length > 0 && responses.length > 0),
    type: stance === 'response' ? turned : null,
    by,
    against: [...against, ...beside],
    unknownBy: distinct(deciding.flatMap(({ by, byIds }) => unknown(by, byIds))),
    unknownAgainst: distinct(deciding.flatMap(({ against, againstIds }) => unknown(against, againstIds))),
    confidence: all.reduce((least, { confidence }) => Math.min(least, confidence), 1),
  };
}

const PRONOUN =
  /^(?:it|its|he|him|she|her|they|them|we|us|you|who|that|this|il|elle|ils|elles|lui|on|nous|他|她|它|他们|她们|其|我们)$/iu;

function unknown(words: string, ids: readonly string[]): string[] {
  return ids.length > 0 || words === UNNAMED || PRONOUN.test(words.trim()) ? [] : [words.trim()];
}

function distinct<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
