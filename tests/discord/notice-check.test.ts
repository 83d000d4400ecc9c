import { describe, expect, test } from '@jest/globals';
import { checkNotice } from '../../src/discord/notice-check.js';
import type { ControlRow } from '../../src/present/discord/controls.js';
import type { NoticeLine } from '../../src/present/discord/notice.js';
import { renderNotice } from '../../src/present/discord/render-notice.js';

/* The check before sending, on lines of the bot's own: each message is changed in one way, which must be found. */

const MOMENT = new Date('2024-05-31T12:00:00.900Z');
const LINES: readonly NoticeLine[] = [
  { heading: 'Settings' },
  'Language: English',
  ['Asked ', { moment: MOMENT, style: 'R' }, ', kept.'],
];
const BUTTON: ControlRow = [{ kind: 'button', id: '1:x:y:', label: 'Change' }];

/** A message with these texts in its container. */
const messageOf = (...contents: string[]) => ({
  flags: 32768,
  allowed_mentions: { parse: [] },
  components: [{ type: 17, components: contents.map((content) => ({ type: 10, content })) }],
});

const WHOLE = '### Settings\nLanguage: English\nAsked <t:1717156800:R>, kept.';

test('what holds', () => {
  expect(checkNotice(messageOf(WHOLE), LINES)).toEqual([]);
  expect(checkNotice(renderNotice(LINES), LINES)).toEqual([]);
  expect(checkNotice(renderNotice(LINES, { controls: [BUTTON] }), LINES, [BUTTON])).toEqual([]);
});

test('lines go from the end only, and a sign says so', () => {
  expect(checkNotice(messageOf('### Settings\nLanguage: English\n…'), LINES)).toEqual([]);
  expect(checkNotice(messageOf('### Settings\n…'), LINES)).toEqual([]);
  expect(checkNotice(messageOf('…'), LINES)).toEqual([]);
});

describe('what does not hold:', () => {
  test.each([
    ['other words', WHOLE.replace('English', 'Sudria is guilty')],
    ['a line more', `${WHOLE}\nSudria is guilty.`],
    ['a line less, and nothing says so', '### Settings\nLanguage: English'],
    ['a line less from the middle', '### Settings\nAsked <t:1717156800:R>, kept.\n…'],
    ['all lines, and a sign that some are gone', `${WHOLE}\n…`],
    ['a heading that is an ordinary line', WHOLE.replace('### ', '')],
    ['a heading of another size', WHOLE.replace('### ', '## ')],
    ['a line that is a heading', WHOLE.replace('Language', '### Language')],
    ['another line as the heading', WHOLE.replace('### Settings\nLang', 'Settings\n### Lang')],
    ['another moment', WHOLE.replace('1717156800', '1717156801')],
    ['a moment in another form', WHOLE.replace(':R>', ':D>')],
    ['a moment that is gone', WHOLE.replace('<t:1717156800:R>', '')],
    ['a moment more', WHOLE.replace('kept', 'kept <t:1717156800:R>')],
    ['a spoiler', WHOLE.replace('English', '||English||')],
    ['nothing', ''],
  ])('%s', (_, content) => {
    expect(checkNotice(messageOf(content), LINES)).not.toEqual([]);
  });

  test('no text, and a text more', () => {
    expect(checkNotice(messageOf(), LINES)).toContain('a text that is not the notice');
    expect(checkNotice(messageOf(WHOLE, 'Sudria is guilty.'), LINES)).toEqual(['a text that is not the notice']);
  });

  test('a link under it', () => {
    const link = { type: 1, components: [{ type: 2, style: 5, label: 'x', url: 'https://example.org/' }] };
    const { components, ...rest } = messageOf(WHOLE);
    const [container] = components;
    const withLink = { ...rest, components: [{ ...container, components: [...(container?.components ?? []), link] }] };
    expect(checkNotice(withLink, LINES)).toEqual(['a link under a notice']);
  });

  test('controls or a file that were not asked for, or are gone', () => {
    expect(checkNotice(renderNotice(LINES, { controls: [BUTTON] }), LINES)).not.toEqual([]);
    expect(checkNotice(renderNotice(LINES), LINES, [BUTTON])).not.toEqual([]);
    expect(checkNotice(renderNotice(LINES), LINES, [], 'list.csv')).not.toEqual([]);
  });

  test('mentions that are on', () => {
    expect(checkNotice({ ...messageOf(WHOLE), allowed_mentions: { parse: ['everyone'] } }, LINES)).not.toEqual([]);
  });

  test('a notice whose own words look like its markup', () => {
    expect(checkNotice(messageOf('### Settings'), ['### Settings'])).not.toEqual([]);
    expect(checkNotice(renderNotice(['### Settings']), ['### Settings'])).toEqual([]);
  });
});
