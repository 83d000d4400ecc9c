import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startBot, type TestBot, textOf } from '../support/discord-bot.ts';
import type { Channel } from '../support/discord-stand-in/channel.ts';
import { testServices } from '../support/test-services.ts';

/** A Tuesday, at noon. */
const NOW = new Date('2026-03-10T12:00:00Z');

let bot: TestBot;
let mods: Channel;

/** Every message of the channel as a reader sees it. */
const posts = (channel = mods) => channel.messages.map(textOf);
const admin = () => bot.server.member({ permissions: ['ManageGuild', 'ManageMessages'] });

async function ask(...questions: readonly string[]): Promise<void> {
  for (const question of questions) await bot.text(bot.server.member().slash('ask', { question }));
  await bot.settled();
}

beforeEach(async () => {
  const services = testServices();
  services.withheld.add('silent');
  bot = await startBot({ now: NOW, services });
  mods = bot.server.channel({ name: 'mods' });
  await bot.discord.until('the channel', () => bot.connection.client?.channels.cache.has(mods.id) ?? false);
});

afterEach(() => bot.close());

/** Switches digests on as an administrator does. */
async function switchOn(every: 'daily' | 'weekly', channel = mods): Promise<void> {
  const person = admin();
  const panel = person.slash('settings');
  await bot.text(panel);
  await bot.text(person.press(panel, { label: 'Digests' }));
  await bot.text(person.choose(panel, /digestChannel/, [channel]));
  await bot.text(person.choose(panel, /digestEvery/, [every]));
}

describe('digests', () => {
  test('are off until somebody switches them on', async () => {
    await ask('Who built the lighthouse?');
    bot.wait({ days: 30 });
    await bot.hourly();
    expect(bot.discord.payloads().filter(({ as }) => as === 'post')).toEqual([]);
  });

  test('come at the next hour that is theirs, once, with what was asked and what is new', async () => {
    await switchOn('daily');
    await ask('Who built the lighthouse?', 'who built the lighthouse', 'harbour');
    await bot.hourly();
    expect(posts()).toEqual([]);
    bot.services.withheld.clear();
    bot.wait({ minutes: 20 * 60 + 17 });
    await bot.hourly();
    await bot.hourly();
    expect(posts()).toHaveLength(2);
    const [text = '', documents = ''] = posts();
    expect(text).toContain('Questions: 1 answered, 2 not in the corpus.');
    expect(text).toContain('Posts about the harbour, May 2024: 1 time');
    expect(text).toContain('2 open questions, as people asked them');
    expect(text).toMatch(/1\. “who built the lighthouse\??” \(asked 2 times\)/i);
    expect(text).toContain('New documents: 1.');
    expect(documents).toContain('Report silent');
    expect(documents).not.toContain('Report wider');
    bot.wait({ days: 1 });
    await bot.hourly();
    expect(posts()).toHaveLength(3);
    expect(posts()[2]).toContain('New documents: 0.');
  });

  test('come on Mondays alone where they are weekly', async () => {
    await switchOn('weekly');
    bot.wait({ days: 5 });
    await bot.hourly();
    expect(posts()).toEqual([]);
    bot.wait({ days: 1 });
    await bot.hourly();
    expect(posts()).toHaveLength(1);
  });

  test('that a bot missed while it was down are one, after a restart as well', async () => {
    await switchOn('daily');
    await ask('Who built the lighthouse?');
    bot.wait({ days: 10 });
    await bot.restart();
    await bot.hourly();
    await bot.restart();
    await bot.hourly();
    expect(posts()).toHaveLength(1);
  });

  test('speak the language of the server, and mention nobody', async () => {
    await bot.store.servers.change(bot.server.id, { language: 'fr' });
    await bot.store.servers.change(bot.server.id, { digestChannel: mods.id, digestEvery: 'daily' });
    await bot.hourly();
    await ask('Is @everyone <@1> **bold**?');
    bot.wait({ days: 1 });
    await bot.hourly();
    expect(posts()[0]).toContain('« Is @everyone <@1> **bold**? »');
    const [sent] = bot.discord.payloads().filter(({ as }) => as === 'post');
    expect(sent?.message).toMatchObject({ allowed_mentions: { parse: [] } });
  });

  test('count from when they were switched on, not from an earlier time', async () => {
    await switchOn('daily');
    const person = admin();
    const panel = person.slash('settings');
    await bot.text(panel);
    await bot.text(person.press(panel, { label: 'Digests' }));
    await bot.text(person.choose(panel, /digestEvery/, ['off']));
    bot.services.withheld.clear();
    bot.wait({ days: 20 });
    await bot.hourly();
    await bot.text(person.choose(panel, /digestEvery/, ['daily']));
    await bot.hourly();
    expect(posts()).toEqual([]);
    bot.wait({ days: 1 });
    await bot.hourly();
    expect(posts()[0]).toContain('New documents: 0.');
  });
});

describe('a digest that cannot be sent', () => {
  const warnings = () =>
    bot
      .logged()
      .split('\n')
      .filter((line) => line.includes('a digest was not sent'));

  test('because the channel is closed or gone is told to the log once; the setting stays', async () => {
    await switchOn('daily');
    mods.denyBot();
    for (let day = 0; day < 3; day++) {
      bot.wait({ days: 1 });
      await bot.hourly();
    }
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).toContain('choose another channel with /settings');
    mods.restore();
    bot.wait({ days: 1 });
    await bot.hourly();
    expect(posts()).toHaveLength(1);
    mods.delete();
    bot.wait({ days: 1 });
    await bot.hourly();
    expect(warnings()).toHaveLength(2);
    expect(await bot.store.servers.settings(bot.server.id)).toMatchObject({
      digestChannel: mods.id,
      digestEvery: 'daily',
    });
  });

  test('because Discord fails is sent an hour later, once', async () => {
    await switchOn('daily');
    bot.wait({ days: 1 });
    for (let i = 0; i < 4; i++) bot.discord.failNext({ status: 500, path: /\/messages$/ });
    await bot.hourly();
    expect(posts()).toEqual([]);
    expect(bot.logged()).toContain('a digest could not be sent: Discord failed (500)');
    bot.wait({ minutes: 60 });
    await bot.hourly();
    await bot.hourly();
    expect(posts()).toHaveLength(1);
  });

  test('because its channel is of another server is never sent there', async () => {
    const elsewhere = bot.discord.server().channel();
    await bot.discord.until('the channel', () => bot.connection.client?.channels.cache.has(elsewhere.id) ?? false);
    await bot.store.servers.change(bot.server.id, { digestChannel: elsewhere.id, digestEvery: 'daily' });
    await bot.hourly();
    bot.wait({ days: 1 });
    await bot.hourly();
    expect(posts(elsewhere)).toEqual([]);
    expect(warnings()).toHaveLength(1);
  });

  test('keeps no other server from its own', async () => {
    const second = bot.discord.server();
    await bot.discord.until('the server', () => bot.connection.client?.channels.cache.has(second.general.id) ?? false);
    await switchOn('daily');
    await bot.store.servers.change(second.id, { digestChannel: second.general.id, digestEvery: 'daily' });
    await bot.hourly();
    mods.denyBot();
    await ask('Who built the lighthouse?');
    bot.wait({ days: 1 });
    await bot.hourly();
    expect(posts(second.general)).toHaveLength(1);
    expect(posts(second.general)[0]).not.toContain('lighthouse');
  });
});
