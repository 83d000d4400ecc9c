import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'dotenv';
import { readConfig } from '../src/config.js';
import { TOKEN } from './support/discord-stand-in/stand-in.ts';

function problems(env: Record<string, string>): readonly string[] {
  const read = readConfig(env);
  return read.ok ? [] : read.problems;
}

test('with nothing set, the defaults hold', () => {
  expect(readConfig({})).toEqual({
    ok: true,
    config: {
      discordToken: null,
      discordGuildId: null,
      discordApiUrl: 'https://discord.com/api',
      corpusDir: 'corpus',
      dataDir: 'data',
      embeddings: 'bundled',
      unreviewed: 'show',
      logLevel: 'info',
      phrases: 'en',
      limits: {
        perPerson: { points: 5, seconds: 30 },
        perServer: { points: 60, seconds: 60 },
        concurrency: 2,
        queue: 50,
      },
      languageModel: null,
      metrics: null,
    },
  });
});

test('.env.example as it is gives the defaults, and names every variable', () => {
  const example = parse(readFileSync(new URL('../.env.example', import.meta.url)));
  expect(readConfig(example)).toEqual(readConfig({}));
  expect(Object.keys(example).sort()).toEqual(
    [
      'ANSWERS_AT_ONCE',
      'COOLDOWN_PERSON',
      'COOLDOWN_SERVER',
      'CORPUS_DIR',
      'DATA_DIR',
      'DISCORD_API_URL',
      'DISCORD_GUILD_ID',
      'DISCORD_TOKEN',
      'EMBEDDINGS',
      'LLM',
      'LLM_API_KEY',
      'LLM_BASE_URL',
      'LLM_DAILY_TOKENS',
      'LLM_PRICE',
      'LLM_TIMEOUT_SECONDS',
      'LOG_LEVEL',
      'METRICS_HOST',
      'METRICS_PORT',
      'PHRASES',
      'QUEUE_LENGTH',
      'UNREVIEWED',
    ].sort(),
  );
});

test('what is set is read', () => {
  const read = readConfig({
    DISCORD_TOKEN: TOKEN,
    DISCORD_GUILD_ID: '123456789012345678',
    DISCORD_API_URL: 'http://127.0.0.1:8080/api/v10/',
    CORPUS_DIR: 'elsewhere',
    DATA_DIR: '/tmp/data',
    EMBEDDINGS: 'openai:text-embedding-3-small',
    UNREVIEWED: 'hide',
    LOG_LEVEL: 'debug',
    PHRASES: 'zh-TW',
    COOLDOWN_PERSON: '1/86400',
    COOLDOWN_SERVER: '1000/1',
    ANSWERS_AT_ONCE: '64',
    QUEUE_LENGTH: '0',
    METRICS_PORT: '9464',
    METRICS_HOST: '::1',
  });
  expect(read).toEqual({
    ok: true,
    config: {
      discordToken: TOKEN,
      discordGuildId: '123456789012345678',
      discordApiUrl: 'http://127.0.0.1:8080/api',
      corpusDir: 'elsewhere',
      dataDir: '/tmp/data',
      embeddings: 'openai:text-embedding-3-small',
      unreviewed: 'hide',
      logLevel: 'debug',
      phrases: 'zh-TW',
      limits: {
        perPerson: { points: 1, seconds: 86_400 },
        perServer: { points: 1000, seconds: 1 },
        concurrency: 64,
        queue: 0,
      },
      languageModel: null,
      metrics: { port: 9464, host: '::1' },
    },
  });
});

test.each(['0.0.0.0', 'localhost', '::', 'fe80::1', 'metrics.example.org'])('METRICS_HOST may be %s', (host) => {
  expect(readConfig({ METRICS_HOST: host, METRICS_PORT: '1' })).toMatchObject({
    config: { metrics: { host, port: 1 } },
  });
});

