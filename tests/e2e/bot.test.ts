import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { attach, createClient } from '../../src/discord/client.js';
import { createDispatcher, type Dispatcher } from '../../src/discord/dispatch.js';
import { loadCommands } from '../../src/discord/load-commands.js';
import { createLogger } from '../../src/discord/logger.js';
import { renderForDiscord } from '../../src/present/discord/render.js';
import { readDiscordMarkdown } from '../support/discord-markdown.ts';
import type { SentInteraction } from '../support/discord-stand-in/interactions.ts';
import { DiscordStandIn, type StandInOptions, TOKEN } from '../support/discord-stand-in/stand-in.ts';
import { harbourLibrary } from '../support/harbour-library.ts';
import { openApiCheck } from '../support/openapi.ts';
import { answerFrom } from '../support/small-library.ts';
import { testServices } from '../support/test-services.ts';

const apiProblems = openApiCheck();
const ANSWER = renderForDiscord(answerFrom(harbourLibrary(), ['posts', 'wider', 'silent', 'machine']));

let discord: DiscordStandIn;
let services: ReturnType<typeof testServices>;
let dispatcher: Dispatcher;
let leave: () => Promise<void>;
let logged: string;

async function connect(options: StandInOptions = {}): Promise<void> {
  logged = '';
  discord = await DiscordStandIn.start(options);
  services = testServices();
  const destination = new Writable({
    write(chunk: Buffer, _, done) {
      logged += String(chunk);
      done();
    },
  });
  const log = createLogger('debug', destination);
  dispatcher = createDispatcher({
    commands: await loadCommands(),
    services,
    log,
    language: 'en',
    reportId: () => 'report-1',
  });
  const client = createClient(discord.apiUrl);
  void attach(client, dispatcher, log);
  const ready = new Promise<void>((resolve) => client.once('clientReady', () => resolve()));
  await client.login(TOKEN);
  await ready;
  leave = () => client.destroy();
}

/** The first response and, after a deferral, what took its place. */
async function answered(interaction: SentInteraction): Promise<Record<string, unknown>> {
  await discord.until('the answer', () => interaction.message !== null);
  return interaction.message ?? {};
}

/** The contents of a message's text displays. */
function textOf(message: Record<string, unknown>): string {
  const [container] = message.components as { components: { content?: string }[] }[];
  return container?.components.flatMap(({ content }) => content ?? []).join('\n') ?? '';
}

function asked(question: string, more: Record<string, string | boolean> = {}, locale = 'en-US'): SentInteraction {
  const options = Object.entries({ question, ...more }).map(([name, value]) => ({ name, value }));
  return discord.slash({ command: 'ask', options, locale, inServer: true });
}

afterEach(async () => {
  await leave();
  await discord.close();
  const refusals = discord.requests.filter(({ status }) => status === 400);
  expect(refusals).toEqual([]);
  if (apiProblems) expect(discord.requests.flatMap((request) => apiProblems(request))).toEqual([]);
});

