import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { composeDigest } from '../../src/discord/digest/compose.js';
import { startBot, type TestBot } from '../support/discord-bot.ts';
import type { Message } from '../support/discord-stand-in/message.ts';

/*
 * Payloads that a changed client can send: ids of controls, forms and choices that the bot never offered. What is told about
 * old, foreign and unknown ids is held by tests/e2e/answer-controls.test.ts, settings by tests/e2e/settings.test.ts.
 */

let bot: TestBot;
let answer: Message;
let reader: ReturnType<TestBot['server']['member']>;

beforeEach(async () => {
  bot = await startBot({ now: new Date('2026-01-10T12:00:00Z') });
  reader = bot.server.member({});
  answer = await bot.discord.answered(reader.slash('ask', { question: 'What is known of the harbour?' }));
});

afterEach(() => bot.close());

const reports = () => bot.store.reports.open(bot.server.id);

describe('an id that was forged', () => {
  test('is told and does nothing, whatever is in it', async () => {
    for (const customId of [
      '1:constructor::',
      '1:__proto__::',
      '1:to-string::',
      '1:sources:../../etc/passwd:',
      "1:sources:' OR 1=1 --:",
      '1:sources:\u202eabc:',
      `1:sources:${'A'.repeat(89)}:`,
      ':::',
      '1',
      '\n',
    ]) {
      const pressed = reader.forgePress(answer, customId);
      expect(await bot.text(pressed)).toMatch(/no longer stored|another version of the bot/);
      expect(pressed.response?.ephemeral).toBe(true);
    }
    expect(bot.logged()).not.toContain('report-');
  });

  test('with the state of one action and the name of another that needs another kind finds nothing', async () => {
    const state = stateOf(/^1:sources:/);
    for (const action of ['summary-page', 'inbox-done', 'timeline-page']) {
      const moderator = bot.server.member({ permissions: ['ManageGuild'] });
      expect(await bot.text(moderator.forgePress(answer, `1:${action}:${state}:0`))).toContain('no longer stored');
    }
  });

  test('does not open the pages of a command under the rights of another', async () => {
    const state = await bot.store.messages.keep(
      {
        kind: 'pages',
        surface: 'summary',
        request: { kind: 'summary', event: null, from: null, to: null, length: 'full' },
      },
      { kind: 'pages', server: bot.server.id, channel: bot.server.general.id, person: bot.store.personHash('1') },
    );
    expect(await bot.text(reader.forgePress(answer, `1:summary-page:${state}:0`))).toContain('for moderators');
    for (const surface of ['ask', 'timeline', 'responses', 'sources', 'source']) {
      expect(await bot.text(reader.forgePress(answer, `1:${surface}-page:${state}:0`))).toContain('no longer stored');
    }
    const moderator = bot.server.member({ permissions: ['ManageMessages'] });
    expect(await bot.text(moderator.forgePress(answer, `1:summary-page:${state}:0`))).toContain('Sudria');
  });

  test('that presses what only a form sends keeps nothing', async () => {
    const state = stateOf(/^1:report:/);
    await bot.text(reader.forgePress(answer, `1:reported:${state}:`));
    expect(await reports()).toEqual([]);
    expect(await bot.text(reader.forgePress(answer, `1:follow-up-asked:${state}:`))).not.toContain('Sudria');
  });
});

describe('an id that is used again', () => {
  test('counts one vote, however often and whatever it says', async () => {
    const state = stateOf(/^1:vote:/);
    for (const said of ['up', 'up', 'sideways', '', 'up']) {
      await bot.text(reader.forgePress(answer, `1:vote:${state}:${said}`));
    }
    expect(await bot.store.feedback.counts(bot.server.id, new Date(0))).toEqual({ helpful: 1, unhelpful: 0 });
  });

  test('by a form that was sent twice is taken twice at most, and never without end', async () => {
    const form = await bot.discord.opened(reader.press(answer, { label: 'Report an error' }));
    for (let i = 0; i < 30; i++) await bot.text(reader.submit(form, { what: `Wrong ${i}.` }));
    expect((await reports()).length).toBeLessThan(30);
  });

  test('by a form that was opened before its message became too old is told so', async () => {
    const form = await bot.discord.opened(reader.press(answer, { label: 'Report an error' }));
    bot.wait({ days: 31 });
    expect(await bot.text(reader.submit(form, { what: 'Wrong.' }))).toContain('older than 30 days');
    expect(await reports()).toEqual([]);
  });

  test('by somebody of another server, in a form or a select, finds nothing', async () => {
    const elsewhere = bot.discord.server().member({ permissions: ['ManageGuild'] });
    const own = await bot.discord.answered(elsewhere.slash('ask', { question: 'harbour' }));
    const form = await bot.discord.opened(elsewhere.press(own, { label: 'Report an error' }));
    const sent = elsewhere.forgeSubmit(form, `1:reported:${stateOf(/^1:report:/)}:`, { what: 'Wrong.', link: '' });
    expect(await bot.text(sent)).toContain('no longer stored');
    expect(await reports()).toEqual([]);
  });
});

