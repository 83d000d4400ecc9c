import type { NonEmpty, Statement } from '../../corpus/document.js';
import { partiesOf } from '../../corpus/party-mentions.js';
import type { Registry } from '../../corpus/registry.js';
import { fold, isStopWord, stem, words } from '../../index/lexical/analyze.js';
import { blankedOut, type CalendarDate, calendarDatesIn, withYears } from '../fact-check/calendar-dates.js';
import { type Polarity, polarityOf } from '../fact-check/polarity.js';
import { type Quantity, quantitiesIn } from '../fact-check/quantities.js';
import { readDemonyms } from '../question/lexicon.js';

/** Somebody or something that a text names. */
export interface Name {
  /** Party id, `country:<name>`, or the folded words of another name. */
  readonly key: string;
  readonly wording: string;
  readonly start: number;
  readonly end: number;
}

/** A word with its stem. */
export interface Word {
  readonly stem: string;
  /** Folded, unstemmed. */
  readonly term: string;
  readonly surface: string;
  readonly start: number;
  readonly end: number;
  /** A function word: its stem says nothing of the matter. */
  readonly isFunctional: boolean;
}

/** What a text tells, taken apart. */
export interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
  readonly stems: ReadonlySet<string>;
  readonly names: readonly Name[];
  readonly dates: readonly CalendarDate[];
  readonly quantities: readonly Quantity[];
  readonly polarity: Polarity;
}

/** The same of what a sentence cites. */
export interface SourceReading extends Reading {
  readonly statements: NonEmpty<Statement>;
  /** Each sentence of the statements by itself. */
  readonly sentences: readonly Reading[];
}

/** @returns an English text, read */
export function readText(text: string, registry: Registry): Reading {
  const dates = withYears(calendarDatesIn(text.replace(PART_OF_YEAR, '$1 $2')));
  const tokens = words(text).map(
    ({ term, surface, start }): Word => ({
      stem: stem(term, 'en'),
      term,
      surface,
      start,
      end: start + surface.length,
      isFunctional: isStopWord(term, 'en') && !/^\p{Lu}{2,}/u.test(surface),
    }),
  );
  return {
    text,
    words: tokens,
    stems: new Set(tokens.map((token) => token.stem)),
    names: namesIn(text, registry),
    dates,
    quantities: quantitiesIn(blankedOut(text, dates)),
    polarity: polarityOf(text, 'en'),
  };
}

/** @returns the statements that a sentence cites, read as one text and sentence by sentence */
export function readRecord(statements: NonEmpty<Statement>, registry: Registry): SourceReading {
  const texts = statements.map(({ text }) => text);
  const sentences = texts.flatMap((text) => text.split(SENTENCE_END)).map((text) => readText(text, registry));
  return { ...readText(texts.join(' '), registry), statements, sentences };
}

const PART_OF_YEAR = /\b(early|mid|late)-((?:19|20)\d\d)\b/giu;

/** A full stop before a capital or a quotation mark; not that of an initial or of "Dr." */
const SENTENCE_END = /(?<=[\p{Ll}\d)”"’][.!?][”"]?)(?<!\b(?:Mr|Ms|Mrs|Dr|St|No|vs)\.)\s+(?=[\p{Lu}“"])/u;

/** A capital letter, and what goes on with capitals: "Sichuan Silence", "Threat Analysis Group". */
const CAPITALS = /\p{Lu}[\p{L}\p{M}\d.’'-]*(?:[ -](?:\p{Lu}[\p{L}\p{M}\d.’'-]*|\d+\b))*/gu;

/** Function words before a name. */
const LEADING =
  /^(?:(?:The|A|An|In|On|At|By|Over|From|Of|For|To|With|Its|Their|Her|His|It|They|Between|About|As|And|But|This|That|When|While|After|Before)\s+)+/u;