describe('a bot that is connected', () => {
  beforeEach(() => connect());

  test('answers /ask with both sides, in one message of components, mentioning nobody', async () => {
    const interaction = asked('What is known of the harbour?');
    expect(await answered(interaction)).toMatchObject(JSON.parse(JSON.stringify(ANSWER)) as object);
    expect(interaction.callback?.type).toBe(4);
    expect(services.asked).toEqual([{ question: 'What is known of the harbour?', event: undefined }]);
  });

  test('defers an answer that takes longer, and puts it in the place of the deferral', async () => {
    const interaction = asked('a slow question');
    await discord.until('the deferral', () => interaction.callback !== null);
    expect(interaction.callback).toEqual({ type: 5, data: { flags: 0 } });
    expect(await answered(interaction)).toMatchObject(JSON.parse(JSON.stringify(ANSWER)) as object);
  });

  test('keeps a private answer private, deferred or not', async () => {
    const [quick, slow] = [asked('harbour', { private: true }), asked('slow harbour', { private: true })];
    expect((await answered(quick)).flags).toBe(32768 | 64);
    await answered(slow);
    expect(slow.callback).toEqual({ type: 5, data: { flags: 64 } });
  });

  test('hands on the event that was chosen or typed', async () => {
    await answered(asked('harbour', { event: ' the ferry ' }));
    expect(services.asked[0]?.event).toBe('the ferry');
  });

  test('says that nothing was found', async () => {
    expect(JSON.stringify(await answered(asked('the moon')))).toContain('Nothing in the corpus answers this.');
  });

  test('offers events while one is typed', async () => {
    const interaction = discord.typing({
      command: 'ask',
      options: [
        { name: 'question', value: 'what' },
        { name: 'event', value: 'har', focused: true },
      ],
    });
    await discord.until('choices', () => interaction.callback !== null);
    expect(interaction.callback).toEqual({
      type: 8,
      data: { choices: [{ name: 'Harbour dispute', value: 'harbour' }] },
    });
  });

  test("explains itself in the user's language", async () => {
    const message = await answered(discord.slash({ command: 'help', locale: 'fr' }));
    const text = readDiscordMarkdown(textOf(message)).text;
    expect(text).toContain('Le corpus contient 5 documents et 9 énoncés, jusqu’au 31 mai 2024.');
    expect(text).toContain('/demander question: [sujet:] [privé:] – Interroger le corpus');
    expect(message.flags).toBe(32768 | 64);
  });

  test('tells a fault in one plain sentence with an id, and the log the rest, but not the question', async () => {
    const message = await answered(asked('my secret broken question', {}, 'zh-TW'));
    expect(JSON.stringify(message)).toContain('報告編號：report-1');
    expect(JSON.stringify(message)).not.toContain('fire');
    expect(message.flags).toBe(32768 | 64);
    expect(logged).toContain('report-1');
    expect(logged).toContain('the index is on fire');
    expect(logged).not.toContain('secret');
  });

  test('tells a command that it does not know as a fault', async () => {
    expect(JSON.stringify(await answered(discord.slash({ command: 'dance' })))).toContain('report-1');
  });

  test('waits as told after a 429, and answers', async () => {
    discord.failNext({ status: 429, path: /callback$/, retryAfter: 0.2 });
    await answered(asked('harbour'));
    expect(discord.requests.filter(({ path }) => path.endsWith('/callback')).map(({ status }) => status)).toEqual([
      429, 204,
    ]);
  });

  test('tries again after a 500 and a 503, and answers', async () => {
    discord.failNext({ status: 500, path: /callback$/ });
    discord.failNext({ status: 503, path: /callback$/ });
    await answered(asked('harbour'));
    expect(discord.requests.filter(({ path }) => path.endsWith('/callback')).map(({ status }) => status)).toEqual([
      500, 503, 204,
    ]);
  });

  test('lives on where Discord goes on failing', async () => {
    for (let i = 0; i < 4; i++) discord.failNext({ status: 500, path: /callback$/ });
    asked('harbour');
    await discord.until('the log', () => logged.includes('Discord failed (500)'));
    await answered(asked('harbour'));
  });

  test('lives on where an interaction is unknown by now', async () => {
    const lost = asked('harbour');
    discord.interactions.splice(discord.interactions.indexOf(lost), 1);
    await discord.until('the log', () => logged.includes('too late (unknown interaction)'));
    await answered(asked('harbour'));
    expect(logged).not.toContain(lost.token);
  });

  test('resumes after a dropped connection, and answers what was asked meanwhile', async () => {
    discord.gateway.drop();
    const interaction = asked('harbour');
    await answered(interaction);
    expect(discord.gateway.log.filter((one) => one !== 'heartbeat')).toEqual(['identify', 'resume']);
  });

  test('connects anew when asked to', async () => {
    discord.gateway.reconnect();
    await discord.until('a resumption', () => discord.gateway.log.includes('resume'));
    await answered(asked('harbour'));
  });

  test('begins a new session when the old one is invalid', async () => {
    discord.gateway.invalidate();
    await discord.until('a second session', () => discord.gateway.log.filter((one) => one === 'identify').length === 2);
    await answered(asked('harbour'));
  });

  test('tells who asks while it stops to ask again later', async () => {
    dispatcher.stop();
    expect(JSON.stringify(await answered(asked('harbour')))).toContain('The bot is restarting.');
    expect(services.asked).toEqual([]);
  });

  test('finishes what is under way before it stops, but waits only so long', async () => {
    const interaction = asked('slow harbour');
    await discord.until('the question', () => services.asked.length === 1);
    dispatcher.stop();
    expect(await dispatcher.drain(8000)).toBe(true);
    expect(interaction.message).not.toBeNull();
    expect(await dispatcher.drain(10)).toBe(true);
  });

  test('does not wait for ever', async () => {
    asked('harbour');
    await discord.until('the answer', () => discord.interactions.every(({ message }) => message !== null));
    const interaction = discord.slash({ command: 'ask', options: [{ name: 'question', value: 'never' }] });
    await discord.until('the deferral', () => interaction.callback !== null);
    expect(await dispatcher.drain(50)).toBe(false);
  });
});

test('a bot whose first response comes too late logs it and lives on', async () => {
  await connect({ patience: -1 });
  asked('harbour');
  await discord.until('the log', () => logged.includes('too late (unknown interaction)'));
});

test('heartbeats go on while the bot waits', async () => {
  await connect({ heartbeatInterval: 100 });
  await discord.until('heartbeats', () => discord.gateway.log.filter((one) => one === 'heartbeat').length >= 3);
});
