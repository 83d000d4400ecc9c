import type { Corpus } from '../../src/corpus/corpus.js';
import { buildIndex } from '../../src/index/build-index.js';
import { openIndex } from '../../src/index/open-index.js';
import type { StoredIndex } from '../../src/index/store/stored-index.js';
import { HashedWordsModel } from './hashed-words-model.ts';
import { madeCorpus } from './made-corpus.ts';

const missingHnswlib = async () => {
  throw new Error("Cannot find package 'hnswlib-node'");
};

/**
 * What is needed to build an index in a data folder and to open it.
 * @param withGraph false for a machine without hnswlib-node
 */
export function workshop(dataFolder: string, { withGraph = true, model = new HashedWordsModel() } = {}) {
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const loadHnswlib = withGraph ? undefined : missingHnswlib;
  const common = { dataFolder, log, loadHnswlib };
  return {
    lines,
    model,
    build: (corpus: Corpus, fingerprint: string, more = {}) =>
      buildIndex({ ...common, corpus, fingerprint, model, ...more }),
    open: async () => {
      const opened = await openIndex({ ...common, modelId: model.id, dimensions: model.dimensions });
      if ('kind' in opened) throw new Error(JSON.stringify(opened));
      return opened;
    },
  };
}

/** @returns the texts of all statements, in order */
export function textsOf(index: StoredIndex): string[] {
  return Array.from({ length: index.facts.statements }, (_, ordinal) => index.statementAt(ordinal).text);
}

/** @returns the text that the vectors of an index put nearest to a question */
export async function nearestText(
  index: StoredIndex,
  model: HashedWordsModel,
  question: string,
): Promise<string | undefined> {
  const [hit] = index.vectors.nearest(Float32Array.from(await model.embedQuery(question)), 1);
  return hit && index.statementAt(index.ordinalOfLabel(hit.label)).text;
}

/** A small corpus with an allegation, the accused's response and one given for it by another. */
export const harbour = madeCorpus({
  alpha: [
    'The harbour was rebuilt in spring.',
    { text: 'Northland said Southland jammed its radio stations.', by: 'northland', against: 'southland' },
    { text: 'Southland called the radio claim groundless.', by: 'southland', for: 'southland' },
  ],
  beta: [
    { text: 'Westland said its ally Southland had no transmitter.', by: 'westland', for: 'southland' },
    'Fishermen counted forty boats.',
  ],
});
