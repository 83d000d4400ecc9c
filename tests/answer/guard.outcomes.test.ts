import { describe, expect, test } from '@jest/globals';
import type { DocumentsContent } from '../../src/answer/answer.js';
import { type Answer, documentsPart, guard, guardDocuments, isAnswer, partOf, refuse } from '../../src/answer/guard.js';
import type { Document, Statement } from '../../src/corpus/document.js';
import { harbourLibrary } from '../support/harbour-library.ts';
import { answerFrom } from '../support/small-library.ts';

const library = harbourLibrary();
const answer = answerFrom(library, ['posts']);

describe('what the guard let out', () => {
  test('is known by the object, and by nothing that can be written down', () => {
    expect(isAnswer(answer)).toBe(true);
    expect(isAnswer(refuse('', 'en', 'busy'))).toBe(true);
    for (const forged of [
      { ...answer },
      structuredClone({ ...answer }),
      Object.create(answer),
      [answer],
      {},
      () => answer,
    ]) {
      expect(isAnswer(forged)).toBe(false);
    }
    for (const nothing of [null, undefined, 0, 1, '', 'answered', true, Symbol('answer')]) {
      expect(isAnswer(nothing)).toBe(false);
    }
  });

  test('cannot be changed into something else', () => {
    expect(() => Object.assign(answer, { kind: 'refused' })).toThrow(TypeError);
    expect(() => Object.assign(answer, { sources: [] })).toThrow(TypeError);
  });
});

describe('nothing found', () => {
  const draft = (nearest: readonly Document[]) => ({ question: 'Q?', language: 'en' as const, groups: [], nearest });

  test('is what a draft without statements gives, with documents that are on record', () => {
    const posts = library.documentById('posts') as Document;
    const forged = { ...posts, title: 'Sudria is guilty' };
    expect(guard(draft([forged, { ...posts, id: 'none' }, forged]), library)).toEqual({
      kind: 'nothing found',
      question: 'Q?',
      language: 'en',
      nearest: [posts],
    });
    expect(guard(draft([]), library)).toMatchObject({ kind: 'nothing found', nearest: [] });
  });
});

describe('a part of a list of documents', () => {
  const ids = ['posts', 'wider', 'silent', 'elsewhere'];
  const list = guardDocuments(
    { question: 'Q?', language: 'en', documents: ids.flatMap((id) => library.documentById(id) ?? []) },
    library,
  ) as Answer<DocumentsContent>;

  test('has the documents between two places, numbered as in the whole', () => {
    const part = documentsPart(list, 1, 3, { number: 2, of: 2 });
    expect(part).toMatchObject({ kind: 'documents', start: 2, page: { number: 2, of: 2 }, question: 'Q?' });
    expect(part).toMatchObject({ documents: list.documents.slice(1, 3) });
    const again = documentsPart(part as Answer<DocumentsContent>, 1, 2);
    expect(again).toMatchObject({ start: 3, documents: list.documents.slice(2, 3) });
    expect(isAnswer(again)).toBe(true);
    expect(documentsPart(list, 0, 1)).not.toHaveProperty('page');
  });

  test('without documents is a refusal, with its page', () => {
    const page = { number: 3, of: 3 };
    expect(documentsPart(list, 4, 9, page)).toMatchObject({ kind: 'refused', reason: 'too little room', page });
    expect(documentsPart(list, 4, 9)).not.toHaveProperty('page');
  });

  test('of what the guard did not let out is not made', () => {
    expect(() => documentsPart({ ...list }, 0, 1)).toThrow('only an answer of the guard');
  });
});

test('a part without blocks is a refusal, with its page', () => {
  if (answer.kind !== 'answered') throw new Error(answer.kind);
  const page = { number: 1, of: 2 };
  expect(partOf(answer as Parameters<typeof partOf>[0], [], page)).toMatchObject({ kind: 'refused', page });
});

describe("other words for a statement than the corpus's own", () => {
  const WORDS = 'The posts appeared on 3 May 2024.';
  const statements = library.statementsOf('posts').filter(({ stance }) => stance !== 'response');
  const group = (statement: Statement, rewording?: string) => ({
    statements: [{ statement, alsoIn: [], ...(rewording === undefined ? {} : { rewording }) }] as const,
    responses: [],
  });
  const draft = (rewording?: string) => ({
    question: '',
    language: 'en' as const,
    groups: statements.map((one) => group(one, one.stance === 'context' ? rewording : undefined)),
    nearest: [],
  });

  test('never go without the line that says so, though one statement of several has them', () => {
    expect(guard(draft(WORDS), library)).toMatchObject({ title: { kind: 'reworded' } });
  });

  test('that say more than the statement are not shown, and then no line stands above', () => {
    const kept = guard(draft('The posts appeared on 4 May 2024.'), library);
    expect(JSON.stringify(kept)).not.toContain('4 May 2024');
    expect(kept).not.toHaveProperty('title');
  });

  test('cannot be claimed where there are none', () => {
    expect(guard({ ...draft(), title: { kind: 'reworded' } }, library)).not.toHaveProperty('title');
  });
});
