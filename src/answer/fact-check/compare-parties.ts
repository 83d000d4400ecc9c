import type { Registry } from '../../corpus/registry.js';
import { analyze, stem, words } from '../../index/lexical/analyze.js';
import type { Difference } from '../answer.js';
import { type Actor, isRelated } from './actors.js';
import type { StatementFacts, TextFacts } from './text-facts.js';

/** How those whom a claim names stand to those of a statement. */
export interface PartyComparison {
  /** How many of the claim's parties the statement involves, and how many not. */
  readonly shared: number;
  readonly missing: number;
  /** Whether whom the claim lets act first has no part in the statement at all. */
  readonly actorMissing: boolean;
  /** Whether the statement is by whom the claim lets act first; null where the claim names nobody so. */
  readonly sameActor: boolean | null;
  /** Another does in the statement what the claim says of one that the statement does not involve. */
  readonly substituted: Difference | null;
  /** The claim has one accusing another, and the statement accuses that one. */
  readonly otherWay: boolean;
  /** Who accuses in the claim is accused in the statement, by whom the claim says is accused. */
  readonly swapped: Difference | null;
}

/** @returns who is in both, and whether their parts are exchanged */
export function compareParties(claim: TextFacts, statement: StatementFacts, registry: Registry): PartyComparison {
  const named = distinct(claim.actors);
  const missing = named.filter((actor) => !isInvolved(actor, statement, registry));
  const actor = claim.actors.find(({ acts }) => acts) ?? null;
  return {
    shared: named.length - missing.length,
    missing: missing.length,
    actorMissing: actor !== null && missing.some(({ id, wording }) => id === actor.id && wording === actor.wording),
    sameActor: actor === null ? null : isBy(actor, statement, registry),
    substituted:
      actor !== null && missing.length === 1 && missing[0]?.id === actor.id && missing[0].wording === actor.wording
        ? substitution(actor, claim, statement, registry)
        : null,
    ...directionOf(claim, statement, registry),
  };
}

function distinct(actors: readonly Actor[]): Actor[] {
  const seen = new Set<string>();
  return actors.filter(({ id, wording }) => {
    const key = id ?? wording;
    return seen.has(key) ? false : seen.add(key);
  });
}

function isInvolved({ id, wording }: Actor, statement: StatementFacts, registry: Registry): boolean {
  if (id === null) return statement.text.toLowerCase().includes(wording.toLowerCase());
  const publisher = statement.document.publisher ?? '';
  const name = registry.parties.get(id)?.name ?? id;
  const named = analyze(wording, statement.document.language).map(({ term }) => term);
  if (named.length > 0 && named.every((term) => statement.allStems.has(term))) return true;
  return publisher.includes(name) || [...statement.involved].some((other) => isRelated(id, other, registry));
}

/** Whether the actor speaks in the statement, or is the first to act in its text. */
function isBy({ id, wording }: Actor, statement: StatementFacts, registry: Registry): boolean {
  const { statement: own } = statement;
  const acting = statement.actors.filter(({ acts }) => acts);
  if (id === null) return acting.some((other) => other.wording === wording);
  const ids = [...(own.stance === 'context' ? [] : own.by), ...acting.flatMap((other) => other.id ?? [])];
  return ids.some((other) => isRelated(id, other, registry));
}

/** Who stands in the statement where the claim's actor stands: the one whose next words are most like the actor's. */
function substitution(
  actor: Actor,
  claim: TextFacts,
  statement: StatementFacts,
  registry: Registry,
): Difference | null {
  const named = claim.actors.flatMap(({ id, acts }) => (acts && id) || []);
  const others = statement.actors.filter(
    ({ id, acts }) => id !== null && acts && !named.some((one) => isRelated(one, id, registry)),
  );
  const wanted = nextStems(claim.text, actor.end);
  const ranked = others
    .map((other) => {
      const next = nextStems(statement.text, other.end);
      return { other, likeness: wanted.filter((term) => next.includes(term)).length };
    })
    .sort((a, b) => b.likeness - a.likeness || a.other.start - b.other.start);
  const best = ranked[0]?.other;
  return best ? { kind: 'party', claimed: actor.wording, recorded: best.wording } : null;
}

const NEXT_WORDS = 6;

function nextStems(text: string, from: number): string[] {
  return words(text.slice(from, from + 80))
    .slice(0, NEXT_WORDS)
    .map(({ term }) => stem(term, 'en'));
}

const ACCUSES = /(?<!\p{L})(?:accus\p{L}*|blam(?:es?|ed|ing)|charg(?:es|ed) (?=\p{Lu}))(?!\p{L})|指控|指责|指責/iu;
const PASSIVE = /(?:\b(?:is|are|was|were|been|being|stands|est|sont|été)\s+|被\p{Script=Han}{0,8})$/iu;

/** Only where the claim has one accusing another in so many words. */
function directionOf(
  claim: TextFacts,
  statement: StatementFacts,
  registry: Registry,
): Pick<PartyComparison, 'otherWay' | 'swapped'> {
  const { statement: own } = statement;
  const parts = accusationIn(claim);
  if (parts === null || own.stance !== 'allegation') return { otherWay: false, swapped: null };
  const { accuser, accused } = parts;
  const isAmong = ({ id }: Actor, ids: readonly string[]) =>
    id !== null && ids.some((other) => isRelated(id, other, registry));
  const otherWay = isAmong(accuser, own.against) && !isAmong(accuser, own.by);
  if (!otherWay || !isAmong(accused, own.by)) return { otherWay, swapped: null };
  const recorded = statement.actors.find((actor) => isAmong(actor, own.by));
  return {
    otherWay,
    swapped: recorded ? { kind: 'party', claimed: accuser.wording, recorded: recorded.wording } : null,
  };
}

/** Who accuses whom by a verb of accusing between their names: "A accuses B", "B was accused by A". */
function accusationIn(claim: TextFacts): { accuser: Actor; accused: Actor } | null {
  const verb = ACCUSES.exec(claim.text);
  if (!verb) return null;
  const before = claim.actors.filter(({ end }) => end <= verb.index).findLast(({ acts }) => acts);
  const after = claim.actors.find(({ start, id }) => start > verb.index && id !== before?.id);
  if (!before || !after) return null;
  const isPassive = PASSIVE.test(claim.text.slice(before.end, verb.index));
  return isPassive ? { accuser: after, accused: before } : { accuser: before, accused: after };
}