describe('a bad variable is told in one line that names it and the mend', () => {
  test.each([
    ['DISCORD_TOKEN', 'nonsense', 'is not a bot token'],
    ['DISCORD_TOKEN', `Bot ${TOKEN}`, 'begins with "Bot "; write the token alone'],
    ['DISCORD_TOKEN', `"${TOKEN}"`, 'has quotes around it'],
    ['DISCORD_TOKEN', `${TOKEN} `, 'has a space or line break in it'],
    ['DISCORD_TOKEN', `${TOKEN.slice(0, 10)}\n${TOKEN.slice(10)}`, 'has a space or line break in it'],
    ['DISCORD_GUILD_ID', 'my server', 'Copy Server ID'],
    ['DISCORD_API_URL', 'discord.com/api', 'is not an http or https address'],
    ['EMBEDDINGS', 'word2vec', 'is none of bundled, openai:MODEL, ollama:MODEL, huggingface:MODEL'],
    ['EMBEDDINGS', 'openai:', 'is none of bundled'],
    ['UNREVIEWED', 'no', 'is neither show nor hide; remove it for show'],
    ['LOG_LEVEL', 'loud', 'is none of silent, fatal'],
    ['PHRASES', 'de', 'is none of en, fr, zh-CN, zh-TW'],
    ['COOLDOWN_PERSON', '5', 'is not QUESTIONS/SECONDS'],
    ['COOLDOWN_PERSON', '0/30', 'write for example 5/30'],
    ['COOLDOWN_PERSON', '5/0', '1 to 86400 seconds'],
    ['COOLDOWN_PERSON', '5/30/2', 'is not QUESTIONS/SECONDS'],
    ['COOLDOWN_PERSON', '5/30s', 'is not QUESTIONS/SECONDS'],
    ['COOLDOWN_SERVER', '1001/60', '1 to 1000 questions'],
    ['COOLDOWN_SERVER', '60/86401', 'write for example 60/60'],
    ['ANSWERS_AT_ONCE', '0', 'is not a whole number from 1 to 64; remove it for 2'],
    ['ANSWERS_AT_ONCE', '2.5', 'is not a whole number'],
    ['QUEUE_LENGTH', '-1', 'is not a whole number from 0 to 10000; remove it for 50'],
    ['QUEUE_LENGTH', '1e3', 'is not a whole number'],
    ['METRICS_PORT', '0', 'is not a whole number from 1 to 65535; leave it empty to serve no metrics'],
    ['METRICS_PORT', '65536', 'is not a whole number'],
    ['METRICS_HOST', '127.0.0.1:9464', 'is not an address (without port and brackets)'],
    ['METRICS_HOST', '[::1]', 'remove it for 127.0.0.1'],
    ['METRICS_HOST', 'http://localhost', 'is not an address'],
  ])('%s=%j: %s', (name, value, expected) => {
    const found = problems({ [name]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name}: `));
    expect(found[0]).toContain(expected);
    expect(found[0]).not.toContain('\n');
  });

  test('all of them at once', () => {
    expect(problems({ LOG_LEVEL: 'loud', PHRASES: 'de', EMBEDDINGS: 'x' })).toHaveLength(3);
  });

  test('and no part of a token is repeated', () => {
    const secret = 'abcdefghijklmnop';
    for (const value of [secret, `Bot ${secret}`, `'${secret}'`, `${secret} ${secret}`]) {
      expect(problems({ DISCORD_TOKEN: value }).join()).not.toContain('abcdef');
    }
  });
});

describe('.env of the working directory', () => {
  const config = new URL('../dist/src/config.js', import.meta.url).href;
  const script = `const { loadEnvironment, readConfig } = await import(${JSON.stringify(config)});
    process.stdout.write(JSON.stringify(readConfig(loadEnvironment())));`;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'alteram-env-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function readThere(env: Record<string, string> = {}) {
    const options = { cwd: folder, env: { PATH: process.env.PATH, ...env }, encoding: 'utf8' } as const;
    return spawnSync(process.execPath, ['--input-type=module', '-e', script], options);
  }

  test('is read, says nothing, and what is set outside wins', () => {
    writeFileSync(path.join(folder, '.env'), 'CORPUS_DIR=from-file\nDATA_DIR=from-file\n');
    const { stdout, stderr } = readThere({ DATA_DIR: 'from-outside' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, config: { corpusDir: 'from-file', dataDir: 'from-outside' } });
  });

  test('need not be there', () => {
    expect(JSON.parse(readThere().stdout)).toMatchObject({ ok: true, config: { corpusDir: 'corpus' } });
  });

  test('that cannot be read is told', () => {
    mkdirSync(path.join(folder, '.env'));
    expect(readThere().stderr).toContain('.env cannot be read');
  });
});

describe('a language model', () => {
  test('is set with its limits', () => {
    const read = readConfig({
      LLM: 'openai:some-model',
      LLM_BASE_URL: 'http://127.0.0.1:8000/v1',
      LLM_DAILY_TOKENS: '200000',
      LLM_PRICE: '0.4/1.6',
    });
    expect(read.ok && read.config.languageModel).toEqual({
      name: 'openai:some-model',
      baseUrl: 'http://127.0.0.1:8000/v1',
      apiKey: null,
      timeoutSeconds: 20,
      dailyTokens: 200_000,
      price: { input: 0.4, output: 1.6 },
    });
  });

  test.each([
    [{ LLM: 'gpt' }, 'LLM: is none of openai:MODEL'],
    [{ LLM: 'openai:' }, 'LLM: is none of openai:MODEL'],
    [{ LLM_BASE_URL: '127.0.0.1:8000' }, 'LLM_BASE_URL: is not an http or https address'],
    [{ LLM_TIMEOUT_SECONDS: '0' }, 'LLM_TIMEOUT_SECONDS: is not a whole number from 1 to 600'],
    [{ LLM_DAILY_TOKENS: 'many' }, 'LLM_DAILY_TOKENS: is not a whole number'],
    [{ LLM_PRICE: '0.4' }, 'LLM_PRICE: is not INPUT/OUTPUT'],
  ])('%j is told by name', (env, begins) => {
    expect(problems(env)).toEqual([expect.stringMatching(new RegExp(`^${begins.replaceAll('/', '\\/')}`))]);
  });

  test('a key with quotes is told without repeating it', () => {
    expect(problems({ LLM_API_KEY: '"sk-secret"' }).join()).toMatch(/^LLM_API_KEY: has quotes(?!.*secret)/);
  });
});
