import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Engine, openEngine } from '../../src/cli/open-engine.js';
import { servicesOf } from '../../src/cli/services.js';
import { readConfig } from '../../src/config.js';
import { startBot, type TestBot, textOf } from '../support/discord-bot.ts';
import type { SentInteraction } from '../support/discord-stand-in/interactions.ts';
import { controlsOf, type Message } from '../support/discord-stand-in/message.ts';
import { type OutsideCheck, outsideCheck } from '../support/unanswered-on-record.ts';

/*
 * Walks every command, menu, button, select and form of the bot, with the real index of the shipped corpus, and holds the
 * guard's promise from outside against every payload that leaves it.
 */

let folder: string;
let engine: Engine;
let bot: TestBot;
let check: OutsideCheck;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'alteram-walk-'));
  const read = readConfig({});
  if (!read.ok) throw new Error(read.problems.join());
  const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
  engine = await openEngine(read.config, { corpusFolder: 'corpus', dataFolder: folder }, stderr);
  const { index } = engine;
  const records = index.allDocuments().flatMap(({ id }) => index.statementsOf(id));
  check = outsideCheck(records, index.registry);
  bot = await startBot({ services: { ...servicesOf(engine), asked: [], withheld: new Set(), unreviewed: [] } });
});

afterAll(async () => {
  await bot?.close();
  await engine?.close();
  await rm(folder, { recursive: true, force: true });
});

type Member = ReturnType<TestBot['server']['member']>;

/** How deep messages that come from messages are followed. */
const DEPTH = 2;

/** Presses and chooses all that a message offers, whatever it changes into, and what that offers in turn. */
async function pressAll(who: Member, message: Message, done: Set<string>, depth = 0): Promise<void> {
  if (depth > DEPTH) return;
  for (;;) {
    // The last first: of two buttons that turn pages the one that goes on.
    const next = controlsOf(message).findLast(
      ({ custom_id: id, disabled }) => id !== undefined && disabled !== true && !done.has(`${message.id} ${id}`),
    );
    if (next === undefined) return;
    done.add(`${message.id} ${next.custom_id}`);
    const answer = await use(who, message, next);
    if (answer !== null && answer.id !== message.id) await pressAll(who, answer, done, depth + 1);
  }
}

async function use(who: Member, message: Message, control: Record<string, unknown>): Promise<Message | null> {
  const id = String(control.custom_id);
  if (Number(control.type) === 2) {
    const pressed = who.press(message, { customId: id });
    await bot.discord.until(`an answer to ${id}`, () => pressed.callback !== null);
    if (pressed.modal === null) return bot.discord.answered(pressed);
    return bot.discord.answered(who.submit(pressed, fieldsOf(pressed)));
  }
  if (Number(control.type) !== 3) return null;
  const [, option] = control.options as { value: string }[];
  return option === undefined ? null : bot.discord.answered(who.choose(message, id, [option.value]));
}

/** Something for every field of a form. */
function fieldsOf(opened: SentInteraction): Record<string, string> {
  const rows = (opened.modal?.components ?? []) as { component?: { custom_id: string } }[];
  return Object.fromEntries(
    rows.flatMap(({ component }) =>
      component ? [[component.custom_id, FIELD_TEXTS[component.custom_id] ?? 'text']] : [],
    ),
  );
}

const FIELD_TEXTS: Record<string, string> = {
  question: 'and what did China say to that?',
  link: 'https://example.org/right',
};

const CLAIM =
  'Meta removed 9,000 Facebook accounts in August 2023. Canada is behind the bot network. The moon is made of cheese.';

const COMMANDS: readonly (readonly [string, Record<string, string | boolean>])[] = [
  ['ask', { question: "When did the comments on Canadian MPs' accounts begin and grow?" }],
  ['ask', { question: 'What did Canada say about China, and what did China reply?', private: true }],
  ['ask', { question: 'Who won the cup?' }],
  ['ask', { question: 'What did Meta remove?', event: 'meta-takedown-2023' }],
  ['factcheck', { claim: CLAIM }],
  ['factcheck', { claim: 'hello' }],
  ['summary', { event: 'canada-mps-2023' }],
  ['summary', { length: 'full', share: true }],
  ['summary', { from: 'yesterday-ish' }],
  ['timeline', { event: 'spamouflage', from: '2023', to: '2024' }],
  ['timeline', { from: '2024', to: '2023' }],
  ['responses', { party: 'china' }],
  ['responses', { party: 'nobody at all' }],
  ['sources', { publisher: 'Meta' }],
  ['sources', {}],
  ['source', { id: 'gac-2023-10-23' }],
  ['settings', {}],
  ['inbox', {}],
  ['privacy', {}],
  ['help', {}],
  ['about', {}],
  ['forget-me', {}],
];

