import type { Registry } from '../../corpus/registry.js';
import type { Difference } from '../answer.js';
import { isRelated } from './actors.js';
import { maySameDay } from './calendar-dates.js';
import { type PartyComparison, compareParties } from './compare-parties.js';
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
  /** Names of the claim, of no known party, that neither the statement nor what it is found by has. */
  readonly missingNames: number;
  readonly numbers: Tally;
  readonly dates: Tally;
  readonly parties: PartyComparison;
  readonly polarity: PolarityComparison;
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
const WEIGHTS = { party: 1.5, date: 1.5, number: 2, tellingNumber: 5, avowal: 4 } as const;
/** What a word counts that only the title or the names of parties and event hold. */
const IN_NAMES = 0.8;

/** @returns how a claim stands to a statement, fact by fact */
export function compare(claim: ReadClaim, statement: StatementFacts, registry: Registry): Comparison {
  const numbers = compareNumbers(claim.facts, statement);
  const dates = compareDates(claim.facts, statement);
  const parties = compareParties(claim.facts, statement, registry);
  const polarity = comparePolarity(claim, statement, (a, b) => isRelated(a, b, registry));
  const [told, all] = shareOfWords(claim, statement, parties, polarity);
  const number = numbers.telling ? WEIGHTS.tellingNumber : WEIGHTS.number;
  const avowal = claim.facts.polarity.avowal && polarity.kind !== 'open' ? WEIGHTS.avowal : 0;
  const agreeing =
    WEIGHTS.party * parties.shared + WEIGHTS.date * dates.agreeing + number * numbers.agreeing + avowal;
  const lacking =
    WEIGHTS.party * (parties.missing - (parties.substituted ? 1 : 0)) + WEIGHTS.date * dates.absent + number * numbers.absent;
  const total = all + agreeing + lacking;
  return {
    statement,
    likeness: total === 0 ? 0 : (told + agreeing) / total,
    missingNames: claim.words.filter(({ word }) => isMissingName(word.surface, word.name) && held(word, statement.allStems) === 0).length,
    numbers,
    dates,
    parties,
    polarity,
  };
}

/** @returns the weight of the claim's words that the statement has, and that of all; what it negates otherwise is left out */
function shareOfWords(
  { words }: ReadClaim,
  { stems, allStems }: StatementFacts,
  _parties: PartyComparison,
  _polarity: PolarityComparison,
): [told: number, all: number] {
  let told = 0;
  let all = 0;
  for (const { word, weight } of words) {
    told += weight * Math.max(held(word, stems), IN_NAMES * held(word, allStems));
    all += weight;
  }
  return [told, all];
}

/** Short capitals are often mere abbreviations: "PR", "PM". */
function isMissingName(surface: string, isName: boolean): boolean {
  return isName && surface.length > 2 && /\p{Lu}/u.test(surface);
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

/** A statement without a date of its own has that of its source, which may be later than what it tells. */
function compareDates({ dates }: TextFacts, { dates: recorded, published }: StatementFacts): Tally {
  const outcomes = dates.map((claimed) => {
    if ([...recorded, ...(published ? [published] : [])].some((date) => maySameDay(claimed, date))) return 'agrees';
    const own = recorded.find((date) => date.year !== null || claimed.year === null);
    return own ? { kind: 'date' as const, claimed: claimed.wording, recorded: own.wording } : 'absent';
  });
  return {
    agreeing: outcomes.filter((outcome) => outcome === 'agrees').length,
    absent: outcomes.filter((outcome) => outcome === 'absent').length,
    differences: outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : [outcome])),
    telling: false,
  };
}
