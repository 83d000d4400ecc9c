import type { Fault } from './fault.js';
import type { Reading, SourceReading } from './reading.js';
import { isBorneOut, mayReplace } from './wordings.js';

/** Words of denying and of admitting, and of saying that something is untrue. */
const ACTS = {
  denies:
    /(?<!\p{L})(?:den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|dismiss(?:es|ed|ing)?|disput(?:es?|ed|ing))(?!\p{L})/giu,
  admits:
    /(?<!\p{L})(?:admit(?:s|ted|ting)?|admissions?|acknowledg(?:es?|ed|ing)|confess(?:es|ed|ions?)?|conced(?:es?|ed)|confirm(?:s|ed|ing|ation)?)(?!\p{L})/giu,
  refuses: /(?<!\p{L})(?:refus(?:es?|ed|al)|declin(?:es?|ed))(?!\p{L})/giu,
  untrue: /(?<!\p{L})(?:false|untrue|baseless|groundless|unfounded|fabricated|slander\p{L}*|smears?)(?!\p{L})/giu,
} as const;
type Act = keyof typeof ACTS;
const TURNED = /(?:\b(?:not|never|no|without|neither|nor|hardly)|n['’]t)\s+(?:\p{L}+\s+)?$/iu;
/** What a caveat is about: left out of a sentence, the rest would say more than the source. */
const CAVEAT =
  /(?<!\p{L})(?:evidence|proof|prove\p{L}*|links?|linked|connections?|connected|found|find|finds|determine\p{L}*|establish\p{L}*|attribut\p{L}*|confirm\p{L}*|verif\p{L}*|clear|know\p{L}*|harm\p{L}*|direct\p{L}*|threat\p{L}*|say)(?!\p{L})/iu;
/** Words in common from which on a sentence tells of a sentence of the source. */
export const TELLS_OF = 2;

/** @returns what a sentence denies, admits or affirms otherwise than the record, and the caveats that it leaves out */
export function negationFaults(sentence: Reading, record: SourceReading): Fault[] {
  const told = record.sentences.filter((one) => inCommon(sentence, one) >= TELLS_OF);
  return [
    ...actFaults(sentence, record, told),
    ...negatedFaults(sentence, record),
    ...droppedFaults(sentence, record, told),
    ...countFaults(sentence, record, told),
  ];
}

/** @returns how many content words two texts share */
export function inCommon(sentence: Reading, other: Reading): number {
  const theirs = contentOf(other);
  return [...contentOf(sentence)].filter((stem) => isBorneOut(stem, theirs)).length;
}

/** The content words of a text, without names, dates, numbers and words of reporting. */
function contentOf({ words, dates, names }: Reading): Set<string> {
  const places = [...dates, ...names];
  const content = words.filter(
    ({ isFunctional, term, start }) =>
      !isFunctional &&
      !/\d|^report|^said$|^spokes/u.test(term) &&
      !places.some((one) => one.start <= start && start < one.end),
  );
  return new Set(content.map(({ stem }) => stem));
}

/** `denies` and `not denies` are two things, and neither is `admits`. */
function actsIn(text: string): Map<string, string> {
  const acts = new Map<string, string>();
  for (const [act, pattern] of Object.entries(ACTS) as [Act, RegExp][]) {
    for (const match of text.matchAll(pattern)) {
      const turned = TURNED.test(text.slice(Math.max(0, match.index - 30), match.index));
      acts.set(turned ? `not ${act}` : act, match[0]);
    }
  }
  return acts;
}

function actFaults(sentence: Reading, record: SourceReading, told: readonly Reading[]): Fault[] {
  const faults: Fault[] = [];
  const own = actsIn(sentence.text);
  const recorded = actsIn(record.text);
  for (const [act, what] of own) if (!recorded.has(act)) faults.push({ kind: 'negation', what });
  for (const { text } of told) {
    for (const [act, what] of actsIn(text)) {
      if (!own.has(act)) faults.push({ kind: 'negation', what: `left out: ${what}` });
    }
  }
  return faults;
}

/** What a sentence negates, the record negates; what the record only ever negates, the sentence does not affirm. */
function negatedFaults(sentence: Reading, record: SourceReading): Fault[] {
  const faults: Fault[] = [];
  const recorded = record.polarity.negations;
  for (const { heads, wording } of sentence.polarity.negations) {
    const known = recorded.some((other) => heads.some((head) => other.heads.some((one) => mayReplace(head, one))));
    if (!known) faults.push({ kind: 'negation', what: wording });
  }
  for (const { heads, wording } of recorded) {
    const [head] = heads;
    if (head === undefined || record.polarity.affirmed.has(head)) continue;
    const affirmed = sentence.polarity.affirmed.get(head);
    if (affirmed !== undefined) faults.push({ kind: 'negation', what: `${affirmed}, for: ${wording}` });
  }
  return faults;
}

function droppedFaults(sentence: Reading, record: SourceReading, told: readonly Reading[]): Fault[] {
  return record.sentences.flatMap((one) =>
    one.polarity.negations
      .filter(({ wording }) => told.includes(one) || CAVEAT.test(wording) || CAVEAT.test(after(one.text, wording)))
      .filter(
        ({ heads }) =>
          !sentence.polarity.negations.some((own) =>
            heads.some((head) => own.heads.some((other) => mayReplace(head, other))),
          ),
      )
      .map(({ wording }): Fault => ({ kind: 'negation', what: `left out: ${wording}` })),
  );
}

const BARE =
  /(?<!\p{L})(?:not|never|no|nothing|nobody|none|neither|nor|without|cannot|unable)(?!\p{L})|n['’]t(?!\p{L})/iu;

/** Where the reach of a negation cannot be told, there must be one on both sides or on neither. */
function countFaults(sentence: Reading, record: SourceReading, told: readonly Reading[]): Fault[] {
  const own = BARE.exec(sentence.text);
  const recorded = told.map(({ text }) => BARE.exec(text)).find((match) => match !== null);
  if (own && !BARE.test(record.text)) return [{ kind: 'negation', what: own[0] }];
  return recorded && !own ? [{ kind: 'negation', what: `left out: ${recorded[0]}` }] : [];
}

function after(text: string, wording: string): string {
  return text.slice(text.indexOf(wording), text.indexOf(wording) + wording.length + 30);
}
