import { LRUCache } from 'lru-cache';
import { createFactChecker } from '../answer/fact-check/fact-checker.js';
import { guardDocuments } from '../answer/guard.js';
import { createOverview } from '../answer/overview/overview-service.js';
import { createSuggester } from '../answer/suggest.js';
import type { UnreviewedDocument } from '../corpus/document.js';
import type { Services } from '../discord/services.js';
import { packageVersion } from '../lib/package-version.js';
import type { Engine } from './open-engine.js';

/** How many overviews are remembered while somebody turns their pages, and for how long, in milliseconds. */
const OVERVIEWS = 20;
const OVERVIEW_MS = 10 * 60 * 1000;

/**
 * @returns what the Discord side and the terminal's chat may use of an open engine
 */
export function servicesOf({ service, index, model }: Engine): Services {
  const overview = createOverview({ index });
  const overviews = new LRUCache<string, Awaited<ReturnType<typeof overview.show>>>({
    max: OVERVIEWS,
    ttl: OVERVIEW_MS,
  });
  const suggester = createSuggester(index);
  const checker = createFactChecker({ index, service });
  const { documents, statements, asOf, builtAt } = index.facts;
  const day = ({ document }: UnreviewedDocument): string => document.published ?? '';
  const unreviewed = [...(index.facts.unreviewed ?? [])].sort((a, b) => day(b).localeCompare(day(a)));
  const { events, parties } = index.registry;
  return {
    ask: (question, request) => service.ask(question, request),
    factCheck: (text, request) => checker.check(text, request),
    checkWatched: (text, request) => checker.checkWatched(text, request),
    async overview(request, language) {
      // Each page of one overview is asked for by itself.
      const key = JSON.stringify([request, language]);
      const known = overviews.get(key);
      if (known !== undefined) return known;
      const shown = await overview.show(request, language);
      overviews.set(key, shown);
      return shown;
    },
    suggest: (kind, typed) => suggester.suggest(kind, typed),
    nameOf: (id) => events.get(id)?.title ?? parties.get(id)?.name ?? id,
    listDocuments: (ids, language) =>
      guardDocuments({ question: '', language, documents: ids.flatMap((id) => index.documentById(id) ?? []) }, index),
    document: (id) => index.documentById(id),
    unreviewedDocuments: () => unreviewed,
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
