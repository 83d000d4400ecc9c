import type { Document, Statement } from '../../corpus/document.js';
import { analyze, fold, type Token } from '../../index/lexical/analyze.js';
import { fieldsOf } from '../../index/lexical/fields.js';
import type { QuestionLanguage } from '../question/question.js';
import type { Vocabulary } from '../question/vocabulary.js';
import { type Actor, actorsIn, involvedIn } from './actors.js';
import { blankedOut, type CalendarDate, calendarDateOf, calendarDatesIn, withYears } from './calendar-dates.js';
import type { CountedQuantity } from './compare-quantities.js';
import { inPlainWords } from './plain-words.js';
import { type Polarity, polarityOf } from './polarity.js';
import { quantitiesIn } from './quantities.js';

/** What a text states that can be held against another: numbers, dates, who is named, what is denied. */
export interface TextFacts {
  readonly text: string;
  readonly quantities: readonly CountedQuantity[];
  readonly dates: readonly CalendarDate[];
  readonly actors: readonly Actor[];
  readonly polarity: Polarity;
}

/** The same of a statement of the corpus, with its words. */
export interface StatementFacts extends TextFacts {
  readonly statement: Statement;
  readonly document: Document;
  /** Stems of the text. */
  readonly stems: ReadonlySet<string>;
  /** Stems of the text, the document's title, and the names of parties, of the event and of the wider ones. */
  readonly allStems: ReadonlySet<string>;
  /** Ids of the parties that it is by, for or against, or that it names. */
  readonly involved: ReadonlySet<string>;
  /** The day on which the source was published, as a date; null if unknown. */
  readonly published: CalendarDate | null;
}

/**
 * @param language of the text; what is counted is told in English in any case
 */
export function factsOf(text: string, language: string, vocabulary: Vocabulary): TextFacts {
  const dates = withYears(calendarDatesIn(text));
  // The number of a name counts nothing: "Anonymous 64".
  const named = [...vocabulary.parties.find(text), ...vocabulary.events.find(text)].filter(({ matched }) =>
    /^\p{L}.*\d$/u.test(matched),
  );
  const quantities = quantitiesIn(blankedOut(text, [...dates, ...named])).map((quantity) => ({
    ...quantity,
    ...unitsOf(quantity.counted, quantity.percent, language, vocabulary),
  }));
  return {
    text,
    dates,
    quantities,
    actors: actorsIn(text, vocabulary),
    polarity: polarityOf(text, language),
  };
}

/** @returns the facts of a statement, read in the language of its document */
export function statementFacts(statement: Statement, document: Document, vocabulary: Vocabulary): StatementFacts {
  const { language } = document;
  const facts = factsOf(statement.text, language, vocabulary);
  const stems = (text: string) => new Set(analyze(text, language).map(({ term }) => term));
  return {
    ...facts,
    statement,
    document,
    stems: stems(statement.text),
    allStems: stems(
      [
        ...Object.values(fieldsOf(statement, document, vocabulary.registry)),
        ...widerEvents(statement, vocabulary),
      ].join(' · '),
    ),
    involved: involvedIn(statement, facts.actors),
    published: calendarDateOf(document.published),
  };
}

function widerEvents({ event }: Statement, { registry }: Vocabulary): string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let id = event; id !== null && !seen.has(id); id = registry.events.get(id)?.parent ?? null) {
    seen.add(id);
    const one = registry.events.get(id);
    if (one) names.push(one.title, ...one.aliases);
  }
  return names;
}

/** Words that follow a number without saying what it counts. */
const NO_UNIT = new Set([
  'time',
  'year',
  'day',
  'month',
  'week',
  'hour',
  'minut',
  'other',
  'last',
  'inauthent',
  'fake',
  'more',
  'new',
]);

/** "American accounts" may be any platform's; "Facebook accounts" are not Reddit's. */
function isName({ surface }: Token, vocabulary: Vocabulary): boolean {
  return /^\p{Lu}/u.test(surface) && !vocabulary.isCountryWord(fold(surface));
}

/** The stems of what is counted, in English, and of the names that qualify it. */
function unitsOf(
  counted: string,
  isShare: boolean,
  language: string,
  vocabulary: Vocabulary,
): Pick<CountedQuantity, 'units' | 'names'> {
  if (language === 'en') {
    const tokens = analyze(inPlainWords(counted), 'en');
    if (isShare) return { units: new Set(tokens.map(({ term }) => term)), names: new Set() };
    const plural = tokens.filter(({ surface }) => /(?:[^s]s|people|media|men|women)$/u.test(surface));
    const times = /^times\b/u.test(counted) || /\bviews?\b/u.test(counted) ? ['view'] : [];
    const heads = plural.length > 0 ? plural : tokens.slice(0, 1);
    return {
      units: new Set([...times, ...heads.map(({ term }) => term).filter((term) => !NO_UNIT.has(term))]),
      names: new Set(tokens.filter((token) => isName(token, vocabulary)).map(({ term }) => term)),
    };
  }
  const known: QuestionLanguage = language === 'zh' ? 'zh' : 'fr';
  const translations = vocabulary
    .glossary(known)
    .find(counted)
    .flatMap(({ id }) => vocabulary.translation(id));
  const parties = vocabulary.parties.find(counted).flatMap(({ matched }) => matched);
  return {
    units: new Set([
      ...translations.flatMap((phrase) => analyze(phrase, 'en').map(({ term }) => term)),
      ...analyze(counted, language).map(({ term }) => term),
    ]),
    names: new Set(parties.flatMap((name) => analyze(name, 'en').map(({ term }) => term))),
  };
}
