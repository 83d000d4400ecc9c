import fc from 'fast-check';
import type { Answer } from '../../src/answer/guard.js';
import { answerWith, type StatementSketch, smallLibrary } from './small-library.ts';

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

/** Answers that the guard makes of made-up corpora: hostile texts, names and addresses, in all languages. */
export const anyAnswer: fc.Arbitrary<Answer> = fc
  .record({
    documents: fc.array(document, { minLength: 1, maxLength: 3 }),
    name: fc.string({ minLength: 1, maxLength: 10 }),
    delegated: fc.boolean(),
    language: fc.constantFrom('en' as const, 'fr' as const, 'zh-CN' as const, 'zh-TW' as const),
  })
  .map(({ documents, name, delegated, language }) => {
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
    return answerWith(
      library,
      documents.flatMap((_, i) => library.statementsOf(`document-${i}`)),
      language,
    );
  });
