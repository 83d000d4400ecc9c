import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkMessage } from '../../src/discord/payload-check.js';
import { renderForDiscord, renderRefusal } from '../../src/present/discord/render.js';
import { renderNotice } from '../../src/present/discord/render-notice.js';
import { phrase } from '../../src/present/phrases.js';
import { anyAnswer } from '../support/any-answer.ts';
import { harbourLibrary } from '../support/harbour-library.ts';
import { answerFrom, nothingFound, refuse } from '../support/small-library.ts';

const library = harbourLibrary();
const answer = answerFrom(library, ['posts', 'wider', 'silent', 'machine']);

interface Component {
  type: number;
  content?: string;
  url?: string;
  label?: string;
  spoiler?: boolean;
  components?: Component[];
}

interface Message {
  flags: number;
  allowed_mentions?: unknown;
  content?: string;
  embeds?: unknown[];
  components: Component[];
}

/** The message that is sent for `answer`, changed in one way. */
function tampered(change: (message: Message, inside: Component[]) => void): Message {
  const message = JSON.parse(JSON.stringify(renderForDiscord(answer))) as Message;
  change(message, message.components[0]?.components ?? []);
  return message;
}

/** Replaces in the text that contains `part`. */
function edited(part: string, by: string): (message: Message, inside: Component[]) => void {
  return (_, inside) => {
    const text = inside.find(({ content }) => content?.includes(part));
    if (text?.content === undefined) throw new Error(`no text contains ${part}`);
    text.content = text.content.replace(part, by);
  };
}

test('a message that nobody changed holds', () => {
  expect(
    checkMessage(
      tampered(() => {}),
      answer,
    ),
  ).toEqual([]);
});

test('every message that is rendered holds, whatever the texts and however short the room', () => {
  fc.assert(
    fc.property(
      anyAnswer,
      fc.integer({ min: 0, max: 4000 }),
      fc.integer({ min: 1, max: 40 }),
      (any, text, components) => {
        expect(checkMessage(renderForDiscord(any, { room: { text, components } }), any)).toEqual([]);
      },
    ),
    { numRuns: 250, seed: 1 },
  );
});

