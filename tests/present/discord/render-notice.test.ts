import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkedMessage } from '../../../src/discord/checked-message.js';
import { checkNotice } from '../../../src/discord/notice-check.js';
import type { NoticeLine } from '../../../src/present/discord/notice.js';
import { renderNotice } from '../../../src/present/discord/render-notice.js';
import { readDiscordMarkdown } from '../../support/discord-markdown.ts';
import { callbackProblems } from '../../support/discord-stand-in/limits.ts';
import { displayed } from '../../support/seen-blocks.ts';

const MOMENT = { moment: new Date('2024-05-31T12:00:00.900Z'), style: 'R' } as const;

test('a notice shows its heading larger, moments for Discord to tell, and all else as it is', () => {
  const lines: NoticeLine[] = [
    { heading: 'Settings *now*' },
    'Language: ||en||',
    ['Asked ', MOMENT, ', kept until:', MOMENT],
  ];
  expect(renderNotice(lines).components[0].components).toEqual([
    {
      type: 10,
      content:
        '### Settings \\*now\\*\nLanguage: \\|\\|en\\|\\|\nAsked <t:1717156800:R>, kept until\\:<t:1717156800:R>',
    },
  ]);
});

test('a notice too long for Discord loses lines from its end, and says so', () => {
  const { message, faults } = checkedMessage({
    kind: 'notice',
    lines: Array.from({ length: 50 }, () => 'x'.repeat(99)),
  });
  expect(faults).toEqual([]);
  const [text = ''] = displayed(message);
  expect(text.split('\n')).toHaveLength(40);
  expect(text.endsWith('\n…')).toBe(true);
});

test('any notice holds, and nothing in it becomes markup', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('||x||', '# x', '@everyone', '<@1>', '<t:1:R>', 'a: ', ' b', ':', ' '),
  );
  const line: fc.Arbitrary<NoticeLine> = fc.oneof(
    text,
    text.filter((one) => /\w/.test(one)).map((heading) => ({ heading })),
    fc.array(fc.oneof(text, fc.constant(MOMENT)), { maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      fc.pre(displayed(renderNotice(lines)).some((one) => one.trim() !== '' || lines.flat().includes(MOMENT)));
      const { message, faults } = checkedMessage({ kind: 'notice', lines });
      expect(faults).toEqual([]);
      expect(callbackProblems({ type: 4, data: message })).toEqual([]);
      const [content = ''] = message.components[0].components.flatMap((one) => (one.type === 10 ? [one.content] : []));
      const kinds = readDiscordMarkdown(content).constructs.map(({ kind }) => kind);
      const headings = lines.filter((one) => typeof one === 'object' && 'heading' in one);
      expect(kinds.filter((kind) => kind !== 'time stamp')).toEqual(headings.map(() => 'heading'));
      expect(checkNotice(renderNotice([...lines, 'Sudria is guilty.']), lines)).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});
