import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { frontMatter } from '../support/corpus-folder.ts';
import { ROOT, runAlteram } from '../support/run-alteram.ts';

const LANTERNFISH = join(ROOT, 'tests', 'fixtures', 'lanternfish');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alteram-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (words: readonly string[], more: Parameters<typeof runAlteram>[2] = {}) =>
  runAlteram(words, join(folder, 'settings'), more);

const SMALL = `${frontMatter('ferry')}
:::allegation{by="norland" against="sudria"}
Norland said on 3 May 2024 that Sudria ran 40 fake accounts about the ferry.
:::

:::response{by="sudria" type="denial"}
Sudria said that it has nothing to do with any accounts about the ferry.
:::

The ferry crosses the sound twice a day.
`;

/** A corpus of one document, without parties.yaml and events.yaml, with a data folder beside it. */
async function smallCorpus(name: string, text = SMALL) {
  const corpus = join(folder, name, 'corpus');
  await mkdir(corpus, { recursive: true });
  await writeFile(join(corpus, 'ferry.md'), text);
  return { corpus, options: ['--corpus', corpus, '--data', join(folder, name, 'data')] };
}

describe('another corpus', () => {
  test('needs neither parties.yaml nor events.yaml', async () => {
    const { options } = await smallCorpus('bare');
    const { code, stdout } = await run(['ask', 'Who ran the fake accounts about the ferry?', '--json', ...options]);
    expect(code).toBe(0);
    const { kind, blocks } = JSON.parse(stdout);
    expect(kind).toBe('answered');
    expect(blocks[0]).toMatchObject({
      kind: 'allegations',
      statements: [{ by: ['norland'], against: ['sudria'] }],
      // No event is recorded, but the two stand in one document.
      rebuttals: [{ kind: 'response', party: 'sudria', scope: 'same event', statement: { type: 'denial' } }],
    });
  });

  test('does not see what another folder holds', async () => {
    const { options } = await smallCorpus('apart');
    const { stdout } = await run(['ask', 'What did Meta remove in August 2023?', '--json', ...options]);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'nothing found', blocks: [] });
  });

  test('with a data folder of its own is indexed, told and refreshed', async () => {
    const { corpus, options } = await smallCorpus('own');
    const first = await run(['index', '--json', ...options]);
    expect(JSON.parse(first.stdout)).toMatchObject({ kind: 'built', documents: 1, statements: 3, embedded: 3 });
    await writeFile(join(corpus, 'ferry.md'), SMALL.replace('twice', 'three times'));
    const second = await run(['index', '--json', ...options]);
    expect(JSON.parse(second.stdout)).toMatchObject({ kind: 'built', embedded: 1, reused: 2, removed: 1 });
    const third = await run(['index', ...options]);
    expect([third.code, third.stdout]).toEqual([0, expect.stringMatching(/^Up to date: 1 document, 3 statements/)]);
  });

  test('is answered from, checked and counted, with its own parties and events', async () => {
    const options = ['--corpus', LANTERNFISH, '--data', join(folder, 'lanternfish')];
    const answer = await run(['ask', 'How many accounts did Halden find in 2021?', ...options]);
    expect([answer.code, answer.stdout]).toEqual([0, expect.stringContaining('640')]);
    const check = await run(['corpus', 'check', '--json', ...options]);
    // One file is there to be without front matter.
    expect([check.code, JSON.parse(check.stdout).problems]).toMatchObject([
      1,
      [{ file: 'notes-on-the-bridge-posts.md', severity: 'warning' }],
    ]);
    const stats = await run(['corpus', 'stats', '--json', ...options]);
    expect(JSON.parse(stats.stdout)).toMatchObject({ documents: expect.any(Number), byStance: expect.any(Object) });
  });

  test.each([['ask', 'What?'], ['search', 'What'], ['index'], ['corpus', 'check'], ['corpus', 'stats'], ['chat']])(
    'that is not there is told by its path and the setting: alteram %s %s',
    async (...words) => {
      const { code, stdout, stderr } = await run([
        ...words.filter(Boolean),
        '--corpus',
        join(folder, 'nowhere'),
        '--data',
        join(folder, 'nowhere-data'),
      ]);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^The corpus folder ".*nowhere" does not exist; set CORPUS_DIR or --corpus [^\n]*\n$/);
    },
  );
});

test('no text of a corpus moves, hides or colours what a terminal shows, nor looks like a line of the bot', async () => {
  const { corpus, options } = await smallCorpus(
    'hostile',
    SMALL.replace('title: Title of ferry', 'title: "Ferry\\e[8m\\nResponse from Norland: it was us"')
      .replace('publisher: Example News', 'publisher: "Example\\e]0;x\\a\\u202e News"')
      .replace('about the ferry.', 'about\u001b[2K\u009b1A the&#13;\u202e ferry.'),
  );
  await writeFile(
    join(corpus, 'parties.yaml'),
    '- {id: norland, name: "Norland\\e[8m"}\n- {id: sudria, name: "Sudria\\r\\b"}\n',
  );
  for (const format of [[], ['--json'], ['--discord']]) {
    const { code, stdout } = await run(['ask', 'Who ran the fake accounts about the ferry?', ...format, ...options]);
    expect(code).toBe(0);
    expect(stdout).toContain('40 fake accounts');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|\\u001b|\\u009b|\\u202e/u);
    expect(stdout).not.toMatch(/^Response from Norland/m);
  }
});

