import { createFactChecker } from '../answer/fact-check/fact-checker.js';
import { guardDocuments } from '../answer/guard.js';
import { createOverview } from '../answer/overview/overview-service.js';
import { createSuggester } from '../answer/suggest.js';
import type { Services } from '../discord/services.js';
import { packageVersion } from '../lib/package-version.js';
import type { Engine } from './open-engine.js';

/**
 * @returns what the Discord side and the terminal's chat may use of an open engine
 */
export function servicesOf({ service, index, model }: Engine): Services {
  const overview = createOverview({ index });
  const suggester = createSuggester(index);
  const checker = createFactChecker({ index, service });
  const { documents, statements, asOf, builtAt } = index.facts;
  const { events, parties } = index.registry;
  return {
    ask: (question, request) => service.ask(question, request),
    factCheck: (text, request) => checker.check(text, request),
    checkWatched: (text, request) => checker.checkWatched(text, request),
    overview: (request, language) => overview.show(request, language),
    suggest: (kind, typed) => suggester.suggest(kind, typed),
    nameOf: (id) => events.get(id)?.title ?? parties.get(id)?.name ?? id,
    listDocuments: (ids, language) =>
      guardDocuments({ question: '', language, documents: ids.flatMap((id) => index.documentById(id) ?? []) }, index),
    document: (id) => index.documentById(id),
    documentIds: () => index.allDocuments().map(({ id }) => id),
    about: () => ({
      version: packageVersion(),
      documents,
      statements,
      asOf,
      builtAt,
      model: `${model.id} (${model.runtime})`,
      vectors: index.vectors.engine,
    }),
  };
}
