import type { Registry } from '../../corpus/registry.js';
import type { Difference } from '../answer.js';
import { isRelated } from './actors.js';
import { type CalendarDate, maySameDay } from './calendar-dates.js';
import { type BlameComparison, compareBlame } from './compare-blame.js';
import { compareParties, type PartyComparison } from './compare-parties.js';
import { comparePolarity, type PolarityComparison } from './compare-polarity.js';
import { compareQuantity } from './compare-quantities.js';
import { type ClaimWord, held } from './content.js';
import type { StatementFacts, TextFacts } from './text-facts.js';

/** A claim, read. */
export interface ReadClaim {
  readonly facts: TextFacts;
  readonly words: readonly ClaimWord[];
}

/** How a claim stands to one statement. */
export interface Comparison {
  readonly statement: StatementFacts;
  /**
   * Share of what the claim tells that the statement tells too, 0 to 1: of its words by rarity, and of its parties, dates
   * and numbers. What differs counts as neither.
   */
  readonly likeness: number;
  /** Share of the claim's words, by rarity, that the text itself holds, 0 to 1. */
  readonly inText: number;
  /** Weight of these words: how much there is that could be the same by chance. */
  readonly told: number;
  /** The same of each clause of the claim that tells enough to be looked up by itself. */
  readonly clauses: readonly number[];
  /** Names of the claim, of no known party, that neither the statement nor what it is found by has. */
  readonly missingNames: number;
  readonly numbers: Tally;
  readonly dates: Tally;
  readonly parties: PartyComparison;
  readonly polarity: PolarityComparison;
  readonly blame: BlameComparison;
}

/** Of the claim's numbers or dates: how many the statement has, lacks, or has otherwise. */
export interface Tally {
  readonly agreeing: number;
  readonly absent: number;
  readonly differences: readonly Difference[];
  /** Whether one that agrees is a count that no other event would have. */
  readonly telling: boolean;
}

/** What facts weigh beside words, whose weight is their rarity: 6 for a word of one statement, 1 for one of many. */
const WEIGHTS = { party: 1.5, date: 1.5, number: 2, tellingNumber: 5, absentNumber: 3.5, avowal: 4 } as const;
/** What a word counts that only the title or the names of parties and event hold. */
const IN_NAMES = 0.8;

/** What a clause must have to be looked up by itself. */
const CLAUSE_WORDS = 2;
const CLAUSE_WEIGHT = 5;

/** @returns how a claim stands to a statement, fact by fact */
export function compare(claim: ReadClaim, statement: StatementFacts, registry: Registry): Comparison {
  const numbers = compareNumbers(claim.facts, statement);
  const parties = compareParties(claim.facts, statement, registry);
  const dates = compareDates(claim.facts, statement, parties.sameActor === true);
  const polarity = comparePolarity(claim, statement, (a, b) => isRelated(a, b, registry));
  const { text, told, all, clauses } = shareOfWords(claim, statement);
  const number = numbers.telling ? WEIGHTS.tellingNumber : WEIGHTS.number;
  const avowal = claim.facts.polarity.avowal && polarity.kind !== 'open' ? WEIGHTS.avowal : 0;
  const agreeing = WEIGHTS.party * parties.shared + WEIGHTS.date * dates.agreeing + number * numbers.agreeing + avowal;
  const lacking =
    WEIGHTS.party * (parties.missing - (parties.substituted ? 1 : 0)) +
    WEIGHTS.date * dates.absent +
    WEIGHTS.absentNumber * numbers.absent;
  const total = all + agreeing + lacking;
  return {
    statement,
    likeness: total === 0 ? 0 : (told + agreeing) / total,
    inText: all === 0 ? 1 : text / all,
    told: text,
    clauses,
    missingNames: claim.words.filter(({ word, isName }) => isName && held(word, statement.allStems) === 0).length,
    numbers,
    dates,
    parties,
    polarity,
    blame: compareBlame(claim.facts, statement, registry),
  };
}

interface WordShares {
  /** Weight of the words that the text has, of those that it or what it is found by has, and of all. */
  readonly text: number;
  readonly told: number;
  readonly all: number;
  /** Share of the text by clause, of clauses that tell enough. */
  readonly clauses: readonly number[];
}

function shareOfWords({ words }: ReadClaim, { stems, allStems }: StatementFacts): WordShares {
  let [text, told, all] = [0, 0, 0];
  const byClause = new Map<number, { text: number; all: number; words: number }>();
  for (const { word, weight, clause } of words) {
    const inText = held(word, stems);
    text += weight * inText;
    told += weight * Math.max(inText, IN_NAMES * held(word, allStems));
    all += weight;
    const own = byClause.get(clause) ?? { text: 0, all: 0, words: 0 };
    byClause.set(clause, { text: own.text + weight * inText, all: own.all + weight, words: own.words + 1 });
  }
  const enough = [...byClause.values()].filter((own) => own.words >= CLAUSE_WORDS && own.all >= CLAUSE_WEIGHT);
  return { text, told, all, clauses: enough.map((own) => own.text / own.all) };
}

/** From this value on a count, unless it is round, is rarely the same by chance. */
const TELLING = 30;

function compareNumbers({ quantities }: TextFacts, statement: StatementFacts): Tally {
  const compared = quantities.map((claimed) => ({ claimed, outcome: compareQuantity(claimed, statement.quantities) }));
  const agreeing = compared.filter(({ outcome }) => outcome.kind === 'agrees');
  return {
    agreeing: agreeing.length,
    absent: compared.filter(({ outcome }) => outcome.kind === 'not comparable').length,
    differences: compared.flatMap(({ claimed, outcome }) =>
      outcome.kind === 'differs'
        ? [{ kind: 'number' as const, claimed: claimed.wording, recorded: outcome.recorded.wording }]
        : [],
    ),
    telling: agreeing.some(({ claimed }) => claimed.value >= TELLING && claimed.value % 100 !== 0),
  };
}

/**
 * A statement without a date of its own has that of its source, which may be later than what it tells. The day on which
 * something was said differs from a claim's only where the claim is about the same speaker's act.
 */
function compareDates(
  { dates }: TextFacts,
  { dates: recorded, published, allStems }: StatementFacts,
  sameActor: boolean,
): Tally {
  const outcomes = dates.map((claimed) => {
    if ([...recorded, ...(published ? [published] : [])].some((date) => maySameDay(claimed, date))) return 'agrees';
    if (isYearOfEvent(claimed, allStems)) return 'agrees';
    const own = recorded.find((date) => (date.year !== null || claimed.year === null) && (sameActor || !date.ofSpeech));
    return own ? { kind: 'date' as const, claimed: claimed.wording, recorded: own.wording } : 'absent';
  });
  return {
    agreeing: outcomes.filter((outcome) => outcome === 'agrees').length,
    absent: outcomes.filter((outcome) => outcome === 'absent').length,
    differences: outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : [outcome])),
    telling: false,
  };
}

/** "The elections of 2019 and 2021": years that an event is named by. */
function isYearOfEvent({ year, month, ofSpeech }: CalendarDate, allStems: ReadonlySet<string>): boolean {
  return year !== null && month === null && !ofSpeech && allStems.has(String(year));
}