test('every command that is declared is walked', () => {
  const walked = new Set(COMMANDS.map(([name]) => name));
  const declared = bot.around.declarations.filter((one) => 'description' in one).map(({ name }) => name);
  expect(declared.filter((name) => !walked.has(name))).toEqual([]);
});

test.each(COMMANDS.map(([name, options], i) => [name, i, options] as const))(
  '/%s (%i) and all that can be pressed under it',
  async (name, _, options) => {
    const who = bot.server.member({ permissions: ['ManageGuild', 'ManageMessages'] });
    const from = bot.discord.payloads().length;
    await pressAll(who, await bot.discord.answered(who.forgeSlash(name, options)), new Set());
    expectHeld(from);
  },
);

test.each([
  ['a claim', CLAIM],
  ['small talk', 'good morning'],
  ['links alone', 'https://example.org https://example.com'],
  ['nothing', '🎉🎉🎉'],
  ['an accusation that the corpus does not hold', 'China poisoned the water of Ohio in 2011.'],
])('the menu on a message with %s', async (_, content) => {
  const from = bot.discord.payloads().length;
  const who = bot.server.member({});
  const message = bot.server.general.post(bot.server.member({}), content);
  const answer = await bot.discord.answered(who.useOn(message, 'Fact-check this message'));
  await pressAll(who, answer, new Set());
  expectHeld(from);
});

test('a watched channel', async () => {
  const from = bot.discord.payloads().length;
  const channel = bot.server.channel({ name: 'watched' });
  await bot.store.servers.change(bot.server.id, { watchedChannels: [channel.id] });
  await bot.connection.reading.update();
  channel.post(bot.server.member({}), 'Meta removed 9,000 Facebook accounts linked to Spamouflage in August 2023.');
  await bot.discord.until('a reply', () => channel.messages.length > 1);
  expectHeld(from);
});

test.each(['ask', 'summary', 'responses', 'sources', 'source'])('choices of /%s', async (name) => {
  const from = bot.discord.payloads().length;
  const who = bot.server.member({ permissions: ['ManageMessages'] });
  const option = { ask: 'event', summary: 'event', responses: 'party', sources: 'publisher', source: 'id' }[name] ?? '';
  for (const typed of ['', 'c', 'meta', '中国']) {
    const typing = who.type(name, { ...(name === 'ask' ? { question: 'what' } : {}), [option]: typed }, option);
    await bot.discord.until('choices', () => typing.callback !== null);
  }
  expectHeld(from);
});

describe('pages', () => {
  test('are turned in place by whoever asked, and shown privately to others, also after a restart', async () => {
    const who = bot.server.member({});
    const asked = who.slash('timeline', { event: 'spamouflage', from: '2023', to: '2023' });
    const message = await bot.discord.answered(asked);
    expect(textOf(message)).toMatch(/Page 1 of \d+$/);
    await bot.discord.answered(who.press(message, { label: 'Next' }));
    expect(textOf(message)).toMatch(/Page 2 of \d+$/);
    await bot.restart();
    const other = bot.server.member({});
    const aside = await bot.discord.answered(other.press(message, { label: 'Next' }));
    expect(aside.ephemeral).toBe(true);
    expect(textOf(aside)).toMatch(/Page 3 of \d+$/);
    expect(textOf(message)).toMatch(/Page 2 of \d+$/);
    await bot.discord.answered(who.press(message, { label: 'Back' }));
    expect(textOf(message)).toMatch(/Page 1 of \d+$/);
  });

  test('of a shared summary are for moderators alone', async () => {
    const moderator = bot.server.member({ permissions: ['ManageMessages'] });
    const asked = moderator.slash('summary', { length: 'full', share: true });
    const message = await bot.discord.answered(asked);
    expect(message.ephemeral).toBe(false);
    expect(message.attachments.map(({ name }) => name)).toEqual(['summary.md']);
    const denied = await bot.discord.answered(bot.server.member({}).press(message, { label: 'Next' }));
    expect(denied.ephemeral).toBe(true);
    expect(textOf(denied)).toContain('for moderators');
    const other = bot.server.member({ permissions: ['ManageMessages'] });
    expect(textOf(await bot.discord.answered(other.press(message, { label: 'Next' })))).toMatch(/Page 2 of/);
  });
});

