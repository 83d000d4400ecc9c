import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDocument } from '../../src/corpus/read-document.js';
import { COMMANDS } from '../../src/review/commands.js';
import { reviewSession } from '../../src/review/session.js';
import type { ReviewState } from '../../src/review/session-state.js';
import { frontMatter } from '../support/corpus-folder.ts';
import { reviewOfFiles, written } from './small-review.ts';
import '../support/property-seed.ts';

const HEAD = frontMatter('x', 'reviewed: false');

/** Files that are awkward in one way each. */
const FILES: Readonly<Record<string, string>> = {
  'plain.md':
    'North said that South leaked it. South denied that it did. It rained.  A fifth. And a *sixth* one.\n\nIt rained.',
  'windows.md': `\uFEFF${HEAD.replace('id: x', 'id: windows').replaceAll('\n', '\r\n')}\r\n# Title\r\nNorth said  so.  \r\nSouth denied it.\t\r\n\r\n\r\nIt rained -- and --> rained.\r\n`,
  'marked.md': `${HEAD.replace('id: x', 'id: marked')}- North said *this*. It was [there](https://a.example/b?c).\n- South denied **it**\n  on two lines.\n  - nested, North said\n\n> South denied; "quoted". Again.\n> And more.\n## Heading\n\`\`\`\ncode said\n\`\`\`\nAfter \\*code\\* &amp; more, 3. May.`,
  'blocks.md': `${HEAD.replace('id: x', 'id: blocks').replace('reviewed: false', 'draft: import\nreviewed: "false" # for now')}:::context{at="p. 1"}\nNorth said that South leaked it.\n:::\n:::context{at="p. 2"}\nSouth denied it. North said more.\n\nMuch more.\n:::\n<!-- a note: North said -->\n:::allegation{by="north" against="south" event="leak"}\nNorth said it again.\n:::\nNorth said it again.\n`,
  'chinese.md': `${HEAD.replace('id: x', 'id: chinese')}北方说南方泄密。南方否认。\n下雨了。第四句。第五句。\n`,
  'draft.md':
    '---\nid: draft\ntitle: A draft\nurl: https://a.example\ndraft: feed\n---\n\nNorth said that South leaked it. South denied it.\n',
};

const first = await reviewOfFiles(FILES);

const keys = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('<enter>', 'x', 'X', 'm', 'd', 'a', 'r', 'c', '1', '2', 's', 'u') },
  { weight: 3, arbitrary: fc.constantFrom('<tab>', '<escape>', '<clear>', '<backspace>', '2', ',', 'north', '新') },
  { weight: 2, arbitrary: fc.constantFrom(...COMMANDS.map(({ key }) => key).filter((key) => key !== 'q')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
);
const anyKeys = fc.array(keys, { maxLength: 60 });

const after = (pressedKeys: readonly string[], state = first): ReviewState =>
  pressedKeys.filter((key) => key !== 'q').reduce(reviewSession, state);

function undoneAll(state: ReviewState): ReviewState {
  let now = state.prompt === null ? state : reviewSession(state, '<escape>');
  for (let steps = 0; now.before !== null || now.prompt !== null; steps++) {
    if (steps > 500) throw new Error('undo does not end');
    now = reviewSession(now, now.prompt === null ? 'u' : '<escape>');
  }
  return now;
}

/** Letters and digits of what a file says, passages that were dropped included, in order. */
function lettersOf(text: string, file: string): string {
  const opened = text.replace(/<!-- dropped in review:(\r?\n)(.*?)\r?\n-->/gsu, (_, end: string, dropped: string) => {
    return `:::context${end}${dropped}${end}:::`;
  });
  const statements = readDocument(opened, file).document?.statements ?? [];
  return statements
    .map((statement) => statement.text)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

test('whatever is pressed, undoing all of it gives back every byte', () => {
  fc.assert(
    fc.property(anyKeys, (pressedKeys) => {
      const files = written(undoneAll(after(pressedKeys)));
      for (const [file, text] of Object.entries(FILES)) expect(files[file]).toBe(text);
    }),
    { numRuns: 30 },
  );
});

test('whatever is pressed, no text is lost and its order stays', () => {
  const before = Object.entries(FILES).map(([file, text]) => lettersOf(text, file));
  fc.assert(
    fc.property(anyKeys, (pressedKeys) => {
      const files = written(after(pressedKeys));
      expect(Object.keys(FILES).map((file) => lettersOf(files[file] ?? '', file))).toEqual(before);
    }),
    { numRuns: 30 },
  );
});

test('whatever is pressed, only blocks of which something was decided change', () => {
  fc.assert(
    fc.property(anyKeys, (pressedKeys) => {
      const state = after(pressedKeys);
      const files = written(state);
      for (const { id, file, units } of state.documents.values()) {
        if (units === first.documents.get(id)?.units) expect(files[file]).toBe(FILES[file]);
      }
      // Nothing that is decided in one session is open when the file is read again.
      for (const { file, units } of state.documents.values()) {
        const decided = units.every(({ decision }) => decision !== 'open');
        const read = readDocument(files[file] ?? '', file).document;
        if (!decided) expect(read?.statements.some(({ reviewed }) => reviewed)).toBe(false);
      }
    }),
    { numRuns: 20 },
  );
});