describe('what does not hold is found:', () => {
  test.each<[string, (message: Message, inside: Component[]) => void]>([
    [
      'a response that is gone',
      edited('**Response from Sudria:**\nSudria said it "has nothing to do with any posts". [1]', ''),
    ],
    ['a response without its words', edited('Sudria said it "has nothing to do with any posts". [1]', '[1]')],
    ['a response without its introduction', edited('**Response from Sudria:**\n', '')],
    ['a response that is cut short', edited(' to do with any posts"', '"')],
    [
      'a response passed off as a reply to this',
      edited(
        '**No response to this is in the corpus. Response from Harbour Net on “Harbour dispute” (source dated 1 February 2023):**',
        '**Response from Harbour Net:**',
      ),
    ],
    ['a silence that is not told', edited('\n**No response from Norland is in the corpus (as of 31 May 2024).**', '')],
    [
      'a response in a text of its own',
      (_, inside) => {
        const first = inside[0];
        const [head = '', ...rest] = (first?.content ?? '').split('\n');
        inside.splice(0, 1, { type: 10, content: head }, { type: 10, content: rest.join('\n') });
      },
    ],
    [
      'another text between allegation and response',
      edited('[1]\n**Response', '[1]\nThe harbour opened in 1902.\n**Response'),
    ],
    ['an allegation that lost its hedge', edited('Norland said Sudria ran', 'Sudria ran')],
    ['a citation that is gone', edited('posts". [1]', 'posts".')],
    ['a citation of another source', edited('posts". [1]', 'posts". [2]')],
    ['a mark of the machine that is gone', edited(' (machine-annotated)', '')],
    [
      'sources that are gone',
      (_, inside) =>
        inside.splice(
          inside.findIndex(({ content }) => content?.startsWith('**Sources')),
          1,
        ),
    ],
    [
      'a source that is gone',
      edited('\n[3] Example Institute: Report silent, 1 May 2024, <https://example.org/silent>', ''),
    ],
    ['a source with another link', edited('<https://example.org/wider>', '<https://example.com/wider>')],
    [
      'a spoiler around the response',
      edited(
        'Sudria said it "has nothing to do with any posts".',
        '||Sudria said it "has nothing to do with any posts".||',
      ),
    ],
    ['a spoiler that is only opened', edited('Norland said Sudria', '||Norland said Sudria')],
    ['a code fence before the response', edited('**Response from Sudria', '```\n**Response from Sudria')],
    ['a response in small print', edited('\n**Response from Sudria:**', '\n-# **Response from Sudria:**')],
    ['an allegation as a heading', edited('Norland said Sudria', '# Norland said Sudria')],
    ['a masked link', edited('two platforms.', '[two platforms.](https://example.com)')],
    ['a mention', edited('two platforms.', 'two platforms. @everyone')],
    ['a moment beside the date', edited('two platforms.', 'two platforms. <t:1714521600:R>')],
    [
      'a block in the place of the one before',
      (_, inside) => {
        const [one, other] = inside.filter(({ type }) => type === 10);
        if (one && other) [one.content, other.content] = [other.content ?? '', one.content ?? ''];
      },
    ],
    [
      'a block twice, in the place of the next',
      (_, inside) => {
        const [one, other] = inside.filter(({ type }) => type === 10);
        if (one && other) other.content = one.content ?? '';
      },
    ],
    ['blocks that are gone without a word', (_, inside) => inside.splice(2, 2)],
    ['a text of nobody', (_, inside) => inside.push({ type: 10, content: 'Sudria is guilty.' })],
    ['an extra phrase with an accusation', edited('two platforms.', 'two platforms. Sudria is guilty.')],
    [
      'a button to elsewhere',
      (_, inside) => {
        const row = inside.find(({ type }) => type === 1)?.components?.[0];
        if (row) row.url = 'https://example.com/';
      },
    ],
    [
      'a button that says something else',
      (_, inside) => {
        const row = inside.find(({ type }) => type === 1)?.components?.[0];
        if (row) row.label = 'Proof that Sudria is guilty';
      },
    ],
    [
      'a button with the name of another source',
      (_, inside) => {
        const [one, other] = inside.find(({ type }) => type === 1)?.components ?? [];
        if (one && other) [one.label, other.label] = [other.label ?? '', one.label ?? ''];
      },
    ],
    [
      'a container that hides all',
      (message) => {
        const [container] = message.components;
        if (container) container.spoiler = true;
      },
    ],
    [
      'mentions that are on',
      (message) => {
        message.allowed_mentions = { parse: ['users'] };
      },
    ],
    [
      'mentions that are left to Discord',
      (message) => {
        delete message.allowed_mentions;
      },
    ],
    [
      'content beside the components',
      (message) => {
        message.content = 'Sudria is guilty.';
      },
    ],
    [
      'embeds beside the components',
      (message) => {
        message.embeds = [];
      },
    ],
    [
      'a message without the flag of components',
      (message) => {
        message.flags = 0;
      },
    ],
    ['more text than Discord takes', (_, inside) => inside.push({ type: 10, content: 'x'.repeat(4000) })],
    [
      'more components than Discord takes',
      (_, inside) => inside.push(...Array.from({ length: 40 }, () => ({ type: 14 }))),
    ],
    ['a component of another type', (_, inside) => inside.push({ type: 12 })],
    [
      'an empty message',
      (message) => {
        message.components = [];
      },
    ],
  ])('%s', (_, change) => {
    expect(checkMessage(tampered(change), answer)).not.toEqual([]);
  });

  test('the message of another answer', () => {
    expect(checkMessage(renderForDiscord(answerFrom(library, ['elsewhere'])), answer)).not.toEqual([]);
  });

  test('a notice in the place of an answer', () => {
    expect(checkMessage(renderNotice(['Sudria is guilty.']), answer)).not.toEqual([]);
    expect(checkMessage(renderNotice(['Sudria is guilty.']), refuse('', 'en', 'busy'))).not.toEqual([]);
    expect(checkMessage(renderNotice(['Sudria is guilty.']), nothingFound(library, ['posts']))).not.toEqual([]);
  });
});

