import { splitSentences } from '../../corpus/sentences.js';
import { detectLanguage } from '../question/language.js';
import type { QuestionLanguage } from '../question/question.js';
import type { Vocabulary } from '../question/vocabulary.js';
import { checkability, opensWithPronoun, withSubject } from './checkable.js';
import type { CleanMessage } from './clean-message.js';
import { inPlainWords } from './plain-words.js';

/** One claim of a message. */
export interface Claim {
  /** As the message has it, without markup. */
  readonly text: string;
  /** For searching and comparing: in plain words, a name in place of an opening pronoun. */
  readonly plain: string;
  readonly language: QuestionLanguage;
}

/** How many claims of one message are checked. */
const MAX_CLAIMS = 3;
/** How many sentences of a message are looked at. */
const MAX_SENTENCES = 60;
/** A longer sentence is a list or no prose at all; and half of one could say the opposite. */
const LONGEST_CLAIM = 500;

/**
 * Semicolons part statements that could stand alone, and in chats sentences begin with small letters; words before a point
 * that are short may be abbreviations.
 */
const PARTS = /\s*[;；]\s*|(?<=\p{L}{5}\.|[!?…])\s+(?=\p{Ll})/u;

/**
 * Finds the claims of a message that could be looked up: sentences that state something. A sentence about "they" or "it"
 * is read with the party that the sentence before names, and is no claim where that names none.
 * @returns at most three, the most specific ones, in the order of the message
 */
export function splitClaims(message: CleanMessage, vocabulary: Vocabulary): Claim[] {
  const sentences = message.lines
    .flatMap((line) => splitSentences(line, detectLanguage(line)))
    .slice(0, MAX_SENTENCES)
    .flatMap((sentence) => sentence.split(PARTS))
    .map((sentence) => sentence.trim())
    .filter(({ length }) => length > 0 && length <= LONGEST_CLAIM)
    .filter((sentence, place, all) => all.indexOf(sentence) === place);
  const found: { claim: Claim; weight: number; place: number }[] = [];
  let subject: string | null = null;
  for (const [place, text] of sentences.entries()) {
    const language = detectLanguage(text);
    const named = firstParty(text, vocabulary);
    const pronoun = opensWithPronoun(text);
    const before: string | null = subject;
    subject = pronoun ? (before ?? named) : named;
    if (checkability(text, language) !== 'claim' || (pronoun && before === null)) continue;
    const whole = pronoun && before !== null ? withSubject(text, before) : text;
    const plain = language === 'en' ? inPlainWords(whole) : whole;
    found.push({ claim: { text, plain, language }, weight: specificity(whole, vocabulary), place });
  }
  return found
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .slice(0, MAX_CLAIMS)
    .sort((a, b) => a.place - b.place)
    .map(({ claim }) => claim);
}

function firstParty(text: string, vocabulary: Vocabulary): string | null {
  return vocabulary.parties.find(text)[0]?.matched ?? null;
}

/** Names of the subject count most, then numbers and other names. */
function specificity(text: string, vocabulary: Vocabulary): number {
  const named = new Set([...vocabulary.parties.find(text), ...vocabulary.events.find(text)].map(({ id }) => id));
  const numbers = text.match(/\d+(?:[.,]\d+)*/gu)?.length ?? 0;
  const capitals = text.match(/(?<=\p{L}\s)\p{Lu}\p{L}+/gu)?.length ?? 0;
  return 2 * Math.min(3, named.size) + Math.min(2, numbers) + Math.min(2, capitals) / 2;
}
