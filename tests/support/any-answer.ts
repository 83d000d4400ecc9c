import fc from 'fast-check';
import type { Finding, Heading, PhraseLanguage } from '../../src/answer/answer.js';
import type { DraftClaim, DraftGroup } from '../../src/answer/draft.js';
import { type Answer, guard, guardDocuments, guardFactCheck } from '../../src/answer/guard.js';
import type { Library } from '../../src/answer/library.js';
import { type StatementSketch, smallLibrary } from './small-library.ts';

const PARTIES = ['a', 'b', 'c', 'd'] as const;
const EVENTS = ['root', 'branch', 'leaf', 'other'] as const;

const word = fc.oneof(
  fc.constantFrom(
    '||',
    '```',
    '`',
    '-# ',
    '# ',
    '> ',
    '**',
    '__',
    '~~',
    '[1](x)',
    '[2]',
    '@everyone',
    '<@1>',
    'https://e.org',
    '\u202e',
    '\u200b',
    '\n',
  ),
  fc.constantFrom('said', 'accounts', '深度', 'é', 'e\u0301', '1.', '2,000'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
);
const text = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => `Somebody ${words.join(' ')}`);
const party = fc.constantFrom(...PARTIES);
const parties = fc.uniqueArray(party, { minLength: 1, maxLength: 2 }).map((list) => list as [string, ...string[]]);
const event = fc.constantFrom(...EVENTS);
const reviewed = fc.boolean();

const statement: fc.Arbitrary<StatementSketch> = fc.oneof(
  fc.record({ stance: fc.constant('context' as const), text, event, reviewed }),
  fc.record({ stance: fc.constant('allegation' as const), by: parties, against: parties, text, event, reviewed }),
  fc.record({
    stance: fc.constant('response' as const),
    by: parties,
    type: fc.constantFrom('denial' as const, 'no-comment' as const, 'acceptance' as const),
    text,
    event,
  }),
  fc.record({
    stance: fc.constant('response' as const),
    by: parties,
    type: fc.constant('counter-accusation' as const),
    against: parties,
    text,
    event,
  }),
);

const document = fc.record({
  publisher: fc.option(fc.string({ maxLength: 100 })),
  via: fc.option(fc.string({ maxLength: 20 })),
  title: text,
  url: fc.option(
    fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), fc.constant('javascript:x')),
  ),
  published: fc.option(fc.constantFrom('2023-10-24', '2024-02-29')),
  statements: fc.uniqueArray(statement, { minLength: 1, maxLength: 6, selector: (one) => one.text }),
});

const finding: fc.Arbitrary<Finding> = fc.oneof(
  fc.constantFrom({ kind: 'reported' } as const, { kind: 'partly' } as const, { kind: 'not in this corpus' } as const),
  fc.constant({ kind: 'conflicts', differences: [{ kind: 'negation', claimed: 'body', recorded: 'Some' }] } as const),
);
const claims = fc.array(fc.record({ text, finding, from: fc.nat({ max: 9 }), to: fc.nat({ max: 9 }) }), {
  minLength: 1,
  maxLength: 3,
});

/** What is made of the statements: an answer, a summary or timeline, a fact-check, a list of their documents. */
const making = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'answer' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('headed' as const), headings: fc.array(fc.nat({ max: 6 })) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('fact-check' as const), claims }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'documents' as const }) },
);

/**
 * Answers that the guard makes of made-up corpora: hostile texts, names, titles and addresses, in all languages; plain,
 * under headings, as fact-checks and as lists of documents.
 */
export const anyAnswer: fc.Arbitrary<Answer> = fc
  .record({
    documents: fc.array(document, { minLength: 1, maxLength: 3 }),
    name: fc.string({ minLength: 1, maxLength: 10 }),
    delegated: fc.boolean(),
    language: fc.constantFrom('en' as const, 'fr' as const, 'zh-CN' as const, 'zh-TW' as const),
    making,
  })
  .map(({ documents, name, delegated, language, making }) => {
    const library = smallLibrary({
      parties: [
        { id: 'a', name: `A ${name}` },
        { id: 'b', name: 'B', spokespeople: ['D'] },
        { id: 'c', name: 'C', answeredBy: delegated ? 'b' : null },
        { id: 'd', name: 'D', unnamed: !delegated },
      ],
      events: [
        { id: 'root', title: `Root ${name}` },
        { id: 'branch', parent: 'root' },
        { id: 'leaf', parent: 'branch' },
        { id: 'other' },
      ],
      documents: documents.map((one, i) => ({ id: `document-${i}`, ...one })),
    });
    const ids = documents.map((_, i) => `document-${i}`);
    return made(making, library, ids, language);
  });

type Making = typeof making extends fc.Arbitrary<infer T> ? T : never;

function made(making: Making, library: Library, ids: readonly string[], language: PhraseLanguage): Answer {
  const common = { question: 'What is known?', language };
  const groups = ids
    .flatMap((id) => library.statementsOf(id))
    .map((statement): DraftGroup => ({ statements: [{ statement, alsoIn: [] }], responses: [] }));
  switch (making.kind) {
    case 'answer':
      return guard({ ...common, groups, nearest: [] }, library);
    case 'headed': {
      const headings = headingsOf(library);
      const headed = groups.map((group, i) => {
        const heading = headings[making.headings[i] ?? -1];
        return heading ? { ...group, heading } : group;
      });
      const title: Heading = {
        kind: 'summary',
        event: library.registry.events.get('root') ?? null,
        from: null,
        to: '2024',
      };
      return guard({ ...common, title, groups: headed, nearest: [], listsOpen: true }, library);
    }
    case 'fact-check': {
      const claims = making.claims.map(
        ({ text, finding, from, to }): DraftClaim => ({ text, finding, groups: groups.slice(from, to) }),
      );
      return guardFactCheck({ ...common, claims }, library);
    }
    case 'documents':
      return guardDocuments({ ...common, documents: ids.flatMap((id) => library.documentById(id) ?? []) }, library);
  }
}

function headingsOf({ registry, documentById }: Library): Heading[] {
  const event = registry.events.get('root') ?? null;
  const party = registry.parties.get('a');
  const document = documentById('document-0');
  return [
    { kind: 'alleged', event },
    { kind: 'done' },
    { kind: 'date', date: '2024-02', basis: 'published' },
    { kind: 'timeline', event, from: '2023-01-01', to: null },
    ...(party ? [{ kind: 'responses' as const, party }] : []),
    ...(document ? [{ kind: 'document' as const, document }] : []),
  ];
}
