import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../../../src/answer/guard.js';
import type { DiscordMessage } from '../../../src/present/discord/component-types.js';
import { renderForDiscord, renderRefusal } from '../../../src/present/discord/render.js';
import { readDiscordMarkdown } from '../../support/discord-markdown.ts';
import { callbackProblems } from '../../support/discord-stand-in/limits.ts';
import { harbourLibrary } from '../../support/harbour-library.ts';
import { answerFrom, answerWith, nothingFound, refuse, smallLibrary } from '../../support/small-library.ts';

const ALL = ['posts', 'wider', 'silent', 'elsewhere', 'machine'];

/** Contents of all text displays, in reading order. */
function textsOf(message: DiscordMessage): string[] {
  return message.components[0].components.flatMap((one) => (one.type === 10 ? [one.content] : []));
}

function buttonsOf(message: DiscordMessage): { label: string; url: string }[] {
  return message.components[0].components.flatMap((one) => (one.type === 1 ? one.components : []));
}

/** What the stand-in for Discord, which knows the documented limits, says of a message. */
function refused(message: DiscordMessage): string[] {
  return callbackProblems({ type: 4, data: message });
}

describe('an answer', () => {
  const library = harbourLibrary();

  test('shows each allegation, then directly what stands against it, then the sources', () => {
    const message = renderForDiscord(answerFrom(library, ALL));
    expect(textsOf(message).map((text) => readDiscordMarkdown(text).text)).toEqual([
      'Norland said Sudria ran 40 accounts about the harbour: https://example.org/x. [1]\n' +
        'Response from Sudria:\n' +
        'Sudria said it "has nothing to do with any posts". [1]',
      'The posts appeared on 3 May 2024 on two platforms. [1]',
      'Norland said Harbour Net wrote the posts. [2]\n' +
        'No response to this is in the corpus. Response from Harbour Net on “Harbour dispute” (source dated 1 February 2023):\n' +
        'Harbour Net said it writes about ships only. [2]',
      'Sudria said Norland changed the timetable in secret. [3]\n' +
        'No response from Norland is in the corpus (as of 31 May 2024).',
      'Norland said unnamed accounts mocked the ferry. [3]\n' +
        'The source does not name who is accused (Unnamed accounts), so no response can be on record.',
      'Norland said the Port Office hid the timetable. [4]\n' +
        'No response to this is in the corpus. Response given for Port Office on another occasion, ' +
        '“Posts about the harbour, May 2024” (source dated 1 May 2024):\n' +
        'Sudria said it "has nothing to do with any posts". [1]',
      'The harbour opened in 1902 and has 12 berths. [5] (machine-annotated)',
      'Sources\n' +
        '[1] Norland Gazette (via City Archive): Posts about the harbour, 1 May 2024, https://example.org/posts\n' +
        '[2] Example Institute: Report wider, 1 February 2023, https://example.org/wider\n' +
        '[3] Example Institute: Report silent, 1 May 2024, https://example.org/silent\n' +
        '[4] Example Institute: Report elsewhere, 1 May 2024, https://example.org/elsewhere\n' +
        '[5] Example Institute: Report machine, 1 May 2024, https://example.org/machine',
    ]);
    expect(buttonsOf(message).map(({ label, url }) => [label, url])[0]).toEqual([
      '1. Norland Gazette',
      'https://example.org/posts',
    ]);
    expect(buttonsOf(message)).toHaveLength(5);
    expect(refused(message)).toEqual([]);
  });

  test('is made of bold lines and links to its sources alone', () => {
    const texts = textsOf(renderForDiscord(answerFrom(library, ALL)));
    const constructs = texts.flatMap((text) => readDiscordMarkdown(text).constructs);
    expect(new Set(constructs.map(({ kind }) => kind))).toEqual(new Set(['bold', 'bare link']));
    expect(constructs.filter(({ kind }) => kind === 'bare link')).toHaveLength(5);
  });

  test.each(['fr', 'zh-CN', 'zh-TW'] as const)(
    'comes with the phrases of %s around the same statements',
    (language) => {
      const english = textsOf(renderForDiscord(answerFrom(library, ALL)));
      const texts = textsOf(renderForDiscord(answerFrom(library, ALL, language)));
      expect(texts).toHaveLength(english.length);
      expect(texts[0]?.split('\n')[2]).toBe(english[0]?.split('\n')[2]);
      expect(texts[3]).toContain({ fr: '31 mai 2024', 'zh-CN': '2024年5月31日', 'zh-TW': '2024年5月31日' }[language]);
    },
  );
});

