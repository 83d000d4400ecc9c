import type { PhraseLanguage } from '../../src/answer/answer.js';
import { type Answer, guardDocuments, guardFactCheck } from '../../src/answer/guard.js';
import { createOverview } from '../../src/answer/overview/overview-service.js';
import { createSuggester } from '../../src/answer/suggest.js';
import type { UnreviewedDocument } from '../../src/corpus/document.js';
import type { AskRequest, Services } from '../../src/discord/services.js';
import { harbourLibrary } from './harbour-library.ts';
import { answerFrom, nothingFound, refuse } from './small-library.ts';

/** What a test service was asked: a question with all that came along, or a text to check. */
export interface Asked extends Pick<AskRequest, 'event' | 'previous' | 'subject' | 'language'> {
  readonly question: string;
}

export interface TestServices extends Services {
  /** Questions and texts, in order. */
  readonly asked: Asked[];
  /** Ids of documents that the corpus does not have yet; empty unless a test puts some in. */
  readonly withheld: Set<string>;
  /** Documents that nobody has reviewed; none unless a test puts some in. */
  readonly unreviewed: UnreviewedDocument[];
}

/**
 * Services over the made-up harbour dispute, with answers that the guard made.
 * Questions: `harbour` is answered; `slow` after 1.8 seconds; `never` not at all; `broken` fails; anything else finds
 * nothing. Texts to check: the same, but where `harbour` is not in them they make no claim.
 */
export function testServices(): TestServices {
  const library = harbourLibrary();
  const asked: Asked[] = [];
  const withheld = new Set<string>();
  const unreviewed: UnreviewedDocument[] = [];
  const overview = createOverview({ index: library });
  const suggester = createSuggester(library);
  const documentIds = () => library.allDocuments().flatMap(({ id }) => (withheld.has(id) ? [] : [id]));

  /** Does what the words of a question or text ask for, beside an answer. */
  async function heed(text: string): Promise<void> {
    if (text.includes('broken')) throw new Error('the index is on fire');
    if (text.includes('never')) await new Promise(() => {});
    if (text.includes('slow')) await new Promise((resolve) => setTimeout(resolve, 1800));
  }

  function check(text: string, language: PhraseLanguage): Answer {
    if (!/harbour|slow/.test(text)) return refuse(text, language, 'no claim');
    const statements = library.statementsOf('posts').filter(({ stance }) => stance === 'allegation');
    const groups = statements.map((statement) => ({ statements: [{ statement, alsoIn: [] }] as const, responses: [] }));
    const claims = [{ text, finding: { kind: 'reported' } as const, groups }];
    return guardFactCheck({ question: text, language, claims }, library);
  }

  return {
    asked,
    withheld,
    unreviewed,
    async ask(question, options) {
      asked.push({ question, ...options });
      const { language = 'en' } = options;
      await heed(question);
      if (question.trim() === '') return refuse(question, language, 'empty question');
      if (/harbour|slow/.test(question)) return answerFrom(library, ['posts', 'wider', 'silent', 'machine'], language);
      return nothingFound(library, ['posts'], language);
    },
    async factCheck(text, { language = 'en' }) {
      asked.push({ question: text });
      await heed(text);
      return check(text, language);
    },
    async checkWatched(text, { language = 'en' }) {
      asked.push({ question: text });
      await heed(text);
      const answer = check(text, language);
      return answer.kind === 'answered' ? answer : null;
    },
    overview: (request, language) => overview.show(request, language),
    suggest: (kind, typed) => suggester.suggest(kind, typed),
    nameOf: (id) => library.registry.events.get(id)?.title ?? library.registry.parties.get(id)?.name ?? id,
    document: (id) => library.documentById(id),
    documentIds,
    unreviewedDocuments: () => unreviewed,
    listDocuments(ids, language) {
      const documents = ids.flatMap((id) => library.documentById(id) ?? []);
      return guardDocuments({ question: '', language, documents }, library);
    },
    about: () => ({
      version: '0.0.0',
      documents: documentIds().length,
      statements: 9,
      asOf: '2024-05-31',
      builtAt: '2024-06-01T00:00:00.000Z',
      model: 'test model',
      vectors: 'exact scan',
    }),
  };
}