describe('what the bot says where it shows nothing of a dispute is found with anything else:', () => {
  const found = nothingFound(library, ['posts', 'wider', 'silent']);
  const page = { number: 2, of: 3 };
  const refused = refuse('', 'en', 'busy', page);
  const added = { type: 10, content: 'Sudria is guilty.' };
  const changed = (message: object, change: (inside: Component[]) => void): Message => {
    const copy = JSON.parse(JSON.stringify(message)) as Message;
    change(copy.components[0]?.components ?? []);
    return copy;
  };

  test('a text more, before or after', () => {
    for (const one of [found, refused, refuse('', 'en', 'busy')]) {
      expect(checkMessage(renderForDiscord(one), one)).toEqual([]);
      for (const change of [
        (inside: Component[]) => inside.push(added),
        (inside: Component[]) => inside.unshift(added),
      ]) {
        expect(checkMessage(changed(renderForDiscord(one), change), one)).not.toEqual([]);
      }
    }
  });

  test('another page, or none', () => {
    const last = (inside: Component[]) => inside.at(-1) as Component;
    for (const change of [
      (inside: Component[]) => Object.assign(last(inside), { content: 'Page 3 of 3' }),
      (inside: Component[]) => Object.assign(last(inside), { content: 'Sudria is guilty.' }),
      (inside: Component[]) => inside.pop(),
    ]) {
      expect(checkMessage(changed(renderForDiscord(refused), change), refused)).not.toEqual([]);
    }
  });

  test('documents that are not the nearest; the last of them may be left out', () => {
    const short = (lines: number) =>
      changed(renderForDiscord(found), ([text]) => {
        const content = text?.content?.split('\n') ?? [];
        Object.assign(text as Component, { content: content.slice(0, content.length - lines).join('\n') });
      });
    for (const lines of [0, 1, 2]) expect(checkMessage(short(lines), found)).toEqual([]);
    const without = changed(renderForDiscord(found), ([text]) => {
      const content = text?.content?.split('\n') ?? [];
      Object.assign(text as Component, { content: content.filter((line) => !line.includes('posts')).join('\n') });
    });
    expect(checkMessage(without, found)).not.toEqual([]);
  });

  test('no block of an answer at all', () => {
    const none = changed(renderForDiscord(answer), (inside) => {
      const left = answer.kind === 'answered' ? answer.blocks.length : 0;
      inside.splice(0, inside.length, { type: 10, content: phrase('en', 'left-out', { count: left }) });
    });
    expect(checkMessage(none, answer)).toEqual(['no block of the answer is shown']);
  });

  test('a number without a source, whoever took it out', () => {
    const own = answerFrom(library, ['posts', 'wider']);
    if (own.kind !== 'answered') throw new Error(own.kind);
    (own.sources as unknown as unknown[]).splice(0, 1);
    expect(checkMessage(renderForDiscord(own), own)).toContain('a citation has no source');
  });
});

test.each([
  ['the refusal for want of room', renderRefusal('en', 'too little room'), answer],
  ['a refusal', renderRefusal('en', 'busy'), refuse('', 'en', 'busy')],
  [
    'nothing found',
    renderForDiscord(nothingFound(library, ['posts', 'wider'])),
    nothingFound(library, ['posts', 'wider']),
  ],
  ['nothing found and nothing near', renderForDiscord(nothingFound(library, [])), nothingFound(library, [])],
])('%s holds', (_, message, of) => {
  expect(checkMessage(message, of)).toEqual([]);
});
