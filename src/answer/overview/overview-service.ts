import type { Event, Party, Registry } from '../../corpus/registry.js';
import type { PhraseLanguage } from '../answer.js';
import { findChoice } from '../choice.js';
import { type Answer, guard, guardDocuments } from '../guard.js';
import type { OverviewLibrary } from './entries.js';
import type { OverviewRequest, UnfitRequest } from './overview-request.js';
import { remembering } from './remembering.js';
import { composeFullResponses, composeResponses } from './responses.js';
import { composeDocument, composePassages, composeSources, findDocument } from './sources.js';
import { readSpan } from './span.js';
import { composeSummary } from './summary.js';
import { composeTimeline } from './timeline.js';

/** Shows what the corpus holds without a question being asked. */
export interface Overview {
  /**
   * @param language of the bot's own phrases
   * @returns what was asked for, as the guard lets it out; or what of the request names nothing or is no date
   * @throws Error if the index is damaged; never for what a request holds
   */
  show(request: OverviewRequest, language: PhraseLanguage): Promise<Answer | UnfitRequest>;
}

/** What the overview is made of. */
export interface OverviewParts {
  readonly index: OverviewLibrary;
  /** The present, from which "last month" is counted. */
  readonly clock?: () => Date;
}

/** @returns overviews of one open index */
export function createOverview({ index: corpus, clock = () => new Date() }: OverviewParts): Overview {
  const { registry } = corpus;
  return {
    async show(request, language) {
      const index = remembering(corpus);
      switch (request.kind) {
        case 'summary':
        case 'timeline': {
          const event = chosenEvent(request.event, registry);
          if (event === undefined) return unknown('event', request.event);
          const span = await readSpan(request.from, request.to, clock());
          if (span.kind !== 'span') return span;
          const draft =
            request.kind === 'summary'
              ? composeSummary({ event, span, length: request.length, language }, index)
              : composeTimeline({ event, span, language }, index);
          return guard(draft, index);
        }
        case 'responses': {
          const party = chosenParty(request.party, registry);
          return party ? guard(composeResponses({ party, language }, index), index) : unknown('party', request.party);
        }
        case 'sources': {
          const event = chosenEvent(request.event, registry);
          if (event === undefined) return unknown('event', request.event);
          return guardDocuments(composeSources({ publisher: request.publisher, event, language }, index), index);
        }
        case 'document': {
          const document = findDocument(request.id, index);
          return document
            ? guard(composeDocument({ document, language }, index), index)
            : unknown('document', request.id);
        }
        case 'passages':
          return guard(composePassages({ statementIds: request.statements, language }, index), index);
        case 'full responses':
          return guard(composeFullResponses({ statementIds: request.statements, language }, index), index);
      }
    },
  };
}

/** How much of what was typed is repeated, in characters. */
const REPEATED = 100;

function unknown(what: 'event' | 'party' | 'document', name: string | null): UnfitRequest {
  return { kind: 'unknown', what, name: (name ?? '').slice(0, REPEATED) };
}

/** The event that was typed; null where none was, undefined where there is none of that name. */
function chosenEvent(typed: string | null, registry: Registry): Event | null | undefined {
  if (typed === null || typed.trim() === '') return null;
  const choice = findChoice({ ...registry, parties: new Map() }, typed);
  return choice ? registry.events.get(choice.id) : undefined;
}

function chosenParty(typed: string, registry: Registry): Party | undefined {
  const choice = findChoice({ ...registry, events: new Map() }, typed);
  return choice ? registry.parties.get(choice.id) : undefined;
}
