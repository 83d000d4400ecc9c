import type { Document, Statement } from '../corpus/document.js';
import type { Registry } from '../corpus/registry.js';
import { speaksFor } from '../corpus/response-rule.js';
import { partyIds } from './lexical/fields.js';
import type { Channel, SearchRequest } from './search-request.js';
import { datesIn, overlaps } from './statement-dates.js';

/**
 * How much a statement gains, in standard deviations of the fused score, for what the question names. Set on the
 * calibration questions.
 */
const BONUS = {
  mentioned: 0.25,
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
  readonly gain: number;
  readonly channels: readonly Channel[];
}

/**
 * Prepares the gains of one request, so that the registry is walked once a search and not once a statement.
 * @param candidates the statements that were found, best first
 * @returns a function that tells a statement's gain: for parties (more as speaker, where the question asks what they
 *   said), for an event named or one within it (the wider, the less), for a date within the period (half for the day of
 *   publication), and for the kind of statement that is wanted
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
      ['party', partyGain(statement, parties)],
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

interface RequestedParty {
  readonly id: string;
  readonly role: string;
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

/** The gain by event id: of each event that is named, and of every event within it; less for one that is related. */
function eventGains(request: SearchRequest, registry: Registry): Map<string, number> {
  const gains = new Map<string, number>(request.relatedEvents.map((id) => [id, BONUS.related]));
  for (const id of request.events) {
    const inside = [...registry.events.keys()].filter((event) => isWithin(event, id, registry));
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

function wantedGain(statement: Statement, request: SearchRequest): number {
  let gain = 0;
  if (request.wants.includes('number') && hasNumber(statement.text)) gain += BONUS.number;
  if (request.wants.includes('platform') && PLATFORM.test(statement.text)) gain += BONUS.platform;
  if (request.wants.includes('target') && TARGET.test(statement.text)) gain += BONUS.target;
  if (request.wants.includes('definition') && DEFINITION.test(statement.text)) gain += BONUS.definition;
  if (request.wants.includes('response') && statement.stance === 'response') {
    gain += BONUS.response;
    if (statement.type === 'denial') gain += BONUS.denial;
    if (statement.type === 'no-comment') gain += BONUS.noComment;
  }
  return gain;
}

/** Names of large platforms, and the words for such places. */
const PLATFORM =
  /\b(?:platforms?|apps?|forums?|websites?|Facebook|Instagram|Threads|WhatsApp|Messenger|X|Twitter|YouTube|TikTok|Douyin|WeChat|Weibo|QQ|Telegram|Reddit|Medium|Quora|LinkedIn|VK|VKontakte|Odnoklassniki|Tumblr|Pinterest|Flickr|Vimeo|SoundCloud|Blogger|Blogspot|Google|Discord|Twitch|Snapchat|Mastodon|Bluesky|Truth Social|Gab|Gettr|Parler|Rumble|Line|Kakao\w*|Viber|Signal|Substack|LiveJournal|4chan|8kun)\b|平台|网站|網站/u;

/** How texts say at whom something is aimed. */
const TARGET =
  /\b(?:aimed at|targets?|targeted|targeting|directed (?:at|against)|addressed (?:people|users|audiences)|victims? (?:was|were|included?))\b|\b(?:vis(?:e|ait|aient|ée?s?)|cibl(?:e|ait|aient|ée?s?))\b|针对|針對|目标|目標/iu;

/** How texts say what something is. */
const DEFINITION =
  /\b(?:explain(?:s|ed)|defin(?:es|ed|ition)|describe[sd]?|refers? to|known as|also called|names? for|blend of|short for|is an?|are an?)\b|是一|指的是|又称|又稱/iu;

function hasNumber(text: string): boolean {
  const withoutDates = text.replace(/\b\d{1,2}\s+\p{Lu}\p{L}+|\b(?:19|20)\d{2}\b/gu, ' ');
  return /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)\b/i.test(
    withoutDates,
  );
}

function isWithin(event: string, wider: string, registry: Registry): boolean {
  const seen = new Set<string>();
  for (let id: string | null = event; id !== null && !seen.has(id); id = registry.events.get(id)?.parent ?? null) {
    if (id === wider) return true;
    seen.add(id);
  }
  return false;
}