describe('where room is short', () => {
  const library = harbourLibrary();
  const answer = answerFrom(library, ALL);
  const whole = textsOf(renderForDiscord(answer)).slice(0, -1);

  test('whole blocks go, the last first, with the sources that only they cite, and a line says so', () => {
    const texts = textsOf(renderForDiscord(answer, { room: { text: 700, components: 40 } }));
    expect(texts.slice(0, 2)).toEqual(whole.slice(0, 2));
    expect(texts.at(-2)).toContain('more parts of this answer did not fit');
    expect(texts.at(-1)).not.toContain('[4]');
    expect(texts.join('').length).toBeLessThanOrEqual(700);
  });

  test('no room gives half a block, and every citation keeps its source', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 1, max: 40 }), (text, components) => {
        const message = renderForDiscord(answer, { room: { text, components } });
        const texts = textsOf(message);
        if (texts.length === 1) {
          expect(message).toEqual(renderRefusal('en', 'too little room'));
          return;
        }
        expect(texts.join('').length).toBeLessThanOrEqual(text);
        expect(JSON.stringify(message).split('"type"').length - 1).toBeLessThanOrEqual(components);
        const blocks = texts.slice(0, -1).filter((one) => !one.includes('did not fit'));
        for (const block of blocks) expect(whole).toContain(block);
        const cited = new Set(blocks.flatMap((block) => block.match(/\[\d+\]/g) ?? []));
        const listed = new Set(texts.at(-1)?.match(/^\[\d+\]/gm) ?? []);
        expect(listed).toEqual(cited);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('an answer of which not even one block fits is refused', () => {
    expect(renderForDiscord(answer, { room: { text: 150, components: 40 } })).toEqual(
      renderRefusal('en', 'too little room'),
    );
  });

  test("fifty long blocks stay within Discord's limits", () => {
    const documents = Array.from({ length: 50 }, (_, i) => ({
      id: `document-${i}`,
      event: null,
      statements: [
        {
          stance: 'allegation' as const,
          by: ['a'] as const,
          against: [`accused-${i}`] as const,
          text: `A alleged ${'*'.repeat(30)} number ${i}.`,
        },
      ],
    }));
    const parties = [{ id: 'a' }, ...documents.map((_, i) => ({ id: `accused-${i}` }))];
    const message = renderForDiscord(
      answerFrom(
        smallLibrary({ parties, events: [], documents }),
        documents.map(({ id }) => id),
      ),
    );
    expect(refused(message)).toEqual([]);
    expect(textsOf(message).length).toBeGreaterThan(5);
  });
});

