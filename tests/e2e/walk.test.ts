import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Engine, openEngine } from '../../src/cli/open-engine.js';
import { servicesOf } from '../../src/cli/services.js';
import { readConfig } from '../../src/config.js';
import { startBot, type TestBot } from '../support/discord-bot.ts';
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
  bot = await startBot({ services: { ...servicesOf(engine), asked: [], withheld: new Set() } });
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

test('accusations were seen on the way', () => {
  expect(check.accusationsSeen).toBeGreaterThan(500);
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
