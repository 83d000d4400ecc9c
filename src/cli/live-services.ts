import type { Services } from '../discord/services.js';
import type { Engine } from './open-engine.js';
import { servicesOf } from './services.js';

/** Services that go on while the corpus under them changes. */
export interface LiveServices {
  readonly services: Services;
  /**
   * Looks whether the corpus has changed, and if so lets a new index take the place of the old one at once: every question
   * is answered from one of them, never from both.
   * @returns what happened; `kept` where the corpus has errors or another process is indexing, with the reason
   * @throws Error if the corpus folder cannot be read or the index not be written; the old index goes on
   */
  refresh(): Promise<{ readonly kind: 'unchanged' | 'new' } | { readonly kind: 'kept'; readonly trouble: string }>;
  /** Closes all; nothing can be asked afterwards. */
  close(): Promise<void>;
}

/** An engine with those who use it: it is closed when it is retired and the last has finished. */
interface InUse {
  readonly engine: Engine;
  readonly services: Services;
  users: number;
  isRetired: boolean;
}

/**
 * @param first the engine that answers at first; closed with the services
 */
export function liveServices(first: Engine): LiveServices {
  let current = inUse(first);
  let refreshing: Promise<unknown> = Promise.resolve();

  /** Answers from the engine that is current now, whatever takes its place meanwhile. */
  async function use<T>(work: (services: Services) => Promise<T>): Promise<T> {
    const used = current;
    used.users++;
    try {
      return await work(used.services);
    } finally {
      used.users--;
      closeIfDone(used);
    }
  }

  async function refresh(): ReturnType<LiveServices['refresh']> {
    const outcome = await current.engine.refresh();
    if (outcome.kind !== 'new') return outcome;
    const before = current;
    current = inUse(outcome.engine);
    before.isRetired = true;
    closeIfDone(before);
    return { kind: 'new' };
  }

  return {
    services: {
      ask: (question, request) => use((services) => services.ask(question, request)),
      factCheck: (text, request) => use((services) => services.factCheck(text, request)),
      checkWatched: (text, request) => use((services) => services.checkWatched(text, request)),
      overview: (request, language) => use((services) => services.overview(request, language)),
      suggest: (kind, typed) => current.services.suggest(kind, typed),
      nameOf: (id) => current.services.nameOf(id),
      listDocuments: (ids, language) => current.services.listDocuments(ids, language),
      document: (id) => current.services.document(id),
      unreviewedDocuments: () => current.services.unreviewedDocuments(),
      documentIds: () => current.services.documentIds(),
      about: () => current.services.about(),
    },
    refresh() {
      // One after the other: two at once would build the same index twice.
      const next = refreshing.then(refresh, refresh);
      refreshing = next;
      return next;
    },
    async close() {
      await refreshing.catch(() => {});
      await current.engine.close();
    },
  };
}

function inUse(engine: Engine): InUse {
  return { engine, services: servicesOf(engine), users: 0, isRetired: false };
}

function closeIfDone(one: InUse): void {
  if (one.isRetired && one.users === 0) one.engine.closeIndex();
}
