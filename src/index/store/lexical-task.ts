import type { Corpus } from '../../corpus/corpus.js';
import { packLexicalIndex } from '../lexical/pack.js';

/** Packs the lexical index in a worker thread: 100,000 statements take seconds. @returns the packed index */
export default function packInWorker(corpus: Corpus): Uint8Array {
  return packLexicalIndex(corpus);
}
