import type {
  Accusation,
  AnsweredContent,
  Cited,
  PhraseLanguage,
  Rebuttal,
  RefusalReason,
  StatementBlock,
} from '../answer/answer.js';
import type { Document, ResponseStatement } from '../corpus/document.js';
import type { Event, Party } from '../corpus/registry.js';
import { formatDay, type PhraseKey, phrase } from './phrases.js';

/*
 * The bot's own lines around the statements of an answer, as plain text on one line each. Every surface shows these
 * same lines, so that a response is introduced alike in Discord, in a terminal and in an export.
 */

/**
 * @param answer where the rebuttal stands: its sources date the response
 * @returns the line that introduces a response with its true occasion and date, or that says that none is on record
 */
export function rebuttalLine(answer: AnsweredContent, rebuttal: Rebuttal): string {
  const { language } = answer;
  const party = rebuttal.party.name;
  if (rebuttal.kind === 'none on record') {
    if (rebuttal.party.unnamed) return phrase(language, 'rebuttal.unnamed', { party });
    return phrase(language, 'rebuttal.none', { party, ...dated(language, rebuttal.asOf) });
  }
  if (rebuttal.standing === 'shown above') return phrase(language, 'rebuttal.shown-above', { party });
  const manner = mannerOf(rebuttal.cited.statement, rebuttal.party);
  const [own] = rebuttal.cited.citations;
  const published = answer.sources.find((source) => source.n === own)?.document.published ?? null;
  if (rebuttal.scope === 'same event') {
    const date = rebuttal.isDated ? published : null;
    return phrase(language, 'rebuttal.same-event', { party, manner, ...dated(language, date) });
  }
  const values = { party, manner, ...occasionOf(rebuttal.occasion), ...dated(language, published) };
  if (rebuttal.occasion === null && rebuttal.standing === 'first')
    return phrase(language, 'rebuttal.unrecorded', values);
  if (rebuttal.standing === 'further') return phrase(language, 'rebuttal.further', values);
  return phrase(language, rebuttal.scope === 'wider event' ? 'rebuttal.wider-event' : 'rebuttal.any-event', values);
}

/** @returns the line that opens a block of responses: whose they are, and to what */
export function responseOpening(
  language: PhraseLanguage,
  block: Extract<StatementBlock, { kind: 'response' }>,
): string {
  const manner = mannerOf(block.responses[0].statement, block.party);
  return phrase(language, 'response.opening', { party: block.party.name, manner, ...occasionOf(block.occasion) });
}

/** @returns what goes before an accusation whose text does not say who alleges; null where it does */
export function attributionLine(language: PhraseLanguage, accusation: Accusation): string | null {
  return accusation.attribution === null ? null : phrase(language, 'attributed', { name: accusation.attribution });
}

/**
 * @returns the words that every surface shows for a statement: its own, or those that the guard has let out for it, with
 *   its place in the source where one is recorded
 */
export function statementLine({ statement: { text: own, at }, wording }: Cited): string {
  const text = wording ?? own;
  return at === null ? text : `${text} (${at})`;
}

/** @returns publisher (and whose copy was read), title and day of a document, without its link */
export function sourceLine(language: PhraseLanguage, document: Document): string {
  const { publisher, via, title, published } = document;
  const copy = publisher !== null && via !== null ? phrase(language, 'source.via', { publisher, via }) : null;
  const from = copy ?? publisher ?? via;
  const colon = language === 'fr' ? ' : ' : language === 'en' ? ': ' : '：';
  const named = from === null ? title : `${from}${colon}${title}`;
  return published === null ? named : `${named}, ${formatDay(language, published)}`;
}

/** @returns why nothing is shown, in one or two sentences */
export function refusalLine(language: PhraseLanguage, reason: RefusalReason): string {
  return phrase(language, REFUSALS[reason]);
}

const REFUSALS: Readonly<Record<RefusalReason, PhraseKey>> = {
  'empty question': 'refusal.empty-question',
  'question too long': 'refusal.question-too-long',
  'too little room': 'refusal.too-little-room',
  guard: 'refusal.guard',
  busy: 'refusal.busy',
  'no claim': 'refusal.no-claim',
  'links only': 'refusal.links-only',
  'unknown event': 'refusal.unknown-event',
};

/** "Said" is kept for what the party itself said: not for a refusal to comment, nor for what others said for it. */
function mannerOf(statement: ResponseStatement, party: Party): 'said' | 'recorded' | 'for' {
  if (!statement.by.includes(party.id)) return 'for';
  return statement.type === 'no-comment' ? 'recorded' : 'said';
}

function occasionOf(event: Event | null): { occasion: 'none' | 'named'; event: string } {
  return event === null ? { occasion: 'none', event: '' } : { occasion: 'named', event: event.title };
}

function dated(language: PhraseLanguage, iso: string | null): { dated: 'yes' | 'no'; date: string } {
  return iso === null ? { dated: 'no', date: '' } : { dated: 'yes', date: formatDay(language, iso) };
}
