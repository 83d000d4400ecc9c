import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Answer } from '../../src/answer/guard.js';
import { guard, guardFactCheck } from '../../src/answer/guard.js';
import { visibleLine } from '../../src/present/discord/escape-markdown.js';
import { webAddress } from '../../src/present/discord/links.js';
import { escapeCommonMark } from '../../src/present/escape-commonmark.js';
import { answerMarkdown } from '../../src/present/markdown.js';
import { anyAnswer } from '../support/any-answer.ts';
import { citedIn } from '../support/guard-oracle.ts';
import { harbourLibrary } from '../support/harbour-library.ts';
import { answerFrom, nothingFound, refuse } from '../support/small-library.ts';

const library = harbourLibrary();

/** @returns the document as CommonMark with directives, the widest reading that we know of, has it */
function parse(markdown: string): Root {
  return unified().use(remarkParse).use(remarkDirective).parse(markdown);
}

function nodesIn(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap((child) => nodesIn(child)) : [])];
}

function plainText(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => plainText(child)).join('') : '';
}

describe('an answer as a Markdown document', () => {
  test('has a title, each allegation with its response, and the sources with their links', () => {
    const title = {
      kind: 'summary',
      event: library.registry.events.get('harbour') ?? null,
      from: null,
      to: null,
    } as const;
    const statements = ['posts', 'silent'].flatMap((id) => library.statementsOf(id));
    const groups = statements
      .filter(({ stance }) => stance !== 'response')
      .map((statement) => ({
        statements: [{ statement, alsoIn: [] }] as const,
        responses: [],
        heading:
          statement.stance === 'context' ? ({ kind: 'done' } as const) : ({ kind: 'alleged', event: null } as const),
      }));
    const answer = guard({ question: '', language: 'en', groups, nearest: [], title, listsOpen: true }, library);
    expect(answerMarkdown(answer).split('\n\n')).toEqual([
      '# Summary: Harbour dispute',
      '## What is alleged',
      'Norland said Sudria ran 40 accounts about the harbour: https\\://example.org/x. \\[1\\]',
      '**Response from Sudria:** Sudria said it "has nothing to do with any posts". \\[1\\]',
      '## What was done',
      'The posts appeared on 3 May 2024 on two platforms. \\[1\\]',
      '## What is alleged',
      'Sudria said Norland changed the timetable in secret. \\[2\\]',
      '**No response from Norland is in the corpus (as of 31 May 2024).**',
      'Norland said unnamed accounts mocked the ferry. \\[2\\]',
      '**The source does not name who is accused (Unnamed accounts), so no response can be on record.**',
      '## What is open',
      '- No response from Norland on “Ferry timetable” is in the corpus (as of 31 May 2024).',
      '## Sources',
      '1. Norland Gazette (via City Archive): Posts about the harbour, 1 May 2024 <https://example.org/posts>\n' +
        '2. Example Institute: Report silent, 1 May 2024 <https://example.org/silent>\n',
    ]);
  });

  test('of a fact-check says that it is no verdict', () => {
    const draft = {
      question: '',
      language: 'fr',
      claims: [{ text: 'Il *pleut*.', finding: { kind: 'reported' }, groups: [] }],
    } as const;
    expect(answerMarkdown(guardFactCheck(draft, library)).split('\n\n')).toEqual([
      '# Vérification d’après le corpus',
      '**Affirmation 1 : « Il \\*pleut\\*. »**',
      'Absent de ce corpus. Cela ne dit rien de l’exactitude de l’affirmation.',
      'Ceci montre ce que disent des sources du corpus. Ce n’est pas un verdict sur l’exactitude d’une affirmation.\n',
    ]);
  });

  test('is never titled with the question', () => {
    expect(answerMarkdown(answerFrom(library, ['posts']))).toMatch(/^# Answer from the corpus\n/);
    expect(answerMarkdown(nothingFound(library, ['posts']))).toContain('- Norland Gazette');
    expect(answerMarkdown(refuse('Why does Sudria lie?', 'en', 'busy'))).not.toContain('Sudria');
  });
});

const ALLOWED = ['root', 'heading', 'paragraph', 'text', 'strong', 'list', 'listItem', 'link'];

describe('nothing of any answer becomes markup', () => {
  test('but headings, bold lines, lists and links to the sources', () => {
    fc.assert(
      fc.property(anyAnswer, (answer: Answer) => {
        const nodes = nodesIn(parse(answerMarkdown(answer)));
        expect(nodes.map(({ type }) => type).filter((type) => !ALLOWED.includes(type))).toEqual([]);
        const documents =
          answer.kind === 'answered'
            ? answer.sources.map(({ document }) => document)
            : answer.kind === 'documents'
              ? answer.documents
              : [];
        const own = documents.map(({ url }) => url && webAddress(url));
        const links = nodes.flatMap((node) => (node.type === 'link' ? [decodeURI(node.url)] : []));
        for (const link of links) expect(own.map((url) => url && decodeURI(url))).toContain(link);
      }),
      { numRuns: 300 },
    );
  });

  test('and each statement is a paragraph of its own, whole', () => {
    fc.assert(
      fc.property(anyAnswer, (answer: Answer) => {
        if (answer.kind !== 'answered') return;
        const paragraphs = nodesIn(parse(answerMarkdown(answer))).flatMap((node) =>
          node.type === 'paragraph' ? [plainText(node)] : [],
        );
        for (const { statement } of citedIn(answer)) {
          const text = visibleLine(statement.text);
          expect(paragraphs.filter((one) => one.includes(text))).not.toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('escaped text', () => {
  test.each([
    '# x',
    '> x',
    '- x',
    '+ x',
    '1. x',
    '12) x',
    '===',
    '---',
    '***',
    '    x',
    '`x`',
    '```',
    '~~~',
    '*x*',
    '_x_',
    '__x__',
    '[x](y)',
    '![x](y)',
    '[x]: y',
    '<b>x</b>',
    '<https://e.org>',
    '<!-- x -->',
    '&lt;',
    '&#60;',
    '&amp',
    'x\\',
    '\\*',
    '| a | b |',
    ':::x',
    ':x[y]',
    '::x',
    '[^1]',
    '$x$',
    'https://e.org',
    'www.e.org',
    'a@e.org',
    '~~x~~',
    'x  ',
  ])('%j is shown as it is', (text) => {
    const root = parse(`${escapeCommonMark(text)}\n`);
    expect(nodesIn(root).map(({ type }) => type)).toEqual(['root', 'paragraph', 'text']);
    expect(plainText(root)).toBe(visibleLine(text));
  });

  test('any text, in a line of its own, in bold, in a heading and in a list', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = visibleLine(text);
        fc.pre(shown !== '');
        const escaped = escapeCommonMark(text);
        for (const around of [escaped, `## ${escaped}`, `- ${escaped}`, `**x ${escaped} x**`]) {
          const root = parse(around);
          const kinds = nodesIn(root).map(({ type }) => type);
          expect(kinds.filter((kind) => !ALLOWED.includes(kind) || kind === 'link')).toEqual([]);
          expect(plainText(root)).toContain(shown);
        }
      }),
      { numRuns: 500 },
    );
  });
});