describe('a form beyond its limits', () => {
  const opened = () => bot.discord.opened(reader.press(answer, { label: 'Report an error' }));
  const ID = () => `1:reported:${stateOf(/^1:report:/)}:`;

  test('at its limits is shown in the inbox as what people wrote, and never as markup', async () => {
    await bot.text(reader.forgeSubmit(await opened(), ID(), { what: `||@everyone ${'x'.repeat(1_480)}`, link: '' }));
    const moderator = bot.server.member({ permissions: ['ManageMessages'] });
    expect(await bot.text(moderator.slash('inbox'))).toContain('“||@everyone xxx');
  });

  test.each([
    ['no text at all', { what: '', link: '' }],
    ['a text of many characters', { what: 'x'.repeat(50_000), link: '' }],
    ['blanks', { what: ' \n\t ', link: '' }],
    ['a link that runs a script', { what: 'x', link: 'java\tscript:alert(1)' }],
    ['a link of data', { what: 'x', link: 'data:text/html,x' }],
    ['a link of many characters', { what: 'x', link: `https://example.org/${'x'.repeat(50_000)}` }],
  ])('with %s is not kept', async (_, fields) => {
    await bot.text(reader.forgeSubmit(await opened(), ID(), fields));
    expect(await reports()).toEqual([]);
  });

  test.each([
    ['without its fields', {}],
    ['with other fields', { __proto__x: 'x', constructor: 'y' }],
  ])('%s gets an answer, and keeps nothing', async (_, fields) => {
    expect(await bot.text(reader.forgeSubmit(await opened(), ID(), fields))).not.toBe('');
    expect(await reports()).toEqual([]);
  });

  test('a follow-up of any length is asked no longer than a question may be', async () => {
    const form = await bot.discord.opened(reader.press(answer, { label: 'Ask a follow-up' }));
    const id = `1:follow-up-asked:${stateOf(/^1:follow-up:/)}:`;
    const sent = reader.forgeSubmit(form, id, { question: `harbour ${'x'.repeat(100_000)}` });
    expect(await bot.text(sent)).not.toBe('');
  });

  test('a choice that was not offered marks nothing', async () => {
    await bot.text(reader.submit(await opened(), { what: 'Wrong.' }));
    const moderator = bot.server.member({ permissions: ['ManageMessages'] });
    const inbox = await bot.discord.answered(moderator.slash('inbox'));
    const id = bot.controlId(inbox, /^1:inbox-done:/);
    for (const values of [['99'], ['-1'], ['__proto__'], ['1e1'], ['constructor', 'length']]) {
      await bot.text(moderator.forgeChoice(inbox, id, values));
    }
    expect(await reports()).toHaveLength(1);
    expect(await bot.text(reader.forgeChoice(inbox, id, ['0']))).not.toContain('Wrong.');
    expect(await reports()).toHaveLength(1);
  });
});

describe('a question that alleges', () => {
  const ALLEGES = 'Why did Sudria poison the lighthouse keeper?';

  test('is quoted to moderators in their inbox, and in no message that others see', async () => {
    await bot.discord.answered(reader.slash('ask', { question: ALLEGES }));
    await bot.discord.answered(reader.slash('ask', { question: 'Where is the lighthouse?' }));
    await bot.settled();
    const digest = await composeDigest({ server: bot.server.id, language: 'en', since: new Date(0) }, bot.around);
    expect(JSON.stringify(digest)).not.toContain('poison');
    expect(JSON.stringify(digest)).toContain('1 question is not quoted here');
    expect(JSON.stringify(digest)).toContain('Where is the lighthouse?');
    const publicly = bot.discord.payloads().filter(({ visibility }) => visibility === 'public');
    expect(publicly.length).toBeGreaterThan(1);
    expect(JSON.stringify(publicly.map(({ message }) => message))).not.toContain('poison');
    const moderator = bot.server.member({ permissions: ['ManageMessages'] });
    const inbox = moderator.slash('inbox');
    await bot.text(inbox);
    expect(await bot.text(moderator.press(inbox, { label: /^Questions/ }))).toContain('poison');
    expect(inbox.response?.ephemeral).toBe(true);
  });
});

/** The id of what is kept for the answer. */
function stateOf(control: RegExp): string {
  return bot.controlId(answer, control).split(':')[2] ?? '';
}