test('a summary is for moderators, private unless shared, and of one message where it is short', async () => {
  const denied = bot.server.member({}).forgeSlash('summary', {});
  expect(textOf(await bot.discord.answered(denied))).toContain('for moderators');
  const message = await bot.discord.answered(
    bot.server.member({ permissions: ['ManageMessages'] }).slash('summary', { event: 'canada-mps-2023' }),
  );
  expect(message.ephemeral).toBe(true);
  expect(textOf(message)).toMatch(/What is alleged.+Response from China.+What was done.+Sources/s);
  expect(controlsOf(message).filter(({ custom_id: id }) => id !== undefined)).toEqual([]);
});

describe('a fact-check', () => {
  test('says where sources differ, with both sides, and gives no verdict', async () => {
    const claim = 'Meta removed 9,000 Facebook accounts in August 2023.';
    const text = textOf(await bot.discord.answered(bot.server.member({}).slash('factcheck', { claim })));
    expect(text).toMatch(/Sources in the corpus differ: the message has “9,000[^”]*”, the source has “7,704/);
    expect(text).toMatch(/Response from China/);
    expect(text).not.toMatch(/\b(?:true|false|misleading|debunked)\b/i);
  });

  test('never says that sources report what they say of somebody else', async () => {
    const claim = 'Canada is behind the Spamouflage bot network.';
    const text = textOf(await bot.discord.answered(bot.server.member({}).slash('factcheck', { claim })));
    expect(text).not.toContain('Sources in the corpus report this');
  });

  test('works from the menu in a server that has not the bot, for whoever installed it', async () => {
    const elsewhere = bot.discord.server({ hasBot: false });
    const who = elsewhere.member({ hasInstalled: true });
    const message = elsewhere.general.post(
      elsewhere.member({}),
      'Meta removed 9,000 Facebook accounts in August 2023.',
    );
    const answer = await bot.discord.answered(who.useOn(message, 'Fact-check this message'));
    expect(textOf(answer)).toContain('Sources in the corpus differ');
    expect(textOf(await bot.discord.answered(who.press(answer, { label: 'Sources' })))).toContain('Cybersecurity Help');
  });

  test.each([
    ['of an app', CLAIM, { bot: true }, 'of another app'],
    ['of a webhook', CLAIM, { webhook: true }, 'of another app'],
    ['of links alone', 'https://example.org/a', {}, 'links'],
    ['without words', '🎉', {}, 'no statement of fact'],
    ['that is very long', 'Meta removed accounts. '.repeat(150), {}, 'characters'],
  ])('of a message %s is a plain answer', async (_, content, options, expected) => {
    const message = bot.server.general.post(bot.server.member({}), content, options as { bot: boolean });
    const answer = await bot.discord.answered(bot.server.member({}).useOn(message, 'Fact-check this message'));
    expect(textOf(answer).toLowerCase()).toContain(expected);
  });
});

test('accusations were seen on the way', () => {
  expect(check.accusationsSeen).toBeGreaterThan(400);
  expect(
    bot
      .logged()
      .split('\n')
      .filter((line) => line.includes('held back')),
  ).toEqual([]);
});

/** Expects the promise to hold in all that was sent since. */
function expectHeld(from: number): void {
  const sent = bot.discord.payloads().slice(from);
  expect(sent.length).toBeGreaterThan(0);
  for (const { message, modal, choices, files } of sent) {
    expect(check.faultsOf(message ?? modal ?? choices)).toEqual([]);
    for (const { content } of files) expect(check.faultsOf(content.toString('utf8').replaceAll('\\', ''))).toEqual([]);
  }
}
