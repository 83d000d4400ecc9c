import type { Statement } from '../corpus/document.js';
import type { Registry } from '../corpus/registry.js';
import { partyIds } from '../index/lexical/fields.js';
import type { Hit } from '../index/search.js';
import type { Block } from './answer.js';
import type { Answer } from './guard.js';
import type { Answered } from './question/follow-up.js';
import { type Question, voicesOf } from './question/question.js';

/** What a question and its answer were about: ids alone, so that it may be kept where no text may. */
export interface Subject {
  /** Ids of events, the most important first. */
  readonly events: readonly string[];
  /** Ids of parties, the most important first. */
  readonly parties: readonly string[];
}

/** How many of the best hits tell what an answer is about. */
const READ = 3;
/** The same to find what the one accuses whose words were asked for. */
const READ_FOR_SPEAKER = 10;
/** More events than these are no one subject. */
const MOST_EVENTS = 2;
const MOST_PARTIES = 4;

/**
 * @param hits best first
 * @returns what a question with these hits is about: the events and parties that it names, then those of the best hits
 */
export function subjectOf(question: Question, hits: readonly Hit[]): Subject {
  const best = hits.slice(0, READ).map(({ statement }) => statement);
  return {
    events: firstOf([...question.events, ...eventsOf(best)], MOST_EVENTS),
    parties: firstOf([...question.parties.map(({ id }) => id), ...best.flatMap(partyIds)], MOST_PARTIES),
  };
}

/** @returns what an answer that is shown is about; without events and parties for one that shows no statements */
export function subjectOfAnswer(answer: Answer): Subject {
  const parts = answer.kind === 'answered' ? answer.blocks.flatMap(partsOf) : [];
  return {
    events: firstOf(
      parts.flatMap(({ event }) => event ?? []),
      MOST_EVENTS,
    ),
    parties: firstOf(
      parts.flatMap(({ parties }) => parties),
      MOST_PARTIES,
    ),
  };
}

/**
 * @param hits best first
 * @returns the events of the best hits; whom those accuse whose words were asked for, or else the best hits; and whether
 *   those whose words were asked for allege nothing in them
 */
export function answeredBy(question: Question, hits: readonly Hit[], registry: Registry): Answered {
  const best = hits.slice(0, READ).map(({ statement }) => statement);
  const voices = voicesOf(question, registry);
  const spoken = hits
    .slice(0, READ_FOR_SPEAKER)
    .map(({ statement }) => statement)
    .filter((statement) => statement.stance === 'allegation' && statement.by.some((id) => voices.has(id)));
  return {
    events: firstOf(eventsOf(best), MOST_EVENTS),
    accused: mostFrequent((spoken.length > 0 ? spoken : best).flatMap(accusedBy)),
    responds: voices.size > 0 && spoken.length === 0,
  };
}

function accusedBy(statement: Statement): readonly string[] {
  return statement.stance === 'allegation' ? statement.against : [];
}

/** @returns the subject without ids that the registry does not know: the corpus may have changed since it was kept */
export function knownSubject({ events, parties }: Subject, registry: Registry): Subject {
  return {
    events: firstOf(
      events.filter((id) => registry.events.has(id)),
      MOST_EVENTS,
    ),
    parties: firstOf(
      parties.filter((id) => registry.parties.has(id)),
      MOST_PARTIES,
    ),
  };
}

/** What a part of an answer is on, and whom it concerns. */
interface Part {
  readonly event: string | null;
  readonly parties: readonly string[];
}

function partsOf(block: Block): Part[] {
  switch (block.kind) {
    case 'allegations':
      return block.allegations.map(({ cited, by, against }) => ({
        event: cited.statement.event,
        parties: [...by, ...against].map(({ id }) => id),
      }));
    case 'response':
      return block.responses.map(({ statement }) => ({
        event: statement.event,
        parties: [block.party.id, ...partyIds(statement)],
      }));
    case 'context':
      return block.statements.map(({ statement }) => ({ event: statement.event, parties: [] }));
    case 'claim':
      return block.evidence.flatMap(partsOf);
    case 'open':
      return block.missing.map(({ party, event }) => ({ event: event?.id ?? null, parties: [party.id] }));
  }
}

/** The events of statements, those of several first. */
function eventsOf(statements: readonly Statement[]): string[] {
  return mostFrequent(statements.flatMap(({ event }) => event ?? []));
}

/** Each once, the most frequent first. */
function mostFrequent(ids: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

function firstOf(ids: readonly string[], most: number): string[] {
  return [...new Set(ids)].slice(0, most);
}
