import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startBot, type TestBot } from '../support/discord-bot.ts';
import type { Message } from '../support/discord-stand-in/message.ts';

let bot: TestBot;
let answer: Message;
let reader: ReturnType<TestBot['server']['member']>;

beforeEach(async () => {
  bot = await startBot({ now: new Date('2026-01-10T12:00:00Z') });
  reader = bot.server.member({});
  answer = await bot.discord.answered(reader.slash('ask', { question: 'What is known of the harbour?' }));
});

afterEach(() => bot.close());

test('Sources shows each source with its passages, privately, both sides again', async () => {
  const pressed = reader.press(answer, { label: 'Sources' });
  const text = await bot.text(pressed);
  expect(pressed.response?.ephemeral).toBe(true);
  expect(text).toContain('Norland Gazette');
  expect(text).toMatch(/Norland said Sudria ran 40 accounts[^\n]+\nResponse from Sudria:\n/);
});

test('Full responses shows all that the accused have answered', async () => {
  const pressed = reader.press(answer, { label: 'Full responses' });
  expect(await bot.text(pressed)).toContain('Sudria said it "has nothing to do with any posts"');
  expect(pressed.response?.ephemeral).toBe(true);
});

test('a follow-up keeps the subject and the question before', async () => {
  const form = await bot.discord.opened(reader.press(answer, { label: 'Ask a follow-up' }));
  await bot.discord.answered(reader.submit(form, { question: 'and what did Sudria say of the harbour?' }));
  const last = bot.services.asked.at(-1);
  expect(last).toMatchObject({
    question: 'and what did Sudria say of the harbour?',
    previous: ['What is known of the harbour?'],
  });
  expect(last?.subject?.parties).toContain('sudria');
});

test('a follow-up of somebody else keeps the subject alone', async () => {
  const other = bot.server.member({});
  const form = await bot.discord.opened(other.press(answer, { label: 'Ask a follow-up' }));
  await bot.discord.answered(other.submit(form, { question: 'and the harbour?' }));
  expect(bot.services.asked.at(-1)?.previous).toEqual([]);
  expect(bot.services.asked.at(-1)?.subject?.events).toContain('harbour-posts');
});

test('a second question within half an hour is asked with the first', async () => {
  await bot.discord.answered(reader.slash('ask', { question: 'and the harbour again?' }));
  expect(bot.services.asked.at(-1)?.previous).toEqual(['What is known of the harbour?']);
});

test('votes are counted once a person, and can be changed', async () => {
  const other = bot.server.member({});
  for (const [who, label] of [
    [reader, 'Helpful'],
    [reader, 'Not helpful'],
    [other, 'Helpful'],
  ] as const)
    expect(await bot.text(who.press(answer, { label }))).toBe('Noted, thank you.');
  expect(await bot.store.feedback.counts(bot.server.id, new Date(0))).toEqual({ helpful: 1, unhelpful: 1 });
});

test('a report is kept with the documents of the answer', async () => {
  const form = await bot.discord.opened(reader.press(answer, { label: 'Report an error' }));
  const thanks = reader.submit(form, { what: 'The number is wrong.', link: 'https://example.org/right' });
  expect(await bot.text(thanks)).toContain('Thank you.');
  const [report] = await bot.store.reports.open(bot.server.id);
  expect(report).toMatchObject({ text: 'The number is wrong.', link: 'https://example.org/right' });
  expect(report?.documents).toContain('posts');
});

test('a report with a link that is none is not kept', async () => {
  const form = await bot.discord.opened(reader.press(answer, { label: 'Report an error' }));
  const refused = reader.submit(form, { what: 'Wrong.', link: 'javascript:alert(1)' });
  expect(await bot.text(refused)).toContain('The link is no web address.');
  expect(await bot.store.reports.open(bot.server.id)).toEqual([]);
});

describe('after a restart', () => {
  beforeEach(() => bot.restart());

  test('the buttons work, and a follow-up still knows the subject', async () => {
    expect(await bot.text(reader.press(answer, { label: 'Sources' }))).toContain('Norland Gazette');
    const form = await bot.discord.opened(reader.press(answer, { label: 'Ask a follow-up' }));
    await bot.discord.answered(reader.submit(form, { question: 'and the harbour?' }));
    expect(bot.services.asked.at(-1)).toMatchObject({ previous: [] });
    expect(bot.services.asked.at(-1)?.subject?.events).toContain('harbour-posts');
  });

  test('they work for 30 days, and say so afterwards', async () => {
    bot.wait({ days: 29 });
    expect(await bot.text(reader.press(answer, { label: 'Sources' }))).toContain('Norland Gazette');
    bot.wait({ days: 2 });
    const late = reader.press(answer, { label: 'Sources' });
    expect(await bot.text(late)).toContain('older than 30 days');
    expect(late.response?.ephemeral).toBe(true);
    await bot.store.purge(bot.now());
    expect(await bot.text(reader.press(answer, { label: 'Helpful' }))).toContain('older than 30 days');
  });
});

describe('forged and foreign ids', () => {
  test.each([
    ['of another version', '2:sources:abc:', 'another version of the bot'],
    ['of an action that there is not', '1:explode:abc:', 'another version of the bot'],
    ['of a state that there is not', '1:sources:AAAAAAAAAAAAAAAA:', 'no longer'],
    ['without a state', '1:sources::', 'no longer stored'],
    ['of nonsense', 'hello', 'another version of the bot'],
  ])('one %s is told, privately', async (_, customId, expected) => {
    const pressed = reader.forgePress(answer, customId);
    expect(await bot.text(pressed)).toContain(expected);
    expect(pressed.response?.ephemeral).toBe(true);
  });

  test('the state of an answer in another server is not shown', async () => {
    const elsewhere = bot.discord.server();
    const stranger = elsewhere.member({});
    const own = await bot.discord.answered(stranger.slash('ask', { question: 'harbour' }));
    const pressed = stranger.forgePress(own, bot.controlId(answer, /^1:sources:/));
    expect(await bot.text(pressed)).toContain('no longer stored');
  });

  test('a page that is none shows the first', async () => {
    const id = bot.controlId(answer, /^1:sources:/).replace('1:sources', '1:ask-page');
    expect(await bot.text(reader.forgePress(answer, `${id}-1`))).toContain('no longer stored');
  });
});

test('a role that the settings name for questions holds for commands and controls', async () => {
  const role = bot.server.role({ name: 'Readers' });
  await bot.store.servers.change(bot.server.id, { roles: { ask: role.id } });
  for (const denied of [reader.slash('ask', { question: 'harbour' }), reader.press(answer, { label: 'Sources' })]) {
    expect(await bot.text(denied)).toContain('for members with a certain role');
    expect(denied.response?.ephemeral).toBe(true);
  }
  const allowed = bot.server.member({ roles: [role] });
  expect(await bot.text(allowed.press(answer, { label: 'Sources' }))).toContain('Norland Gazette');
  const administrator = bot.server.member({ permissions: ['ManageGuild'] });
  expect(await bot.text(administrator.press(answer, { label: 'Sources' }))).toContain('Norland Gazette');
});
