import type { AnsweredContent, Cited } from '../../src/answer/answer.js';
import { mapCited } from '../../src/answer/cited.js';
import type { CompositionInput } from '../../src/answer/compose.js';
import type { Library } from '../../src/answer/library.js';
import type { Corpus } from '../../src/corpus/corpus.js';
import type { Statement } from '../../src/corpus/document.js';
import { libraryOfCorpus } from './corpus-library.ts';
import { understanding } from './understanding.ts';

/** @returns all statements of a corpus in the order given, as if a search had found them best first */
export async function foundIn(corpus: Corpus, question: string, room = 4_000): Promise<CompositionInput> {
  const library = libraryOfCorpus(corpus);
  const hits = corpus.documents.flatMap((document) =>
    document.statements.map((statement, ordinal) => ({
      ordinal,
      statement,
      document,
      score: 1,
      lexical: 1,
      cosine: null,
      channels: [],
    })),
  );
  return { question: await understanding(corpus)(question), hits, library, answerable: true, room };
}

/**
 * The answer as if the shown words were the record, for checks that look for a statement's words in a message: a response
 * has to be in its own words in any case, so only other statements are exchanged.
 */
export function asShown(answer: AnsweredContent, library: Library): { answer: AnsweredContent; library: Library } {
  const exchanged = new Map<string, Statement>();
  const exchange = <S extends Statement>(cited: Cited<S>): Cited<S> => {
    const { statement, wording } = cited;
    if (wording === undefined || statement.stance === 'response') return cited;
    const shown = { ...statement, text: wording };
    exchanged.set(statement.id, shown);
    return { ...cited, statement: shown };
  };
  const [first, ...rest] = answer.blocks;
  const blocks = [mapCited(first, exchange), ...rest.map((block) => mapCited(block, exchange))] as const;
  const statementById = (id: string) => exchanged.get(id) ?? library.statementById(id);
  return { answer: { ...answer, blocks }, library: { ...library, statementById } };
}
