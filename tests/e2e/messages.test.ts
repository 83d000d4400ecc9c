import { afterEach, describe, expect, test } from '@jest/globals';
import { startBot, type TestBot, type TestBotOptions, textOf } from '../support/discord-bot.ts';
import type { Channel } from '../support/discord-stand-in/channel.ts';
import type { Message } from '../support/discord-stand-in/message.ts';

let bot: TestBot;

afterEach(() => bot.close());

const CLAIM = 'Sudria ran 40 accounts about the harbour';

async function start(options: TestBotOptions = {}): Promise<void> {
  bot = await startBot(options);
}

/** A channel that the bot watches, with the right to read it. */
async function watched(options: TestBotOptions = {}): Promise<Channel> {
  await start(options);
  const channel = bot.server.channel({ name: 'fact-check' });
  await bot.store.servers.change(bot.server.id, { watchedChannels: [channel.id] });
  await bot.connection.reading.update();
  return channel;
}

/** The bot's replies to messages in a channel, once there are as many. */
async function repliesIn(channel: Channel, count: number): Promise<Message[]> {
  const own = () =>
    channel.messages.filter(({ author, replyTo }) => author.id === bot.discord.applicationId && replyTo);
  await bot.discord.until(`${count} replies`, () => own().length >= count);
  return own();
}

/** Waits until the bot has taken note of a message of its own: it does so when Discord has told the message's id. */
async function noted(message: Message): Promise<Message> {
  for (let tries = 0; tries < 200 && (await bot.store.messages.ofMessage(message.id)) === null; tries++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  return message;
}

/** Gives the bot the time to answer what it should not. */
async function whileNothingComes(channel: Channel): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(channel.messages.filter(({ author }) => author.id === bot.discord.applicationId)).toEqual([]);
}

describe('a reply to an answer', () => {
  test('is a follow-up on its subject, whoever writes it', async () => {
    await start();
    const reader = bot.server.member({});
    const answer = await noted(await bot.discord.answered(reader.slash('ask', { question: 'harbour' })));
    const thread = bot.server.general;
    thread.post(reader, 'and what did Sudria say of the harbour?', { replyTo: answer });
    const [reply] = await repliesIn(thread, 1);
    expect(textOf(reply as Message)).toContain('Response from Sudria:');
    expect(bot.services.asked.at(-1)).toMatchObject({ previous: ['harbour'] });
    expect(bot.services.asked.at(-1)?.subject?.events).toContain('harbour-posts');
  });

  test('keeps the subject after a restart, and a reply to that answer in turn', async () => {
    await start();
    const reader = bot.server.member({});
    const answer = await noted(await bot.discord.answered(reader.slash('ask', { question: 'harbour' })));
    await bot.restart();
    bot.server.general.post(reader, 'and the harbour?', { replyTo: answer });
    const [reply] = await repliesIn(bot.server.general, 1);
    await noted(reply as Message);
    bot.server.general.post(bot.server.member({}), 'harbour again?', { replyTo: reply as Message });
    await repliesIn(bot.server.general, 2);
    expect(bot.services.asked.at(-1)?.subject?.events).toContain('harbour-posts');
  });

  test('is not answered without its text, nor where it replies to another message', async () => {
    await start();
    const reader = bot.server.member({});
    const answer = await bot.discord.answered(reader.slash('ask', { question: 'harbour' }));
    const other = bot.server.general.post(reader, 'harbour?');
    bot.server.general.post(reader, 'harbour?', { replyTo: answer, mention: false });
    bot.server.general.post(reader, 'harbour?', { replyTo: other });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(bot.services.asked).toHaveLength(1);
  });
});

describe('a channel that is watched', () => {
  test('gets one reply to a claim, with both sides, notifying nobody', async () => {
    const channel = await watched();
    expect(bot.discord.gateway.wants('MESSAGE_CONTENT')).toBe(true);
    channel.post(bot.server.member({}), CLAIM);
    const [reply] = await repliesIn(channel, 1);
    expect(textOf(reply as Message)).toMatch(/Norland said Sudria ran 40 accounts[^\n]+\nResponse from Sudria:\n/);
    expect(reply?.body.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect(bot.logged()).not.toContain('40 accounts');
    const sources = await bot.text(bot.server.member({}).press(reply as Message, { label: 'Sources' }));
    expect(sources).toContain('Norland Gazette');
  });

  test.each<[string, string, { bot: boolean } | { webhook: boolean } | undefined]>([
    ['small talk', 'good morning everybody', undefined],
    ['an app', CLAIM, { bot: true }],
    ['a webhook', CLAIM, { webhook: true }],
    ['an essay', `${CLAIM}. `.repeat(60), undefined],
    ['nothing', '   ', undefined],
  ])('gets none to %s', async (_, content, options) => {
    const channel = await watched();
    channel.post(bot.server.member({}), content, options);
    await whileNothingComes(channel);
  });

  test('gets none once the limits are reached, and no line about it', async () => {
    const channel = await watched({ limits: { perPerson: { points: 1, seconds: 60 } } });
    const reader = bot.server.member({});
    channel.post(reader, CLAIM);
    await repliesIn(channel, 1);
    channel.post(reader, CLAIM);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await repliesIn(channel, 1)).toHaveLength(1);
  });

  test('is left alone where the bot may not write, which is logged', async () => {
    const channel = await watched();
    channel.denyBot('SendMessages');
    channel.post(bot.server.member({}), CLAIM);
    await bot.discord.until('the log', () => bot.logged().includes('lacks a permission'));
  });

  test('is watched again after a restart', async () => {
    const channel = await watched();
    await bot.restart();
    channel.post(bot.server.member({}), CLAIM);
    await repliesIn(channel, 1);
  });
});

test('other channels are not read, and the right to is given back with the last channel', async () => {
  await watched();
  const other = bot.server.channel({ name: 'other' });
  other.post(bot.server.member({}), CLAIM);
  await whileNothingComes(other);
  await bot.store.servers.change(bot.server.id, { watchedChannels: [] });
  await bot.connection.reading.update();
  expect(bot.discord.gateway.wants('MESSAGE_CONTENT')).toBe(false);
  expect(bot.connection.reading.state).toBe('off');
});

test('a Discord that refuses the right to read is told plainly, and all else works', async () => {
  await start({ standIn: { refuseIntents: ['MESSAGE_CONTENT'] } });
  const channel = bot.server.channel({ name: 'fact-check' });
  await bot.store.servers.change(bot.server.id, { watchedChannels: [channel.id] });
  await bot.connection.reading.update();
  expect(bot.connection.reading.state).toBe('refused');
  expect(bot.logged()).toContain('Discord refuses the Message Content intent');
  await bot.discord.answered(bot.server.member({}).slash('ask', { question: 'harbour' }));
  await bot.restart();
  expect(bot.connection.reading.state).toBe('refused');
  await bot.discord.answered(bot.server.member({}).slash('ask', { question: 'harbour' }));
  bot.discord.gateway.refuseIntents();
  await bot.connection.reading.update();
  expect(bot.connection.reading.state).toBe('on');
});
