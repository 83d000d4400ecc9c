import { isStopWord } from '../../index/lexical/analyze.js';
import type { Difference } from '../answer.js';
import type { ClaimWord } from './content.js';
import type { Avowal, Negation, Said } from './polarity.js';
import type { StatementFacts, TextFacts } from './text-facts.js';

/** Whether claim and statement say the same thing with the same sign. */
export type PolarityComparison =
  /** Neither negates what the other affirms; or both tell of the same answer of the same party. */
  | { readonly kind: 'same'; readonly by: 'word' | 'avowal' }
  /** The claim negates, admits or denies something, and the statement does not say whether. */
  | { readonly kind: 'open' }
  /** One affirms what the other negates: of the same word, or one denies and the other admits. */
  | { readonly kind: 'opposite'; readonly difference: Difference; readonly by: 'word' | 'avowal' };

/**
 * @param isSame whether two ids are the same party for the reader
 */
export function comparePolarity(
  claim: { readonly facts: TextFacts; readonly words: readonly ClaimWord[] },
  statement: StatementFacts,
  isSame: (a: string, b: string) => boolean,
): PolarityComparison {
  const avowals = compareAvowals(claim.facts, statement, isSame);
  if (avowals !== null) return avowals;
  const { negations } = claim.facts.polarity;
  let open = false;
  for (const negation of negations) {
    const head = negation.heads[0];
    if (head === undefined) continue;
    const terms = termsOf(head, claim.words);
    if (statement.polarity.negations.some(({ heads }) => heads.some((term) => terms.has(term)))) continue;
    const found = [...terms]
      .map((term) => statement.polarity.affirmed.get(term))
      .find((surface) => surface !== undefined);
    if (found === undefined) open = true;
    else return opposite(negation.wording, found, 'word');
  }
  for (const negation of statement.polarity.negations) {
    if (negations.some((own) => own.heads.some((head) => negation.heads.includes(head)))) continue;
    const claimed = claimedAffirmatively(negation, claim, statement);
    if (claimed !== null) return opposite(claimed, negation.wording, 'word');
  }
  return open ? { kind: 'open' } : { kind: 'same', by: 'word' };
}

function opposite(claimed: string, recorded: string, by: 'word' | 'avowal'): PolarityComparison {
  return { kind: 'opposite', by, difference: { kind: 'negation', claimed, recorded } };
}

/** A stem of the claim with all that may stand for it. */
function termsOf(head: string, words: readonly ClaimWord[]): ReadonlySet<string> {
  const groups = words.filter(({ word }) =>
    word.group.terms.some(({ term, weight }) => term === head && weight >= 0.8),
  );
  return new Set([head, ...groups.flatMap(({ word }) => word.group.terms.map(({ term }) => term))]);
}

/** The claim's own word for what a statement negates throughout, where the claim does not negate it. */
function claimedAffirmatively(
  { heads }: Negation,
  { facts, words }: { readonly facts: TextFacts; readonly words: readonly ClaimWord[] },
  statement: StatementFacts,
): string | null {
  const { affirmed, negations } = facts.polarity;
  for (const head of heads) {
    if (statement.polarity.affirmed.has(head) || negations.some((own) => own.heads.includes(head))) continue;
    const group = words.find(({ word }) => word.group.terms.some(({ term }) => term === head))?.word;
    if (group?.name || group?.alias) continue;
    const terms = [head, ...(group?.group.terms ?? []).map(({ term }) => term)];
    const own = terms.find((term) => affirmed.has(term));
    const surface = own === undefined ? undefined : affirmed.get(own);
    if (own === undefined || surface === undefined || statement.polarity.affirmed.has(own)) continue;
    // A name is neither affirmed nor denied.
    if (!/^[\p{Lu}\d]/u.test(surface) && !isStopWord(surface, 'en')) return surface;
  }
  return null;
}

/** How the accused answer, where the claim says it in words: "China admitted", "GoLaxy denied". */
function compareAvowals(
  claim: TextFacts,
  statement: StatementFacts,
  isSame: (a: string, b: string) => boolean,
): PolarityComparison | null {
  const { avowal } = claim.polarity;
  if (avowal === null) return null;
  const speaker = claim.actors.find(({ acts }) => acts)?.id ?? claim.actors[0]?.id ?? null;
  const { statement: own } = statement;
  if (speaker === null) return { kind: 'open' };
  if (own.stance !== 'response') return answersInPassing(avowal, speaker, statement, isSame) ? null : { kind: 'open' };
  if (![...own.by, ...own.for].some((id) => isSame(speaker, id))) return { kind: 'open' };
  const answer = answerOf(statement);
  if (answer === null) return { kind: 'open' };
  if (answer.kind === avowal.kind) return { kind: 'same', by: 'avowal' };
  // Whoever did not answer one newspaper may have answered another.
  if (answer.kind === 'silent') return { kind: 'open' };
  return opposite(avowal.wording, answer.wording, 'avowal');
}

/** "Meta confirmed that it had removed" is said by Meta's own statement; a third party may tell of an answer as well. */
function answersInPassing(
  { kind, wording }: Said,
  speaker: string,
  { statement, polarity }: StatementFacts,
  isSame: (a: string, b: string) => boolean,
): boolean {
  if (polarity.avowal?.kind === kind) return true;
  return (
    /confirm|证实|證實/iu.test(wording) &&
    statement.stance === 'allegation' &&
    statement.by.some((id) => isSame(speaker, id))
  );
}

const REJECTING =
  /(?<!\p{L})(?:den(?:y|ies|ied)|reject(?:s|ed)?|refut(?:es|ed)|dismiss(?:es|ed)|baseless|groundless|unfounded|fabricat\p{L}*|trumped-up|fictitious|slander\p{L}*|smear\p{L}*|never|not|no|nothing|false charges|misrepresents?|absurd|lies)(?!\p{L})|否认|没有/iu;
const ACCEPTING =
  /(?<!\p{L})(?:acknowledg\p{L}*|admit\p{L}*|confirm\p{L}*|accept\p{L}*|conced\p{L}*|mistakes?|missteps?|apologi[sz]\p{L}*)(?!\p{L})/iu;

/** What kind of answer a response is, with the words that show it; null where none of its words does. */
function answerOf({ statement, polarity, text }: StatementFacts): Said | null {
  if (statement.stance !== 'response') return null;
  if (polarity.avowal?.kind === 'neither' || polarity.avowal?.kind === 'silent') return polarity.avowal;
  const is = (kind: Avowal, pattern: RegExp) => {
    const match = pattern.exec(text);
    return match ? { kind, wording: match[0] } : null;
  };
  switch (statement.type) {
    case 'denial':
      return is('denies', REJECTING);
    case 'acceptance':
    case 'partial-acceptance':
      return is('affirms', ACCEPTING);
    default:
      return polarity.avowal;
  }
}