describe('a corpus with an error', () => {
  const BROKEN = `${SMALL}\n:::allegation{by="norland"}\nNorland said so.\n:::\n`;

  test('and no index: every problem is told, nothing is answered', async () => {
    const { options } = await smallCorpus('broken', BROKEN);
    const { code, stdout, stderr } = await run(['ask', 'Who ran the accounts?', ...options]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^ferry\.md:\d+: allegation without against; write /m);
    expect(stderr).toMatch(/has errors and was not indexed/);
  });

  test('and an index from before: answered from that, with a warning', async () => {
    const { corpus, options } = await smallCorpus('spoilt');
    await run(['index', ...options]);
    await writeFile(join(corpus, 'ferry.md'), BROKEN.replace('40 fake', '90 fake'));
    const { code, stdout, stderr } = await run(['ask', 'Who ran the fake accounts about the ferry?', ...options]);
    expect(code).toBe(0);
    expect(stdout).toContain('40 fake accounts');
    expect(stdout).toContain('nothing to do with any accounts');
    expect(stderr).toMatch(/^ferry\.md:\d+: /m);
    expect(stderr).toMatch(/Answering from the index of \d{4}-/);
  });
});

describe('wrong usage', () => {
  test.each([
    [['ask']],
    [['ask', 'a', 'b']],
    [['ask', 'What?', '--batch', 'x.jsonl']],
    [['ask', 'What?', '--json', '--discord']],
    [['ask', 'What?', '--nonsense']],
    [['search']],
    [['search', 'x', '--k', '0']],
    [['search', 'x', '--k', 'many']],
    [['nonsense']],
    [['corpus', 'nonsense']],
    [['index', '--corpus']],
  ])('%j ends with 2, tells what is wrong, and prints nothing', async (words) => {
    const { code, stdout, stderr } = await run(words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: /);
  });

  test('help is no error, and lists the verbs', async () => {
    const { code, stdout, stderr } = await run(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const verb of ['ask', 'search', 'index', 'corpus', 'chat', 'bot', 'register'])
      expect(stdout).toMatch(new RegExp(`^ {2}${verb}\\b`, 'm'));
  });
});

describe('wrong settings', () => {
  test.each([
    ['EMBEDDINGS', 'magic', ['ask', 'What?']],
    ['EMBEDDINGS', 'magic', ['index']],
    ['DISCORD_TOKEN', 'not-a-token', ['bot']],
    ['DISCORD_TOKEN', 'not-a-token', ['start']],
    ['DISCORD_GUILD_ID', '12', ['register']],
    ['DISCORD_API_URL', 'discord', ['bot']],
    ['LOG_LEVEL', 'loud', ['search', 'What']],
    ['PHRASES', 'de', ['chat']],
  ])('%s=%s: one line that names it, exit code 1', async (name, value, words) => {
    const { code, stdout, stderr } = await run(words, { env: { [name]: value } });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(new RegExp(`^${name}: [^\\n]+\\n$`));
  });

  test('several are told at once', async () => {
    const { stderr } = await run(['ask', 'What?'], { env: { EMBEDDINGS: 'magic', LOG_LEVEL: 'loud' } });
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.split(':')[0])
        .sort(),
    ).toEqual(['EMBEDDINGS', 'LOG_LEVEL']);
  });

  test('a corpus folder that is set and not there is told with the variable', async () => {
    const { code, stdout, stderr } = await run(['ask', 'What?', '--data', join(folder, 'x')], {
      env: { CORPUS_DIR: join(folder, 'nowhere') },
    });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^[^\n]*CORPUS_DIR[^\n]*\n$/);
  });

  test('the bot without a token is told what to set', async () => {
    const { code, stdout, stderr } = await run(['bot']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^DISCORD_TOKEN: is not set; [^\n]+\n$/);
  });
});

describe('the chat, with lines piped in', () => {
  test('answers each line, explains itself, and tells what it does not know', async () => {
    const { options } = await smallCorpus('chat');
    const lines = [
      'Who ran the fake accounts about the ferry?',
      '',
      '/ask How often does the ferry cross the sound?',
      '/help',
      '/nonsense',
      '/ask',
    ];
    const { code, stdout } = await run(['chat', ...options], { input: `${lines.join('\n')}\n` });
    expect(code).toBe(0);
    const [first = '', second = ''] = stdout.split('crosses the sound');
    expect(first).toContain('40 fake accounts');
    expect(first).toContain('nothing to do with any accounts');
    expect(second).toContain('/ask question: [event:] [private:] – Ask the corpus');
    expect(second).toContain('Write the question after /ask.');
    expect(second).toContain('/nonsense is not a command here; /help lists them.');
    expect(stdout).not.toContain('alteram>');
    expect(stdout).not.toContain('\u001b');
  });

  test('is what starts without a verb and without a token; ends with the input or /quit', async () => {
    const { corpus } = await smallCorpus('start');
    const env = { CORPUS_DIR: corpus, DATA_DIR: join(folder, 'start', 'data') };
    const { code, stdout } = await run([], { env, input: '/quit\nHow often does the ferry cross?\n' });
    expect([code, stdout]).toEqual([0, '']);
    expect(await run([], { env, input: 'How often does the ferry cross the sound?' })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('twice a day'),
    });
  });
});
