import type { Fault } from './fault.js';
import { inCommon, TELLS_OF } from './negation.js';
import type { Reading, SourceReading } from './reading.js';

/** How a source tells how sure it is, or how much of something it means. */
const HEDGES = {
  possible: /(?<!\p{L})(?:may(?! \d)|might|possib\p{L}+|perhaps|potential(?:ly)?|could (?=have|be))(?!\p{L})/giu,
  likely: /(?<!\p{L})(?:likely|likelihood|probabl[ey]|probability|presumabl[ey])(?!\p{L})/giu,
  apparent:
    /(?<!\p{L})(?:appear(?:s|ed)? (?:to|as)|seem(?:s|ed)?|seemingly|apparent(?:ly)?|suggest(?:s|ed|ing)?|indicat\p{L}+|impl(?:y|ies|ied))(?!\p{L})/giu,
  suspected:
    /(?<!\p{L})(?:suspect(?:s|ed)?|alleged(?:ly)?|believ(?:e|es|ed)|reportedly|purported(?:ly)?|so-called|accused of)(?!\p{L})/giu,
  linked: /(?<!\p{L})(?:link(?:s|ed)?|tied|ties|associated|connect(?:s|ed|ions?)|affiliated|related)(?!\p{L})/giu,
  matched: /(?<!\p{L})(?:traced|traces|attribut\p{L}+|matched|parallels?)(?!\p{L})/giu,
  // What somebody claims stays somebody's claim, also where another reports it.
  claimed:
    /(?<!\p{L})(?:claim(?:s|ed)?(?! to be)|alleg(?:es?|ed|ations?)|accus(?:es?|ed|ing|ations?)|rumou?rs?)(?!\p{L})/giu,
  part: /(?<!\p{L})(?:some|several|many|most|mostly|mainly|largely|partly|few|certain|a number of|small)(?!\p{L})/giu,
} as const;
type Hedge = keyof typeof HEDGES;

/** Kept wherever the sentence that has them is told; the others where what they stand before is told. */
const OF_A_SENTENCE: readonly Hedge[] = ['possible', 'likely', 'apparent', 'claimed'];

/** Words that make a statement wider, surer or later than it was, or that judge: the source must have them. */
const STRONG =
  /(?<!\p{L})(?:all|every|each|always|never|only|entire(?:ly)?|whole|complete(?:ly)?|total(?:ly)?|any|certain(?:ly)?|definite(?:ly)?|clearly|obvious(?:ly)?|undoubted(?:ly)?|proven?|proof|proves?|will|would|must|should|shall|plans? to|intends? to|going to|again|still|already|no longer|even|merely|just|finally|both|none|solely|exclusively|falsely|wrongly|rightly|correctly|claims?|claimed|insist(?:s|ed)?|in fact|actually|truly|indeed|of course|very|highly|largest|biggest|first|best|worst|more|less|fewer|mostly|largely|because|therefore|thus|although|despite|if|unless|without|instead|direct(?:ly)?|repeated(?:ly)?|official(?:ly)?|deliberate(?:ly)?|secret(?:ly)?)(?!\p{L})/giu;
/** Of these a word may stand for another. */
const ALIKE: readonly (readonly string[])[] = [
  ['all', 'every', 'each', 'entire', 'whole', 'complete', 'completely', 'entirely'],
  ['prove', 'proves', 'proven', 'proof'],
  ['will', 'would'],
  ['certain', 'certainly', 'definitely', 'definite', 'definitively'],
  ['claim', 'claims', 'claimed'],
  ['direct', 'directly'],
  ['repeated', 'repeatedly'],
  ['official', 'officially'],
  ['mostly', 'largely', 'mainly'],
  ['secret', 'secretly'],
];
/** Before a number these belong to the number. */
const COMPARES = /^(?:more|less|fewer) than\s/iu;

/** @returns hedges that a sentence drops or adds, and words that make it surer than the record */
export function modalityFaults(sentence: Reading, record: SourceReading): Fault[] {
  return [...addedHedges(sentence, record), ...droppedHedges(sentence, record), ...strongWords(sentence, record)];
}

function addedHedges({ text }: Reading, record: SourceReading): Fault[] {
  return (Object.keys(HEDGES) as Hedge[]).flatMap((hedge) => {
    const own = text.match(HEDGES[hedge])?.[0];
    if (own === undefined || record.text.search(HEDGES[hedge]) >= 0) return [];
    return [{ kind: 'modality' as const, what: own }];
  });
}

function droppedHedges(sentence: Reading, record: SourceReading): Fault[] {
  const faults: Fault[] = [];
  for (const one of record.sentences) {
    const told = inCommon(sentence, one) >= TELLS_OF;
    for (const hedge of Object.keys(HEDGES) as Hedge[]) {
      if (sentence.text.search(HEDGES[hedge]) >= 0) continue;
      for (const match of one.text.matchAll(HEDGES[hedge])) {
        const kept = OF_A_SENTENCE.includes(hedge) ? told : tellsHead(sentence, one, match, hedge === 'part' ? 3 : 1);
        if (kept) faults.push({ kind: 'modality', what: `left out: ${match[0]}` });
      }
    }
  }
  return faults;
}

/** Whether the sentence has one of the first content words after a hedge, which the source has nowhere else. */
function tellsHead(sentence: Reading, one: Reading, match: RegExpExecArray, reach: number): boolean {
  const from = match.index + match[0].length;
  const clause = from + Math.max(0, `${one.text.slice(from)}.`.search(/[.;,]|\s(?:that|which|who)\s/u));
  // A name stands in many places; behind "linked to" it is what matters.
  const heads = one.words.filter(
    ({ start, isFunctional }) =>
      start >= from &&
      start < clause &&
      !isFunctional &&
      !(reach > 1 && one.names.some((name) => name.start <= start && start < name.end)),
  );
  return heads.slice(0, reach).some(({ stem, start: own }) => {
    const elsewhere = one.words.some((other) => other.stem === stem && other.start !== own);
    return !elsewhere && sentence.stems.has(stem);
  });
}

function strongWords({ text, quantities }: Reading, record: SourceReading): Fault[] {
  const recorded = new Set([...record.text.matchAll(STRONG)].map(([word]) => word.toLowerCase()));
  return [...text.matchAll(STRONG)]
    .filter(({ index }) => {
      const isOfNumber = quantities.some(({ start }) => start > index && start < index + 18);
      return !(isOfNumber && COMPARES.test(text.slice(index)));
    })
    .map(([word]) => word)
    .filter((word) => {
      const alike = ALIKE.find((group) => group.includes(word.toLowerCase())) ?? [word.toLowerCase()];
      return !alike.some((other) => recorded.has(other));
    })
    .map((what) => ({ kind: 'modality' as const, what }));
}