/** Words that begin a sentence and are no names. */
const COMMON = /^\s+(?!said|says|wrote|writes|found|told)\p{Ll}+(?<!ed)(?:\s|[.,])/u;
const OPENING =
  /^(?:According|Nearly|Almost|Roughly|Around|Most|Some|Many|Several|Posts|Accounts|Anonymous|Voters|Researchers|Officials|Experts)$/u;

function namesIn(text: string, registry: Registry): Name[] {
  const known = partiesOf(registry)
    .find(text)
    .filter(({ matched }) => /\p{Lu}/u.test(matched))
    .map(({ id, matched, start, end }): Name => ({ key: id, wording: matched, start, end }));
  const countries = countryKeys(registry);
  const others: Name[] = [];
  for (const match of text.matchAll(CAPITALS)) {
    for (const part of outside({ start: match.index, end: match.index + match[0].length }, known, text)) {
      const run = text.slice(part.start, part.end);
      // A word that only begins the sentence names nobody: "In", "Over 100", "According to".
      const lead = LEADING.exec(run)?.[0] ?? '';
      const wording = run.slice(lead.length).replace(/['’]s?$|[.'’-]+$/u, '');
      const start = part.start + lead.length;
      if (!/\p{Lu}/u.test(wording) || isStopWord(fold(wording), 'en') || OPENING.test(wording)) continue;
      // A lone capital at the beginning is a name if it says something: "Graphika said", not "Independent experts".
      const begins = start === 0 || /[.!?]["”]?\s+$/u.test(text.slice(0, start));
      if (
        begins &&
        /^\p{Lu}\p{Ll}+$/u.test(wording) &&
        !countries.has(fold(wording)) &&
        COMMON.test(text.slice(start + wording.length))
      )
        continue;
      others.push({ key: countries.get(fold(wording)) ?? fold(wording), wording, start, end: start + wording.length });
    }
  }
  return [...known, ...others.flatMap((name) => splitCountries(name, countries))].sort((a, b) => a.start - b.start);
}

/** The pieces of a run of capitals that no known name covers. */
function outside(run: { start: number; end: number }, known: readonly Name[], text: string) {
  let pieces = [run];
  for (const { start, end } of known) {
    pieces = pieces.flatMap((piece) => {
      if (end <= piece.start || piece.end <= start) return [piece];
      return [
        { start: piece.start, end: start },
        { start: end, end: piece.end },
      ].filter((rest) => rest.end - rest.start > 1);
    });
  }
  return pieces
    .map(({ start, end }) => {
      const own = text.slice(start, end);
      const lead = own.length - own.replace(/^[\s'’-]+s?\s+|^[\s-]+/u, '').length;
      return { start: start + lead, end };
    })
    .filter(({ start, end }) => /\p{Lu}/u.test(text.slice(start, end)));
}

/** "Chinese Embassy" names a country besides. */
function splitCountries(name: Name, countries: ReadonlyMap<string, string>): Name[] {
  const parts = [...name.wording.matchAll(/[\p{L}\p{M}.]+/gu)];
  if (parts.length < 2) return [name];
  const found = parts.flatMap((part): Name[] => {
    const key = countries.get(fold(part[0]));
    if (key === undefined) return [];
    const start = name.start + part.index;
    return [{ key, wording: part[0], start, end: start + part[0].length }];
  });
  return [name, ...found];
}

const countryTables = new WeakMap<Registry, ReadonlyMap<string, string>>();

/** @returns names and adjectives of countries in lower case, with the party of that name where there is one */
export function countryKeys(registry: Registry): ReadonlyMap<string, string> {
  const known = countryTables.get(registry);
  if (known) return known;
  const parties = [...registry.parties.values()];
  const table = new Map<string, string>();
  for (const { country, adjectives } of readDemonyms()) {
    const party = parties.find(({ name, aliases }) => country.some((one) => one === name || aliases.includes(one)));
    for (const word of [...country, ...adjectives])
      table.set(fold(word), party?.id ?? `country:${fold(country[0] ?? word)}`);
  }
  countryTables.set(registry, table);
  return table;
}
