import type { PhraseLanguage } from '../answer/answer.js';
import type { OverviewRequest } from '../answer/overview/overview-request.js';
import { interfacePhrase } from './interface-phrases.js';

/**
 * @param nameOf the name of a party of the corpus by its id, and for anything else what was typed
 * @returns what the corpus does not have, for a request that nothing fits, as plain text
 */
export function nothingLine(
  language: PhraseLanguage,
  request: OverviewRequest,
  nameOf: (id: string) => string,
): string {
  switch (request.kind) {
    case 'responses':
      return interfacePhrase(language, 'nothing.responses', { party: nameOf(request.party) });
    case 'sources': {
      const { publisher, event } = request;
      if (publisher === null) return interfacePhrase(language, 'nothing.sources');
      return interfacePhrase(language, 'nothing.publisher', { on: event === null ? 'none' : 'event' });
    }
    case 'summary':
    case 'timeline': {
      const { event, from, to } = request;
      if (from === null && to === null) return interfacePhrase(language, 'nothing.event');
      return interfacePhrase(language, 'nothing.dates', { on: event === null ? 'none' : 'event' });
    }
    case 'full responses':
      return interfacePhrase(language, 'nothing.accused');
    case 'document':
    case 'passages':
      return interfacePhrase(language, 'nothing.left');
  }
}
