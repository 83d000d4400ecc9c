import { loadCorpus } from './load-corpus.js';
import type { Problem } from './problem.js';

/** What a check of a corpus found. */
export interface CorpusCheck {
  /** Sorted by file and line. */
  readonly problems: readonly Problem[];
  /** Documents and statements that can be shown. */
  readonly documents: number;
  readonly statements: number;
}

/**
 * Checks every file of a corpus and tells all that is wrong at once.
 * @throws CorpusFolderError if the folder cannot be read
 */
export async function checkCorpus(folder: string): Promise<CorpusCheck> {
  const { corpus, problems } = await loadCorpus(folder);
  const statements = corpus.documents.reduce((sum, document) => sum + document.statements.length, 0);
  const empty = corpus.documents.length === 0 && problems.length === 0;
  const none: Problem = {
    file: '.',
    line: 1,
    what: 'there is no document in this folder',
    mend: 'add a file that ends in .md',
    severity: 'warning',
  };
  return { problems: empty ? [none] : problems, documents: corpus.documents.length, statements };
}
