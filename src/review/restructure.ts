import { plainText } from '../corpus/plain-text.js';
import { cutSource, readsAs } from './cut-source.js';
import { draftOf } from './draft.js';
import { type AnnotatedSentence, proposalOf } from './proposal.js';
import type { ReviewDocument, Unit } from './review-document.js';
import type { Verdict } from './verdict.js';

/** A document that was restructured, or why it cannot be. */
export type Restructured = { readonly document: ReviewDocument } | { readonly why: string };

/**
 * Cuts a statement in two. Each part gets the proposal of its own sentences.
 * @param before number of the sentence that the second part begins with, from 2, or the words that it begins with
 */
export function splitUnit(document: ReviewDocument, unit: Unit, before: string): Restructured {
  const offset = offsetOf(unit, before.trim());
  if (offset === null) {
    const last = unit.sentences.length;
    const numbers = last < 2 ? '' : `a number from 2 to ${last}, or `;
    return { why: `write ${numbers}the words with which the second part begins` };
  }
  const texts = [unit.text.slice(0, offset).trim(), unit.text.slice(offset).trim()] as const;
  const sources = unit.source === null ? null : cutSource(unit.source, texts);
  const [first, second] = sentencesAround(unit, offset);
  const part = (place: 0 | 1, sentences: readonly AnnotatedSentence[]): Unit => {
    const { confidence } = proposalOf(sentences);
    const draft = draftOf(sentences, unit.written);
    const key = place === 0 ? unit.key : document.nextKey;
    return {
      ...unit,
      key,
      text: texts[place],
      source: sources?.[place] ?? null,
      sentences,
      draft,
      confidence,
      decision: 'open',
    };
  };
  const units = document.units.flatMap((one) => (one === unit ? [part(0, first), part(1, second)] : [one]));
  return { document: { ...document, units, nextKey: document.nextKey + 1 } };
}

function offsetOf({ text, sentences }: Unit, before: string): number | null {
  if (/^\d+$/u.test(before) && Number(before) >= 2 && Number(before) <= sentences.length) {
    return startsOf(text, sentences)[Number(before) - 1] ?? null;
  }
  if (before === '') return null;
  for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
    const isWithinWord = /[\p{L}\p{N}](?<!\p{Script=Han})$/u.test(text.slice(0, at)) && /^[\p{L}\p{N}]/u.test(before);
    if (text.slice(0, at).trim() !== '' && !isWithinWord) return at;
  }
  return null;
}

function startsOf(text: string, sentences: readonly AnnotatedSentence[]): number[] {
  let from = 0;
  return sentences.map((sentence) => {
    const at = Math.max(text.indexOf(sentence.text, from), from);
    from = at + sentence.text.length;
    return at;
  });
}

/** Of a sentence that is cut through, both parts are taken for what the whole is. */
function sentencesAround({ text, sentences }: Unit, offset: number): [AnnotatedSentence[], AnnotatedSentence[]] {
  const starts = startsOf(text, sentences);
  const first: AnnotatedSentence[] = [];
  const second: AnnotatedSentence[] = [];
  for (const [place, sentence] of sentences.entries()) {
    const within = offset - (starts[place] ?? 0);
    if (within <= 0) second.push(sentence);
    else if (within >= sentence.text.length) first.push(sentence);
    else {
      first.push({ ...sentence, text: sentence.text.slice(0, within).trim() });
      second.push({ ...sentence, text: sentence.text.slice(within).trim() });
    }
  }
  return [first, second];
}

/** Puts a statement together with the one that follows it. */
export function mergeWithNext(document: ReviewDocument, unit: Unit): Restructured {
  const place = document.units.indexOf(unit);
  const next = document.units[place + 1];
  if (next === undefined) return { why: 'nothing follows in this document' };
  if (next.decision === 'dropped') return { why: 'what follows was dropped; undo that first' };
  if (!areNeighbours(document, unit, next)) return { why: 'there is a heading or a comment between the two' };
  const text = plainText(`${unit.text}\n${next.text}`);
  const source = unit.source === null || next.source === null ? null : `${unit.source}\n${next.source}`;
  const sentences = [...unit.sentences, ...next.sentences];
  const written = merged(unit.written, next.written);
  const whole: Unit = {
    ...unit,
    text,
    source: source !== null && readsAs(source, text) ? source : null,
    sentences,
    written,
    draft: draftOf(sentences, written),
    confidence: proposalOf(sentences).confidence,
    decision: 'open',
  };
  const units = [...document.units.slice(0, place), whole, ...document.units.slice(place + 2)];
  return { document: { ...document, units } };
}

function areNeighbours({ parts }: ReviewDocument, unit: Unit, next: Unit): boolean {
  for (let block = unit.block + 1; block <= next.block; block++) {
    const [before, after] = [parts.blocks[block - 1], parts.blocks[block]];
    const between = parts.lines.slice((before?.last ?? 0) + 1, after?.first ?? 0);
    if (!between.every((line) => line.trim() === '')) return false;
  }
  return true;
}

/** On the safe side until a person decides: an allegation stays one, an answer next to something else is not sure. */
function merged(a: Verdict, b: Verdict): Verdict {
  const at = a.at === null || b.at === null || a.at === b.at ? (a.at ?? b.at) : `${a.at}, ${b.at}`;
  const heavier =
    [a, b].find(({ stance }) => stance === 'allegation') ?? [a, b].find(({ stance }) => stance === 'response') ?? a;
  const both = a.stance === 'allegation' && b.stance === 'allegation';
  const union = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])];
  return both ? { ...a, by: union(a.by, b.by), against: union(a.against, b.against), at } : { ...heavier, at };
}
