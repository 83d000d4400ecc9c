import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runRegister } from '../../src/cli/register.js';
import { readConfig } from '../../src/config.js';
import { loadCommands } from '../../src/discord/load-commands.js';
import { registerCommands } from '../../src/discord/register.js';
import { DiscordStandIn, TOKEN } from '../support/discord-stand-in/stand-in.ts';
import { openApiCheck } from '../support/openapi.ts';

const SERVER = '223456789012345678';
const apiProblems = openApiCheck();

const declarations = [...(await loadCommands()).values()].map(({ declaration }) => declaration);
/** All of them, as they are told. */
const ALL = declarations.map(({ name }) => (name.includes(' ') ? `“${name}”` : `/${name}`)).join(', ');
const ALL_BUT_ASK = ALL.replace('/ask, ', '');

/** Commands as the stand-in keeps them. */
type Stored = Record<string, unknown>[];

let discord: DiscordStandIn;

beforeEach(async () => {
  discord = await DiscordStandIn.start();
});

afterEach(async () => {
  await discord.close();
  if (apiProblems) expect(discord.requests.flatMap((request) => apiProblems(request))).toEqual([]);
});

async function register(guild: string | null = null, env: Record<string, string> = {}) {
  const read = readConfig({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl, ...env });
  if (!read.ok) throw new Error(read.problems.join());
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runRegister({
    config: read.config,
    guild,
    print: (line) => out.push(line),
    tell: (line) => errors.push(line),
  });
  return { code, out, errors };
}

function puts(): unknown[] {
  return discord.requests.filter(({ method }) => method === 'PUT').map(({ body }) => body);
}

test('sends exactly what the loader found, and the second time nothing', async () => {
  expect(await register()).toEqual({ code: 0, out: [`Registered everywhere: added ${ALL}.`], errors: [] });
  expect(puts()).toEqual([declarations]);
  expect(await register()).toEqual({ code: 0, out: [`Nothing to change everywhere: ${ALL}.`], errors: [] });
  expect(puts()).toHaveLength(1);
});

test('in one server, without what only commands for everywhere have', async () => {
  expect((await register(SERVER)).out).toEqual([`Registered in server ${SERVER}: added ${ALL}.`]);
  expect(JSON.stringify(puts())).not.toMatch(/contexts|integration_types/);
  expect(discord.commands.get('global')).toBeUndefined();
  expect((await register(null, { DISCORD_GUILD_ID: SERVER })).out).toEqual([
    `Nothing to change in server ${SERVER}: ${ALL}.`,
  ]);
  expect(puts()).toHaveLength(1);
});

describe('what differs is told', () => {
  const at = (commands: Stored) => commands.findIndex(({ name }) => name === 'ask');
  const replace = (key: string, value: unknown) => (commands: Stored) =>
    commands.splice(at(commands), 1, { ...commands[at(commands)], [key]: value });

  test.each<[string, (commands: Stored) => unknown, string]>([
    [
      'a command that is gone',
      (commands) => commands.push({ ...commands[at(commands)], name: 'old' }),
      `removed /old; kept ${ALL}`,
    ],
    ['a command that is new', (commands) => commands.splice(at(commands), 1), `added /ask; kept ${ALL_BUT_ASK}`],
    ['another description', replace('description', 'Other'), `updated /ask; kept ${ALL_BUT_ASK}`],
    ['another translation', replace('description_localizations', { fr: 'Autre' }), `updated /ask; kept ${ALL_BUT_ASK}`],
    ['another place', replace('contexts', [0]), `updated /ask; kept ${ALL_BUT_ASK}`],
    ['other options', replace('options', []), `updated /ask; kept ${ALL_BUT_ASK}`],
    [
      'options in another order',
      (commands) => (commands[at(commands)]?.options as unknown[] | undefined)?.reverse(),
      `updated /ask; kept ${ALL_BUT_ASK}`,
    ],
  ])('%s', async (_, change, expected) => {
    await register();
    change(discord.commands.get('global') as Stored);
    expect((await register()).out).toEqual([`Registered everywhere: ${expected}.`]);
    expect((await register()).out).toEqual([`Nothing to change everywhere: ${ALL}.`]);
  });
});

test('survives a 429 and a 503', async () => {
  discord.failNext({ status: 429, path: /commands$/, retryAfter: 0.1 });
  discord.failNext({ status: 503, path: /commands$/ });
  expect((await register()).code).toBe(0);
});

test.each([
  [null, { DISCORD_TOKEN: TOKEN.replace('bbbb', 'cccc') }, 'DISCORD_TOKEN: Discord does not accept this token'],
  [null, { DISCORD_TOKEN: '' }, 'DISCORD_TOKEN: is not set'],
  [
    null,
    { DISCORD_API_URL: 'http://127.0.0.1:9/api' },
    'Discord cannot be reached at http://127.0.0.1:9/api (ECONNREFUSED)',
  ],
  ['my server', {}, '--guild: is not a server id'],
])('with server %s and %j: %s', async (guild, env, expected) => {
  const { code, out, errors } = await register(guild, env);
  expect({ code, out }).toEqual({ code: 1, out: [] });
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain(expected);
});

test('what Discord would not take is thrown, and nothing is registered', async () => {
  const wrong = [{ type: 1 as const, name: 'Not A Name', description: 'x' }];
  await expect(
    registerCommands({ token: TOKEN, apiUrl: discord.apiUrl, declarations: wrong, guildId: null }),
  ).rejects.toThrow('Invalid Form Body');
  expect(discord.commands.size).toBe(0);
});

test("Discord's own description, where it is present, refuses what is wrong", () => {
  if (!apiProblems) return;
  const callback = { method: 'POST', path: '/interactions/1/token/callback' };
  const fine = {
    type: 4,
    data: { flags: 32768, components: [{ type: 10, content: 'Fine.' }], allowed_mentions: { parse: [] } },
  };
  expect(apiProblems({ ...callback, body: fine })).toEqual([]);
  const long = { ...fine, data: { ...fine.data, components: [{ type: 10, content: 'x'.repeat(4001) }] } };
  expect(apiProblems({ ...callback, body: long })).not.toEqual([]);
  const commands = {
    method: 'PUT',
    path: '/applications/1/commands',
    body: [{ name: 'x'.repeat(33), description: 'x' }],
  };
  expect(apiProblems(commands)).not.toEqual([]);
  expect(apiProblems({ method: 'POST', path: '/nowhere', body: null })).not.toEqual([]);
});
