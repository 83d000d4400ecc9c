import type { Corpus } from '../corpus/corpus.js';
import { corpusFingerprint } from '../corpus/fingerprint.js';
import { sha256 } from '../corpus/ids.js';

/** What is done to a corpus between its files and the index. */
export interface Preparation {
  /** Another key, another result: an index that was made with one is out of date for the other. */
  readonly key: string;
  prepare(corpus: Corpus): Promise<Corpus>;
}

/**
 * @param preparation left out where the corpus is indexed as it is
 * @returns the fingerprint of the index that a corpus folder should have, 64 hexadecimal digits
 * @throws CorpusFolderError if the folder cannot be read
 */
export async function indexFingerprint(corpusFolder: string, preparation?: Preparation): Promise<string> {
  const files = await corpusFingerprint(corpusFolder);
  return preparation === undefined ? files : sha256(`${files} ${preparation.key}`);
}
