import type { Registry } from '../../corpus/registry.js';
import { speaksFor } from '../../corpus/response-rule.js';
import { analyze, stem, words } from '../../index/lexical/analyze.js';
import type { Difference } from '../answer.js';
import { type Actor, isRelated } from './actors.js';
import type { StatementFacts, TextFacts } from './text-facts.js';

/** How those whom a claim names stand to those of a statement. */
export interface PartyComparison {
  /** How many of the claim's parties the statement involves, and how many not. */
  readonly shared: number;
  readonly missing: number;
  /** Whether the statement is by whom the claim lets act first; null where the claim names nobody so. */
  readonly sameActor: boolean | null;
  /** Another does in the statement what the claim says of one that the statement does not involve. */
  readonly substituted: Difference | null;
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
    sameActor: actor === null ? null : isBy(actor, statement, registry),
    substituted: actor !== null && missing.length === 1 && missing[0]?.id === actor.id && missing[0].wording === actor.wording
      ? substitution(actor, claim, statement, registry)
      : null,
    swapped: swap(claim, statement, registry),
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

const ACCUSES =
  /(?<!\p{L})(?:accus\p{L}*|blam(?:es?|ed)|alleg(?:es?|ed)|charg(?:es|ed)|attributed|says?|said)(?!\p{L})|指控|指责|指責/iu;

/** Only where the claim has one accusing another in so many words. */
function swap(claim: TextFacts, statement: StatementFacts, registry: Registry): Difference | null {
  const { statement: own } = statement;
  if (own.stance !== 'allegation') return null;
  const verb = ACCUSES.exec(claim.text);
  if (!verb) return null;
  const accuser = claim.actors.filter(({ end, acts }) => end <= verb.index + 1 && acts).at(-1);
  const accused = claim.actors.find(({ start, id }) => start >= verb.index && id !== accuser?.id);
  if (!accuser?.id || !accused?.id) return null;
  const speaks = (id: string, ids: readonly string[]) => {
    const voices = new Set([...speaksFor(registry, id)]);
    return ids.some((other) => voices.has(other) || isRelated(id, other, registry));
  };
  const isSwapped = speaks(accused.id, own.by) && speaks(accuser.id, own.against) && !speaks(accuser.id, own.by);
  if (!isSwapped) return null;
  const recorded = statement.actors.find(({ id }) => id !== null && own.by.some((by) => isRelated(id, by, registry)));
  return recorded ? { kind: 'party', claimed: accuser.wording, recorded: recorded.wording } : null;
}
