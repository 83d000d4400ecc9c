import { accusedIn, looksAccusing } from '../corpus/accusing.js';
import { isNonEmpty } from '../corpus/document.js';
import type { Party } from '../corpus/registry.js';
import { eventById, partyById } from './accusation.js';
import type { ClaimBlock, Difference, Finding, StatementBlock } from './answer.js';
import { buildBlocks } from './blocks.js';
import { citedIn, mapCitedStatements, rebuttalsOf } from './cited.js';
import type { DraftClaim } from './draft.js';
import type { Library } from './library.js';
import { counterparts } from './pairing.js';
import { rebuttalsFrom } from './rebuttals.js';
import { renumbering } from './renumbering.js';
import { SourceList } from './source-list.js';

/** Characters of evidence, responses included, that one claim gets, about; the first block is kept even if it is longer. */
const CLAIM_ROOM = 2000;
/** A difference is a number, a date, a name or a few words, not a sentence. */
const LONGEST_DIFFERENCE = 80;

/**
 * Builds what is shown of one claim of a message. The evidence is built like any answer. Whom the claim itself accuses is
 * read from its words, and what they have answered stands in the block too. A claim that accuses somebody and that the
 * corpus does not hold is not repeated.
 * @param n number of the claim in the message, from 1
 * @param sources takes the number of every source that is cited
 */
export function buildClaim(proposed: DraftClaim, n: number, library: Library, sources: SourceList): ClaimBlock {
  const claim = { ...proposed, text: proposed.text.replace(/[\s\p{Cc}]+/gu, ' ').trim() };
  const evidence = claim.finding.kind === 'not in this corpus' ? [] : evidenceOf(claim, library, sources);
  const finding: Finding = evidence.length === 0 ? { kind: 'not in this corpus' } : checked(claim, evidence);
  const seen = asSeen(claim.text);
  const accuses = looksAccusing(seen) || MIXED_SCRIPTS.test(seen);
  const against = accuses ? accusedIn(seen, library.registry).against : [];
  const parties = against.map((id) => partyById(id, library.registry));
  return {
    kind: 'claim',
    n,
    text: accuses && evidence.length === 0 ? null : claim.text,
    against: parties,
    finding,
    evidence,
    rebuttals: rebuttalsFor(parties, evidence, library, sources),
  };
}

/** A message may hide words from the guard that a reader sees: with invisible characters, or letters of another width. */
function asSeen(text: string): string {
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFKC');
}

/** Or with letters of another script that look alike; then nothing is known of what the word says, and it may accuse. */
const MIXED_SCRIPTS =
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/u;

/** The evidence in whole blocks, as far as there is room; headings have no place in it. */
function evidenceOf({ groups }: DraftClaim, library: Library, sources: SourceList): StatementBlock[] {
  const plain = groups.map(({ statements, responses }) => ({ statements, responses }));
  const apart = new SourceList();
  const kept: StatementBlock[] = [];
  let used = 0;
  for (const block of buildBlocks(plain, library, apart)) {
    const length = citedIn(block).reduce((sum, { statement }) => sum + statement.text.length, 0);
    if (kept.length > 0 && used + length > CLAIM_ROOM) continue;
    kept.push(block);
    used += length;
  }
  return kept.map((block) => mapCitedStatements(block, renumbering(apart.list(), sources)));
}

/** A difference is shown only in words of the claim and of its evidence; where none is left, part of the claim is open. */
function checked({ text, finding }: DraftClaim, evidence: readonly StatementBlock[]): Finding {
  if (finding.kind !== 'conflicts') return finding;
  const record = evidence.flatMap(citedIn).map(({ statement }) => statement.text);
  const holds = ({ claimed, recorded }: Difference) =>
    [claimed, recorded].every((words) => words.trim() !== '' && words.length <= LONGEST_DIFFERENCE) &&
    text.includes(claimed) &&
    record.some((one) => one.includes(recorded));
  const differences = finding.differences.filter(holds);
  return isNonEmpty(differences) ? { kind: 'conflicts', differences } : { kind: 'partly' };
}

/** What stands against the claim, for each accused whom the evidence does not already let answer. */
function rebuttalsFor(
  parties: readonly Party[],
  evidence: readonly StatementBlock[],
  library: Library,
  sources: SourceList,
): ClaimBlock['rebuttals'] {
  const shown = evidence.flatMap(citedIn).map(({ statement }) => statement);
  const heard = new Set(evidence.flatMap(rebuttalsOf).map(({ party }) => party.id));
  const responses = shown.flatMap((one) => (one.stance === 'response' ? [one] : []));
  for (const id of responses.flatMap((one) => one.for.filter((each) => !one.against.includes(each)))) heard.add(id);
  const unheard = parties.filter(({ id }) => !heard.has(id));
  if (!isNonEmpty(unheard)) return [];
  // What the claim is about is what its evidence is about.
  const subject = shown.find(({ event }) => event !== null) ?? shown[0];
  const event = eventById(subject?.event ?? null, library.registry);
  const charge = { by: [], against: unheard, event, document: subject?.document ?? '' };
  const above = new Set(responses.map(({ id }) => id));
  return rebuttalsFrom(counterparts([charge], library), [], library, sources, above);
}
