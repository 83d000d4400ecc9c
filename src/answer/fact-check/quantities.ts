import { hanValue, SCALES, SMALL, spelledValue } from './number-words.js';

/** A number of a text with what it counts. */
export interface Quantity {
  readonly value: number;
  /** The least and the greatest value that the words allow: "dozens", "more than 50", "nearly 8,000". */
  readonly low: number;
  readonly high: number;
  /** Whether the number is given as it was counted: not rounded, not hedged, not a word like "dozens". */
  readonly exact: boolean;
  /** A share of a hundred, which compares with no count. */
  readonly percent: boolean;
  /** The number with the words that follow it, as written: "7,704 Facebook accounts". */
  readonly wording: string;
  /** What follows the number within its phrase, or stands around a share: the words that may name what is counted. */
  readonly counted: string;
  /** Offsets of the number in the text, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Words for a number that nobody counted, with the values that they may mean. */
const VAGUE: readonly (readonly [pattern: string, low: number, high: number])[] = [
  ['dozens|(?:des )?dizaines|数十|數十|几十|幾十', 20, 200],
  ['hundreds|(?:des )?centaines|数百|數百|成百', 200, 2e3],
  ['tens of thousands|(?:des )?dizaines de milliers|数万|數萬', 2e4, 2e5],
  ['hundreds of thousands|(?:des )?centaines de milliers|数十万|數十萬', 2e5, 2e6],
  ['thousands|(?:des )?milliers|数千|數千|成千上万|成千上萬', 2e3, 1e5],
  ['(?<!\\d )millions(?! d)|数百万|數百萬', 2e6, 1e9],
];

const SPELLED = Object.keys(SMALL)
  .filter((word) => /^[a-z]/u.test(word) && word.length > 1)
  .sort((a, b) => b.length - a.length)
  .join('|');
const SPELLED_SCALES = 'hundred|thousand|million|billion|cents?|mille|millions';
const NUMBER = new RegExp(
  [
    // 7,704 · 7 704 · 1.5 · 8k · 1.5 million · 9千 · 80%
    `(?<![\\p{Script=Latin}\\d.,#@-]|[\\p{L}\\d]-)(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?!\\d)|\\d+(?:[.,]\\d{1,2}(?!\\d))?)(?:\\s?(?<scale>k|mn|bn|m|b)(?![\\p{L}\\d])|\\s*(?<word>hundred|thousand|million|billion|mille|millions|milliards?)\\b|(?<han>[百千]?[万萬亿億]|[百千]))?(?<plus>\\+)?(?![\\d]|-\\p{L}|\\.\\d)`,
    `(?<![\\p{L}\\d-])(?<spelled>(?:${SPELLED})(?:[ -](?:and[ -])?(?:${SPELLED}|${SPELLED_SCALES}))*)(?![\\p{L}\\d-])`,
    '(?<!第)(?<hanDigits>[一二三四五六七八九两兩]?[十百千]?[一二三四五六七八九十百千]*)(?<hanScale>[万萬亿億千百十])(?![年月日])',
  ].join('|'),
  'giu',
);
const VAGUE_PATTERNS = VAGUE.map(([pattern, low, high]) => ({
  find: new RegExp(`(?<![\\p{Script=Latin}\\d])(?:${pattern})(?![\\p{Script=Latin}])`, 'giu'),
  low,
  high,
}));

const AT_LEAST =
  /(?:more than|over|at least|above|no fewer than|no less than|upwards of|exceeding|plus de|au moins|au-delà de|超过|超過|至少|逾)\s*(?:about\s*)?$/iu;
const AT_MOST =
  /(?:less than|fewer than|under|below|up to|at most|no more than|moins de|jusqu'à|au plus|不到|不足|最多|至多)\s*$/iu;
const NEARLY = /(?:nearly|almost|close to|just under|près de|presque|将近|將近|近|几乎)\s*$/iu;
const ABOUT =
  /(?:about|around|roughly|approximately|some|an estimated|circa|~|environ|quelque|autour de|大约|大約|约|約|左右)\s*$/iu;
const PERCENT = /^\s?(?:%|％|percent\b|per cent\b|pour cent\b|p\.c\.)/iu;
const PERCENT_BEFORE = /百分之\s*$/u;
/** A number that is part of a name counts nothing: "Anonymous 64", "Storm-1376". */
const NAMES_SEVERAL = /\p{L}[^s\P{L}]s(?!\p{L})|people/u;
const NAME_BEFORE = /\p{Lu}[\p{L}]+[\s-]$/u;

/**
 * Finds the numbers of a text that count something, in English, French or Chinese, in digits or words.
 * @param text with dates blanked out, so that no day or year is taken for a count
 * @returns the quantities in the order of the text
 */
export function quantitiesIn(text: string): Quantity[] {
  const found = [...vagueIn(text)];
  for (const match of text.matchAll(NUMBER)) {
    if (
      match[0].trim() === '' ||
      found.some((other) => match.index < other.end && other.start < match.index + match[0].length)
    )
      continue;
    const value = countOf(match.groups ?? {});
    // "Zero" counts nothing: it denies.
    if (value === null || value === 0) continue;
    const start = match.index;
    const end = start + match[0].length;
    const before = text.slice(Math.max(0, start - 24), start);
    const after = text.slice(end);
    const percent = PERCENT.test(after) || PERCENT_BEFORE.test(before);
    // "One of the videos" and "the first two" count nothing that could be compared.
    if (match.groups?.spelled !== undefined && value < 2) continue;
    const counted = percent ? clauseAround(text, start, end) : phraseAfter(after);
    if (!percent && NAME_BEFORE.test(before) && !NAMES_SEVERAL.test(counted)) continue;
    const hedge = hedgeOf(before, match.groups?.plus !== undefined);
    found.push({
      value,
      ...rangeOf(value, hedge, percent),
      exact: hedge === 'none' && (value < 100 || roundness(value) <= 1),
      percent,
      wording: text
        .slice(start, end + (percent ? (PERCENT.exec(after)?.[0].length ?? 0) : phraseLength(after, counted)))
        .trim(),
      counted,
      start,
      end,
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

function* vagueIn(text: string): Generator<Quantity> {
  const taken: { start: number; end: number }[] = [];
  const longestFirst = [...VAGUE_PATTERNS].sort((a, b) => b.find.source.length - a.find.source.length);
  for (const { find, low, high } of longestFirst) {
    for (const match of text.matchAll(find)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.some((other) => start < other.end && other.start < end)) continue;
      taken.push({ start, end });
      const counted = phraseAfter(text.slice(end).replace(/^\s+(?:of|de|d['’])\s*/iu, ' '));
      yield { value: low, low, high, exact: false, percent: false, wording: match[0], counted, start, end };
    }
  }
}

function countOf(groups: Partial<Record<string, string>>): number | null {
  const scaleOf = (word: string | undefined) =>
    word === undefined
      ? 1
      : [...(SCALES[word.toLowerCase()] === undefined ? word : [word])].reduce(
          (product, part) => product * (SCALES[part.toLowerCase()] ?? 1),
          1,
        );
  const { digits, spelled } = groups;
  if (digits !== undefined) {
    const plain = /^\d{1,3}(?:[,\s\u00a0\u202f]\d{3})+/u.test(digits)
      ? digits.replace(/[,\s\u00a0\u202f]/gu, '')
      : digits.replace(',', '.');
    return Number(plain) * scaleOf(groups.scale ?? groups.word ?? groups.han);
  }
  if (spelled !== undefined) {
    return spelledValue(
      spelled
        .toLowerCase()
        .replace(/\bcents\b/u, 'cent')
        .split(/[ -]/u),
    );
  }
  const han = `${groups.hanDigits ?? ''}${groups.hanScale ?? ''}`;
  return han === '' || /^[十百千万萬亿億]$/u.test(han) ? null : hanValue(han);
}

type Hedge = 'none' | 'at least' | 'at most' | 'nearly' | 'about';

function hedgeOf(before: string, plus: boolean): Hedge {
  if (plus || AT_LEAST.test(before)) return 'at least';
  if (NEARLY.test(before)) return 'nearly';
  if (AT_MOST.test(before)) return 'at most';
  return ABOUT.test(before) ? 'about' : 'none';
}

/** How far a hedged or rounded number may be from what was counted. */
function rangeOf(value: number, hedge: Hedge, percent: boolean): { low: number; high: number } {
  const rounded = percent ? 0.5 : Math.min(roundness(value) / 2, value * 0.05);
  if (hedge === 'at least') return { low: value, high: value * 1.5 };
  if (hedge === 'at most') return { low: value * 0.66, high: value };
  if (hedge === 'nearly') return { low: value * 0.9, high: value };
  if (hedge === 'about') return { low: value * 0.9, high: value * 1.1 };
  return { low: value - rounded, high: value + rounded };
}

/** The worth of the last digit that is not zero: 100 for 7,700, 1 for 7,704. */
function roundness(value: number): number {
  if (value < 100 || !Number.isFinite(value)) return Number.isInteger(value) ? 0 : 0.1;
  let worth = 1;
  while (value % (worth * 10) === 0 && worth < value) worth *= 10;
  return worth;
}

/** What ends the phrase that a number begins: the next number, a sign, or a word that is no part of a noun phrase. */
const PHRASE_END =
  /\s*(?:[.,;:!?()"“”«»，。；：！？、]|\b(?:of|on|in|at|to|for|from|by|with|that|which|who|whose|were|was|are|is|had|have|has|tied|linked|connected|belonging|posing|posting|posted|pretending|attributed|dated|as|since|between|under|across|than|during|over|before|after|while|when|de|du|des|qui|que|sur|dans|en|liés?|liées?|avec|pour|était|étaient|ont)\b|\d)/iu;
const PHRASE_LENGTH = 48;

function phraseAfter(after: string): string {
  const near = after.replace(/^\+/u, '').slice(0, PHRASE_LENGTH);
  if (/\p{Script=Han}/u.test(near.slice(0, 6))) return /^[^，。；：！？,;\d]*/u.exec(near)?.[0].trim() ?? '';
  const end = PHRASE_END.exec(near);
  const phrase = (end ? near.slice(0, end.index) : near).trim();
  // A window that cuts a word would leave half of it.
  return end || near.length < PHRASE_LENGTH ? phrase : phrase.replace(/\s+\S*$/u, '');
}

function phraseLength(after: string, counted: string): number {
  return counted === '' ? 0 : after.indexOf(counted) + counted.length;
}

/** What a share is a share of may stand before it or after it. */
function clauseAround(text: string, start: number, end: number): string {
  const before = /[^.;。；]*$/u.exec(text.slice(Math.max(0, start - 90), start))?.[0] ?? '';
  const after = /^[^.;。；]*/u.exec(text.slice(end, end + 60))?.[0] ?? '';
  return `${before} ${after}`.trim();
}