describe('any answer whatsoever', () => {
  const word = fc.oneof(
    fc.constantFrom(
      '||',
      '```',
      '-# ',
      '**',
      '[1](x)',
      '@everyone',
      'https://e.org',
      '\u202e',
      'said',
      'accounts',
      '深度',
    ),
    fc.string({ minLength: 1, maxLength: 12 }),
  );
  const text = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => `A said ${words.join(' ')}`);
  const answers: fc.Arbitrary<Answer> = fc
    .record({
      alleged: fc.uniqueArray(text, { minLength: 1, maxLength: 8 }),
      denied: fc.option(text),
      publisher: fc.string(),
      url: fc.webUrl(),
    })
    .map(({ alleged, denied, publisher, url }) => {
      const library = smallLibrary({
        parties: [
          { id: 'a', name: 'A' },
          { id: 'b', name: `B ${publisher}` },
        ],
        events: [],
        documents: [
          {
            id: 'one',
            publisher,
            url,
            statements: alleged.map((each) => ({ stance: 'allegation', by: ['a'], against: ['b'], text: each })),
          },
          { id: 'two', statements: denied === null ? [] : [{ stance: 'response', by: ['b'], text: `B ${denied}` }] },
        ],
      });
      return answerFrom(library, ['one']);
    });

  test('is a message that Discord takes, in which nothing is hidden', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const message = renderForDiscord(answer);
        expect(refused(message)).toEqual([]);
        const constructs = textsOf(message).flatMap((one) => readDiscordMarkdown(one).constructs);
        expect(constructs.filter(({ kind }) => kind !== 'bold' && kind !== 'bare link')).toEqual([]);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe('sources', () => {
  const withUrl = (url: string, publisher: string | null = 'Example') => {
    const library = smallLibrary({
      parties: [],
      events: [],
      documents: [{ id: 'one', url, publisher, statements: [{ stance: 'context', text: 'It rained.' }] }],
    });
    return renderForDiscord(answerFrom(library, ['one']));
  };

  test('with an address longer than a button takes are listed without one', () => {
    const url = `https://example.org/${'a'.repeat(500)}`;
    expect(buttonsOf(withUrl(url))).toEqual([]);
    expect(textsOf(withUrl(url)).at(-1)).toContain(`<${url}>`);
  });

  test.each(['javascript:alert(1)', 'ftp://example.org/x', 'not an address', 'https://user:word@example.org/'])(
    'with %s are listed as text that opens nothing',
    (url) => {
      expect(buttonsOf(withUrl(url))).toEqual([]);
      expect(readDiscordMarkdown(textsOf(withUrl(url)).at(-1) ?? '').constructs.map(({ kind }) => kind)).toEqual([
        'bold',
      ]);
    },
  );

  test('have what could end a link encoded in their address', () => {
    const message = withUrl('https://example.org/a|b||c>d e`f*g\\h_(i)?q=议员');
    expect(buttonsOf(message)[0]?.url).toBe(
      'https://example.org/a%7Cb%7C%7Cc%3Ed%20e%60f%2Ag/h_(i)?q=%E8%AE%AE%E5%91%98',
    );
  });

  test('of a publisher with a long name have a numbered button', () => {
    expect(buttonsOf(withUrl('https://example.org', 'P'.repeat(90)))[0]?.label).toBe('Source 1');
  });
});

describe('other outcomes', () => {
  const library = harbourLibrary();

  test('nothing found offers the nearest documents by title, with links', () => {
    const message = renderForDiscord(nothingFound(library, ['wider', 'posts']));
    expect(readDiscordMarkdown(textsOf(message).join('\n')).text).toBe(
      'Nothing in the corpus answers this.\nNearest documents:\n' +
        '[1] Example Institute: Report wider, 1 February 2023, https://example.org/wider\n' +
        '[2] Norland Gazette (via City Archive): Posts about the harbour, 1 May 2024, https://example.org/posts',
    );
    expect(buttonsOf(message)).toHaveLength(2);
    expect(refused(message)).toEqual([]);
  });

  test('nothing found and nothing near says just that', () => {
    expect(textsOf(renderForDiscord(nothingFound(library, [], 'fr')))).toEqual([
      'Rien dans le corpus ne répond à cette question.',
    ]);
  });

  test('a refusal says why', () => {
    const message = renderForDiscord(refuse('', 'zh-CN', 'empty question'));
    expect(textsOf(message)).toEqual(['这里没有问题。请写下一个问题。']);
    expect(refused(message)).toEqual([]);
  });

  test('a counter-accusation is followed by what those whom it accuses say', () => {
    const counter = smallLibrary({
      parties: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B' },
      ],
      events: [{ id: 'e', title: 'The E matter' }],
      documents: [
        {
          id: 'one',
          statements: [
            {
              stance: 'response',
              by: ['b'],
              type: 'counter-accusation',
              against: ['a'],
              event: 'e',
              text: 'B said A does the same.',
            },
          ],
        },
      ],
    });
    const message = renderForDiscord(answerWith(counter, counter.statementsOf('one')));
    expect(readDiscordMarkdown(textsOf(message)[0] ?? '').text).toBe(
      'Response from B on “The E matter”:\nB said A does the same. [1]\nNo response from A is in the corpus (as of 31 May 2024).',
    );
  });
});
