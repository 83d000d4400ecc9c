import type { Services } from '../discord/services.js';
import type { Engine } from './open-engine.js';

/**
 * @returns what the Discord side may use of an open engine
 */
export function servicesOf({ service, index, model }: Engine): Services {
  const { documents, statements, asOf } = index.facts;
  return {
    ask: (question, options) => service.ask(question, options),
    suggest: (prefix) => service.suggest(prefix),
    about: () => ({
      documents,
      statements,
      asOf,
      model: `${model.id} (${model.runtime})`,
      vectors: index.vectors.engine,
    }),
  };
}
