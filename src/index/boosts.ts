import type { Document, Statement } from '../corpus/document.js';
import type { Registry } from '../corpus/registry.js';
import { eventDistance, speaksFor } from '../corpus/response-rule.js';
import { partyIds } from './lexical/fields.js';
import type { Channel, NamedParty, SearchRequest } from './search-request.js';
import { datesIn, overlaps } from './statement-dates.js';
import { isOfKind } from './wanted.js';

/**
 * How much a statement gains, in standard deviations of the fused score, for what the question names. Set on the
 * calibration questions.
 */
const BONUS = {
  mentioned: 0.25,
  between: 1,
  speaker: 0.7,
  event: 0.6,
  date: 0.6,
  number: 0.25,
  platform: 1.2,
  target: 1,
  definition: 0.6,
  related: 0.3,
  response: 0.8,
  denial: 0.5,
  noComment: -0.6,
  toAccuser: 0.5,
} as const;

/** How many of the best candidates tell on which events a party alleges. */
const ACCUSERS_AMONG = 30;

/** What a statement gains, and for what. */
export interface Boost {
  /** In standard deviations of the fused score; the sum over all that applies. */
  readonly gain: number;
  readonly channels: readonly Channel[];
}

/**
 * Prepares the gains of one request, so that the registry is walked once a search and not once a statement.
 * @param candidates the statements that were found, best first
 * @returns a function that tells a statement's gain: for parties (more as speaker, where the question asks what they
 *   said), for an event named or one within it (the more events lie within it, the less) or one that is related, for a
 *   date within the period (half for the day of publication), for a response on an event on which a named party alleges
 *   something, and for the kind of statement that is wanted
 */
export function createBooster(
  request: SearchRequest,
  registry: Registry,
  candidates: readonly Statement[],
): (statement: Statement, document: Document) => Boost {
  const parties = request.parties.map(({ id, role }) => ({
    id,
    role,
    voices: speaksFor(registry, id),
    parts: [...registry.parties.values()].filter(({ answeredBy }) => answeredBy === id).map((part) => part.id),
  }));
  const events = eventGains(request, registry);
  const accusedOn = request.wants.includes('response') ? eventsOfAccusers(candidates, parties) : new Set<string>();
  return (statement, document) => {
    const gains: [Channel, number][] = [
      ['party', partyGain(statement, parties) + accusationGain(statement, request, parties)],
      ['event', statement.event === null ? 0 : (events.get(statement.event) ?? 0)],
      ['date', dateGain(statement, document, request)],
      ['accuser', statement.stance === 'response' && accusedOn.has(statement.event ?? '') ? BONUS.toAccuser : 0],
    ];
    return {
      gain: gains.reduce((sum, [, gain]) => sum + gain, 0) + wantedGain(statement, request),
      channels: gains.filter(([, gain]) => gain > 0).map(([channel]) => channel),
    };
  };
}

interface RequestedParty extends NamedParty {
  /** Those whose words count as its own. */
  readonly voices: readonly string[];
  /** Those that it answers for. */
  readonly parts: readonly string[];
}

/** "How did China answer Canada's report?" is about the events on which Canada alleges something. */
function eventsOfAccusers(candidates: readonly Statement[], parties: readonly RequestedParty[]): Set<string> {
  const accusers = new Set(parties.filter(({ role }) => role !== 'speaker').flatMap(({ voices }) => voices));
  for (const { role, voices } of parties) if (role === 'speaker') for (const voice of voices) accusers.delete(voice);
  const alleging = candidates
    .slice(0, ACCUSERS_AMONG)
    .filter((statement) => statement.stance === 'allegation' && statement.by.some((id) => accusers.has(id)));
  return new Set(alleging.flatMap(({ event }) => event ?? []));
}

function partyGain(statement: Statement, parties: readonly RequestedParty[]): number {
  const involved = partyIds(statement);
  const speakers = statement.stance === 'context' ? [] : statement.by;
  let gain = 0;
  for (const { id, role, voices, parts } of parties) {
    if (role === 'speaker' && speakers.some((speaker) => voices.includes(speaker))) gain += BONUS.speaker;
    else if (involved.includes(id) || parts.some((part) => involved.includes(part))) gain += BONUS.mentioned;
  }
  return gain;
}

/** "What has China accused the United States of?" is about what the one says against the other, not the reverse. */
function accusationGain(statement: Statement, request: SearchRequest, parties: readonly RequestedParty[]): number {
  if (!request.wants.includes('accusation') || statement.stance === 'context') return 0;
  const { by, against } = statement;
  const speaks = parties.some(({ role, voices }) => role === 'speaker' && by.some((id) => voices.includes(id)));
  const isAimed = parties.some(({ id, role }) => role === 'mentioned' && against.includes(id));
  return speaks && isAimed ? BONUS.between : 0;
}

/** The gain by event id: of each event that is named, and of every event within it; less for one that is related. */
function eventGains(request: SearchRequest, registry: Registry): Map<string, number> {
  const gains = new Map<string, number>(request.relatedEvents.map((id) => [id, BONUS.related]));
  for (const id of request.events) {
    const inside = [...registry.events.keys()].filter((event) => eventDistance(registry, event, id) < Infinity);
    const gain = BONUS.event * (1 - inside.length / Math.max(2, registry.events.size));
    for (const event of inside) gains.set(event, Math.max(gain, gains.get(event) ?? 0));
  }
  return gains;
}

function dateGain(statement: Statement, document: Document, request: SearchRequest): number {
  const period = request.period;
  if (!period) return 0;
  if (datesIn(statement.text).some((date) => overlaps(date, period))) return BONUS.date;
  const published = document.published;
  return published && overlaps({ start: published, end: published }, period) ? BONUS.date / 2 : 0;
}

function wantedGain(statement: Statement, { wants }: SearchRequest): number {
  return wants.reduce((gain, kind) => {
    if (kind === 'response') return gain + responseGain(statement);
    // Who accuses whom is told by the parties, not by the text.
    if (kind === 'accusation') return gain;
    // A response says what it is aimed against, not at whom the matter was.
    if (kind === 'target' && statement.stance === 'response') return gain;
    return isOfKind(statement.text, kind) ? gain + BONUS[kind] : gain;
  }, 0);
}

/** A question for a response is served by one of substance rather than by a refusal to comment. */
function responseGain(statement: Statement): number {
  if (statement.stance !== 'response') return 0;
  if (statement.type === 'denial') return BONUS.response + BONUS.denial;
  return statement.type === 'no-comment' ? BONUS.response + BONUS.noComment : BONUS.response;
}
