import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DiscordStandIn, type StandInOptions, TOKEN } from '../support/discord-stand-in/stand-in.ts';

const RUN_BOT = fileURLToPath(new URL('../support/run-bot.mjs', import.meta.url));

let discord: DiscordStandIn;

async function listen(options: StandInOptions = {}): Promise<void> {
  await discord?.close();
  discord = await DiscordStandIn.start(options);
}

beforeEach(async () => {
  discord = await DiscordStandIn.start();
});

afterEach(() => discord.close());

function start(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [RUN_BOT], {
    env: { PATH: process.env.PATH, DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => (errors += String(chunk)));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output, errors }));
  return { child, ended, connected: () => output.includes('connected to Discord') };
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends the bot with code 0, after what is under way', async (signal) => {
  const { child, ended, connected } = start({ SLOW: '1000' });
  await discord.until('the connection', connected);
  const interaction = discord.slash({ command: 'ask', options: [{ name: 'question', value: 'anything' }] });
  await new Promise((resolve) => setTimeout(resolve, 300));
  child.kill(signal);
  const { code, errors } = await ended;
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(JSON.stringify(interaction.message)).toContain('Too many questions are waiting');
});

test('a token that Discord does not accept is told in one line', async () => {
  const { ended } = start({ DISCORD_TOKEN: TOKEN.replace('bbbb', 'cccc') });
  const { code, errors } = await ended;
  expect(code).toBe(1);
  expect(errors).toMatch(/^DISCORD_TOKEN: Discord does not accept this token; reset it [^\n]+\n$/);
});

test('a token of the wrong shape is told in one line, without the token', async () => {
  const { ended } = start({ DISCORD_TOKEN: 'secret-nonsense' });
  const { code, errors } = await ended;
  expect(code).toBe(1);
  expect(errors).toMatch(/^DISCORD_TOKEN: is not a bot token [^\n]+\n$/);
  expect(errors).not.toContain('nonsense');
});

test('no token is told in one line', async () => {
  const { ended } = start({ DISCORD_TOKEN: '' });
  expect((await ended).errors).toMatch(/^DISCORD_TOKEN: is not set; [^\n]+\n$/);
});

test.each([
  [4014, /^Discord refuses the bot's intents \(4014\); [^\n]+\n$/],
  [4004, /^DISCORD_TOKEN: Discord does not accept this token; [^\n]+\n$/],
  [4011, /^Discord asks for several shards \(4011\)[^\n]+\n$/],
])('a gateway that refuses with %i is told in one line', async (refuseWith, expected) => {
  await listen({ refuseWith });
  const { code, errors } = await start().ended;
  expect(code).toBe(1);
  expect(errors).toMatch(expected);
});

test('a Discord that cannot be reached is told in one line', async () => {
  const { code, errors } = await start({ DISCORD_API_URL: 'http://127.0.0.1:9/api' }).ended;
  expect(code).toBe(1);
  expect(errors).toMatch(/^Discord cannot be reached at http:\/\/127\.0\.0\.1:9\/api \(ECONNREFUSED\); [^\n]+\n$/);
});
