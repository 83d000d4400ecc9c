import { MAX_STATEMENT_SENTENCES, MAX_STATEMENT_WORDS } from './limits.js';
import { countWords } from './word-count.js';

/** Titles and the like: a name or number always follows, so a sentence never ends here. */
const BEFORE_NAME = new Set(
  (
    'mr mrs ms dr prof rep reps sen sens gov gen col lt sgt capt cmdr cdr adm maj brig hon rev fr sr messrs mx supt insp ' +
    'amb pres st ste mt ft mme mlle mgr vs v cf e.g i.e p.ex viz approx'
  ).split(' '),
);
/** These go with a number that follows: "No. 5", "pp. 3". */
const BEFORE_NUMBER = new Set(
  'no nos nr n p pp para par sec sect art arts fig figs vol vols ch chap jan feb mar apr jun jul aug sep sept oct nov dec janv févr avr juil déc'.split(
    ' ',
  ),
);
/** These may end a sentence or stand inside a name; what follows decides. */
const MAYBE_LAST = new Set('inc ltd co corp llc plc jr bros etc al dept univ assn intl govt est bd cie'.split(' '));

/** Words that begin a sentence far more often than they go on with a name after "U.S." or "Inc.". */
const STARTERS = new Set(
  (
    'a an the this that these those it its he she they his her their we our you i in on at by for from with as after before ' +
    'when while where who what why how if but and or so yet nor however meanwhile according some many most all both each ' +
    'several there then also such no not one two three during since until although though because other another ' +
    'le la les l un une des ce cette ces il elle ils elles on nous dans en mais selon après avant pour'
  ).split(' '),
);

const LAST_WORD = /(?:^|[\s("'“‘«[–—-])([\p{L}\p{M}]+(?:\.[\p{L}\p{M}]+)*)\.\s*$/u;
const INITIAL = /^\p{Lu}$/u;
const DOTTED = /^(?:\p{L}\.)+\p{L}{1,2}$/u;

/**
 * @param before text up to a possible end of a sentence
 * @param after text that follows
 * @returns whether a cut here would fall inside a sentence: after "Rep.", "No." before a number, "U.S." before a name
 */
function endsInAbbreviation(before: string, after: string): boolean {
  if (/^[\p{Ll},;)]/u.test(after)) return true;
  const last = LAST_WORD.exec(before)?.[1];
  if (last === undefined) return false;
  const word = last.toLowerCase();
  if (BEFORE_NAME.has(word)) return true;
  if (BEFORE_NUMBER.has(word)) return /^[\p{N}#§]/u.test(after);
  if (INITIAL.test(last) || DOTTED.test(last) || MAYBE_LAST.has(word)) {
    const next = /^["“‘«(]?\s*([\p{L}\p{M}]+)/u.exec(after)?.[1];
    return next === undefined ? /^\p{N}/u.test(after) : !STARTERS.has(next.toLowerCase());
  }
  return false;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/** Long enough for nearly every sentence, short enough for `Intl.Segmenter`, whose time grows with the square of a text. */
const WINDOW = 4_000;

/** @returns what `Intl.Segmenter` takes for sentences, read a window at a time; together they are the text */
function* segments(text: string, language: string): Generator<string> {
  const segmenter = segmenterFor(language);
  let size = WINDOW;
  for (let from = 0; from < text.length; ) {
    const found = [...segmenter.segment(text.slice(from, from + size))].map(({ segment }) => segment);
    if (from + size < text.length) {
      // The last one may go on after the window; where it is the only one, the window is too small.
      found.pop();
      if (found.length === 0) {
        size *= 2;
        continue;
      }
    }
    yield* found;
    for (const segment of found) from += segment.length;
    size = WINDOW;
  }
}

/** @returns the sentences with the blanks that follow them, so that together they are the text */
function cutAtSentences(text: string, language: string): string[] {
  const sentences: string[][] = [];
  let tail = '';
  for (const segment of segments(text, language)) {
    const last = sentences.at(-1);
    if (last !== undefined && endsInAbbreviation(tail, segment)) last.push(segment);
    else sentences.push([segment]);
    // The longest abbreviation is far shorter, and a run-on text must not be read again and again.
    tail = (tail + segment).slice(-40);
  }
  return sentences.map((parts) => parts.join('')).filter((sentence) => sentence.trim() !== '');
}

/**
 * Cuts a text into sentences with `Intl.Segmenter`, joining what it cuts after an abbreviation.
 * @param text plain text on one line
 * @param language BCP 47 tag of the text
 * @returns the sentences in order, trimmed, none empty
 */
export function splitSentences(text: string, language: string): string[] {
  return cutAtSentences(text, language).map((sentence) => sentence.trim());
}

/**
 * Cuts a paragraph that no editor has cut into statements: pieces of one to three whole sentences, evenly long, at most
 * 120 words each. A single sentence of more words stays whole, since half a sentence can say the opposite.
 * @param text plain text on one line
 * @param language BCP 47 tag of the text
 * @returns the pieces in order; none is empty
 */
export function cutIntoStatements(text: string, language: string): string[] {
  const sentences = cutAtSentences(text, language);
  const most = Math.ceil(sentences.length / Math.ceil(sentences.length / MAX_STATEMENT_SENTENCES));
  const pieces: string[] = [];
  let piece = '';
  let held = 0;
  let words = 0;
  for (const sentence of sentences) {
    const more = countWords(sentence);
    if (held > 0 && (held >= most || words + more > MAX_STATEMENT_WORDS)) {
      pieces.push(piece.trim());
      piece = '';
      held = 0;
      words = 0;
    }
    piece += sentence;
    held++;
    words += more;
  }
  if (held > 0) pieces.push(piece.trim());
  return pieces;
}
