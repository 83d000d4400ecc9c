import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { renderForDiscord } from '../../src/present/discord/render.js';
import { startBot, type TestBot, type TestBotOptions } from '../support/discord-bot.ts';
import type { SentInteraction } from '../support/discord-stand-in/interactions.ts';
import { harbourLibrary } from '../support/harbour-library.ts';
import { answerFrom } from '../support/small-library.ts';

const [CONTAINER] = renderForDiscord(answerFrom(harbourLibrary(), ['posts', 'wider', 'silent', 'machine'])).components;

let bot: TestBot;

async function start(options: TestBotOptions = {}): Promise<void> {
  bot = await startBot(options);
}

function asked(question: string, more: Record<string, string | boolean> = {}, locale = 'en-US'): SentInteraction {
  return bot.server.member({ locale }).slash('ask', { question, ...more });
}

afterEach(() => bot.close());

describe('a bot that is connected', () => {
  beforeEach(() => start());

  test('answers /ask with both sides, in one message of components, mentioning nobody', async () => {
    const interaction = asked('What is known of the harbour?');
    const { body } = await bot.discord.answered(interaction);
    expect((body.components as unknown[])[0]).toEqual(JSON.parse(JSON.stringify(CONTAINER)));
    expect(body.allowed_mentions).toEqual({ parse: [] });
    expect(interaction.callback?.type).toBe(4);
    expect(bot.services.asked).toEqual([{ question: 'What is known of the harbour?', language: 'en', previous: [] }]);
  });

  test('defers an answer that takes longer, and puts it in the place of the deferral', async () => {
    const interaction = asked('a slow question');
    await bot.discord.until('the deferral', () => interaction.callback !== null);
    expect(interaction.callback).toMatchObject({ type: 5, data: { flags: 0 } });
    const { components } = await bot.discord.answered(interaction);
    expect(components[0]).toEqual(JSON.parse(JSON.stringify(CONTAINER)));
  });

  test('keeps a private answer private, deferred or not', async () => {
    const [quick, slow] = [asked('harbour', { private: true }), asked('slow harbour', { private: true })];
    expect((await bot.discord.answered(quick)).ephemeral).toBe(true);
    expect((await bot.discord.answered(slow)).ephemeral).toBe(true);
    expect(slow.callback).toMatchObject({ type: 5, data: { flags: 64 } });
  });

  test('hands on the event that was chosen or typed', async () => {
    await bot.discord.answered(asked('harbour', { event: ' the ferry ' }));
    expect(bot.services.asked[0]?.event).toBe('the ferry');
  });

  test('says that nothing was found', async () => {
    expect(await bot.text(asked('the moon'))).toContain('Nothing in the corpus answers this.');
  });

  test('offers events while one is typed', async () => {
    const interaction = bot.server.member({}).type('ask', { question: 'what', event: 'har' }, 'event');
    await bot.discord.until('choices', () => interaction.callback !== null);
    expect(interaction.callback?.data.choices).toContainEqual({ name: 'Harbour dispute', value: 'harbour' });
  });

  test("explains itself in the user's language", async () => {
    const text = await bot.text(bot.server.member({ locale: 'fr' }).slash('help', {}));
    expect(text).toContain('/demander question: [sujet:] [privé:] – Interroger le corpus');
    const about = bot.server.member({ locale: 'fr' }).slash('about', {});
    expect(await bot.text(about)).toContain('Le corpus contient 5 documents et 9 énoncés, jusqu’au 31 mai 2024.');
    expect(about.response?.ephemeral).toBe(true);
  });

  test('tells a fault in one plain sentence with an id, and the log the rest, but not the question', async () => {
    const interaction = asked('my secret broken question', {}, 'zh-TW');
    const text = await bot.text(interaction);
    expect(text).toContain('報告編號：report-1');
    expect(text).not.toContain('fire');
    expect(interaction.response?.ephemeral).toBe(true);
    expect(bot.logged()).toContain('report-1');
    expect(bot.logged()).toContain('the index is on fire');
    expect(bot.logged()).not.toContain('secret');
  });

  test('tells a command that it does not know as a fault', async () => {
    expect(await bot.text(bot.server.member({}).forgeSlash('dance', {}))).toContain('report-1');
  });

  test('waits as told after a 429, and answers', async () => {
    bot.discord.failNext({ status: 429, path: /callback$/, retryAfter: 0.2 });
    await bot.discord.answered(asked('harbour'));
    expect(callbacks()).toEqual([429, 200]);
  });

  test('tries again after a 500 and a 503, and answers', async () => {
    bot.discord.failNext({ status: 500, path: /callback$/ });
    bot.discord.failNext({ status: 503, path: /callback$/ });
    await bot.discord.answered(asked('harbour'));
    expect(callbacks()).toEqual([500, 503, 200]);
  });

  test('lives on where Discord goes on failing', async () => {
    for (let i = 0; i < 4; i++) bot.discord.failNext({ status: 500, path: /callback$/ });
    asked('harbour');
    await bot.discord.until('the log', () => bot.logged().includes('Discord failed (500)'));
    await bot.discord.answered(asked('harbour'));
  });

  test('lives on where an interaction is unknown by now', async () => {
    const lost = asked('harbour');
    bot.discord.interactions.splice(bot.discord.interactions.indexOf(lost), 1);
    await bot.discord.until('the log', () => bot.logged().includes('too late (unknown interaction)'));
    await bot.discord.answered(asked('harbour'));
    expect(bot.logged()).not.toContain(lost.token);
    expect(await bot.metrics.text()).toMatch(/kind="too[_ ]late"} 1/);
  });

  test('resumes after a dropped connection, and answers what was asked meanwhile', async () => {
    bot.discord.gateway.drop();
    await bot.discord.answered(asked('harbour'));
    expect(bot.discord.gateway.log.filter((one) => one !== 'heartbeat')).toEqual(['identify', 'resume']);
  });

  test('connects anew when asked to', async () => {
    bot.discord.gateway.reconnect();
    await bot.discord.until('a resumption', () => bot.discord.gateway.log.includes('resume'));
    await bot.discord.answered(asked('harbour'));
  });

  test('begins a new session when the old one is invalid', async () => {
    bot.discord.gateway.invalidate();
    const identified = () => bot.discord.gateway.log.filter((one) => one === 'identify').length;
    await bot.discord.until('a second session', () => identified() === 2);
    await bot.discord.answered(asked('harbour'));
  });

  test('tells who asks while it stops to ask again later', async () => {
    bot.dispatcher.stop();
    expect(await bot.text(asked('harbour'))).toContain('The bot is restarting.');
    expect(bot.services.asked).toEqual([]);
  });

  test('finishes what is under way before it stops, but waits only so long', async () => {
    const interaction = asked('slow harbour');
    await bot.discord.until('the question', () => bot.services.asked.length === 1);
    bot.dispatcher.stop();
    expect(await bot.dispatcher.drain(8000)).toBe(true);
    expect(interaction.message).not.toBeNull();
    expect(await bot.dispatcher.drain(10)).toBe(true);
  });

  test('forgets a server that it was taken out of', async () => {
    await bot.store.servers.change(bot.server.id, { language: 'fr' });
    bot.server.removeBot();
    await bot.discord.until('the deletion', () => true);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await bot.store.servers.settings(bot.server.id)).language).toBe('auto');
  });
});

function callbacks(): number[] {
  return bot.discord.requests.filter(({ path }) => path.endsWith('/callback')).map(({ status }) => status);
}

test('a bot whose first response comes too late logs it and lives on', async () => {
  await start({ standIn: { patience: -1 } });
  asked('harbour');
  await bot.discord.until('the log', () => bot.logged().includes('too late (unknown interaction)'));
});

test('heartbeats go on while the bot waits', async () => {
  await start({ standIn: { heartbeatInterval: 100 } });
  const beats = () => bot.discord.gateway.log.filter((one) => one === 'heartbeat').length;
  await bot.discord.until('heartbeats', () => beats() >= 3);
});
