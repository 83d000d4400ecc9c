/**
 * TensorFlow.js keeps its engine in a global variable, which jest's clean-up of globals cannot walk through.
 * @jest-environment-options {"globalsCleanup": "off"}
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EmbeddingModel } from '../../../src/index/embeddings/model.js';
import { openUseLite, type UseLiteOptions } from '../../../src/index/embeddings/use-lite-model.js';
import { variedTexts } from './varied-texts.ts';

const notInstalled = () => Promise.reject(new Error('Cannot find package'));

let folder: string;
let lines: string[];
const opened: EmbeddingModel[] = [];

async function open(options: Partial<UseLiteOptions>): Promise<EmbeddingModel> {
  lines = [];
  const log = (line: string) => lines.push(line);
  const model = await openUseLite({ precision: 'fp32', cacheFolder: folder, log, ...options });
  opened.push(model);
  return model;
}

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((sum, value, index) => sum + value * (b[index] as number), 0);
}

/** The least cosine between what two models make of the same texts. */
async function leastCosine(one: EmbeddingModel, other: EmbeddingModel, texts: readonly string[]): Promise<number> {
  const cosines: number[] = [];
  for (const text of texts) cosines.push(cosine(await one.embedQuery(text), await other.embedQuery(text)));
  return Math.min(...cosines);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alteram-embeddings-'));
});

afterAll(async () => {
  await Promise.all(opened.map((model) => model.close()));
  await rm(folder, { recursive: true });
});

describe('vectors', () => {
  test('of fp32 are those of the published runtime, under the same id', async () => {
    const fp32 = await open({});
    const published = await open({ loadOnnxRuntime: notInstalled });
    expect(fp32.runtime).toBe('onnxruntime-node (fp32)');
    expect(published.runtime).toBe('@energetic-ai/core (fp32)');
    expect(published.id).toBe(fp32.id);
    expect(await leastCosine(fp32, published, variedTexts)).toBeGreaterThan(0.99999);
  });

  test('of int8 are near those of fp32, under another id', async () => {
    const fp32 = await open({});
    const int8 = await open({ precision: 'int8' });
    expect(int8.id).not.toBe(fp32.id);
    expect(await leastCosine(fp32, int8, variedTexts)).toBeGreaterThan(0.998);
  });

  test.each(['fp32', 'int8'] as const)('of %s are unit vectors that put like beside like', async (precision) => {
    const model = await open({ precision });
    const [query, like, unlike] = await model.embedDocuments([
      'Who were the targets of the fake videos?',
      'The deepfake videos targeted several members of parliament.',
      'Bake the bread for forty minutes.',
    ]);
    if (!query || !like || !unlike) throw new Error('a vector is missing');
    expect(query).toHaveLength(model.dimensions);
    for (const vector of [query, like, unlike]) expect(cosine(vector, vector)).toBeCloseTo(1, 5);
    expect(cosine(query, like)).toBeGreaterThan(cosine(query, unlike) + 0.1);
  });
});

describe('a long list', () => {
  const texts = [...variedTexts, ...Array.from({ length: 60 }, (_, index) => `Statement ${index} of the corpus.`)];

  test.each(['fp32', 'int8'] as const)('gives the vectors of single texts, in order (%s)', async (precision) => {
    const model = await open({ precision });
    const together = await model.embedMany(texts);
    expect(together).toHaveLength(texts.length);
    for (const [index, text] of texts.entries()) {
      expect(Array.from(together[index] as Float32Array)).toEqual(await model.embedQuery(text));
    }
  });

  test('leaves the main thread its timers, and tells its progress to the end', async () => {
    const model = await open({ precision: 'int8' });
    const progress: number[] = [];
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    await model.embedMany(texts, (done) => progress.push(done));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
    expect(progress.length).toBeGreaterThan(2);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(texts.length);
  });

  test('is embedded by the published runtime too, off the main thread', async () => {
    const model = await open({ loadOnnxRuntime: notInstalled });
    const few = ['', 'one', 'two texts'];
    const together = await model.embedMany(few);
    for (const [index, text] of few.entries()) {
      expect(cosine(together[index] as Float32Array, await model.embedQuery(text))).toBeCloseTo(1, 5);
    }
  });

  test('is given up when the model is closed, and the process lives on', async () => {
    const model = await open({ precision: 'int8' });
    const embedding = model.embedMany(Array<string>(2_000).fill('a text of several words'), () => void model.close());
    await expect(embedding).rejects.toThrow(/ended early/);
  });

  test('of nothing gives nothing', async () => {
    expect(await (await open({})).embedMany([])).toEqual([]);
  });

  test('is refused after close', async () => {
    const model = await open({});
    await model.close();
    await expect(model.embedMany(['a'])).rejects.toThrow(/closed/);
    await expect(model.embedQuery('a')).rejects.toThrow(/closed/);
  });
});

describe('a process', () => {
  test.each([
    ['embeds queries only', "await model.embedQuery('a');", 0],
    ['has embedded a long list', "await model.embedMany(Array(20).fill('a'));", 1],
  ])('that %s ends by itself, and starts no worker before it needs one', async (_, use, leastWorkers) => {
    const module = new URL('../../../dist/src/index/embeddings/choose-model.js', import.meta.url).href;
    const program = `
      import { openEmbeddingModel } from ${JSON.stringify(module)};
      let workers = 0;
      process.on('worker', () => workers++);
      const model = await openEmbeddingModel({ cacheFolder: ${JSON.stringify(folder)}, log: console.error });
      ${use}
      process.on('exit', () => console.log(workers));`;
    const path = join(folder, `process-${leastWorkers}.mjs`);
    await writeFile(path, program);
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [path]);
    expect(stderr).toBe('');
    expect(Math.min(Number(stdout), 1)).toBe(leastWorkers);
  });
});

describe('the model file', () => {
  async function onlyFile(inFolder: string): Promise<string> {
    const names = await readdir(inFolder);
    expect(names).toHaveLength(1);
    return join(inFolder, names[0] as string);
  }

  test.each([
    ['truncated', (path: string) => truncate(path, 5_000_000)],
    ['empty', (path: string) => truncate(path, 0)],
    ['something else', (path: string) => writeFile(path, 'no model')],
  ])('is written anew when it is %s, and one line says so', async (_, damage) => {
    const cacheFolder = await mkdtemp(join(folder, 'file-'));
    await open({ cacheFolder });
    expect(lines).toEqual([]);
    const path = await onlyFile(cacheFolder);
    const whole = await readFile(path);
    await damage(path);
    const mended = await open({ cacheFolder });
    expect(lines).toEqual([`${path} is damaged: it is written anew`]);
    expect(await mended.embedQuery('a word')).toHaveLength(512);
    expect(whole.equals(await readFile(await onlyFile(cacheFolder)))).toBe(true);
  });

  test('is not needed where the folder cannot be made', async () => {
    const cacheFolder = join(folder, 'a-file', 'models');
    await writeFile(join(folder, 'a-file'), '');
    const model = await open({ cacheFolder, precision: 'int8' });
    expect(lines).toEqual([expect.stringContaining('cannot be written')]);
    const texts = Array.from({ length: 12 }, (_, index) => `text ${index}`);
    expect(Array.from((await model.embedMany(texts))[3] as Float32Array)).toEqual(await model.embedQuery('text 3'));
  });
});

describe('without onnxruntime-node', () => {
  test('one line says what runs instead', async () => {
    await open({ precision: 'int8', loadOnnxRuntime: notInstalled });
    expect(lines).toEqual([expect.stringMatching(/^onnxruntime-node cannot be used \(Cannot find package\).*slower$/)]);
  });

  test('and without the other runtime one error names both and the mend', async () => {
    const opening = open({ loadOnnxRuntime: notInstalled, loadTensorFlow: notInstalled });
    await expect(opening).rejects.toThrow(/onnxruntime-node: .*@energetic-ai\/core: .*npm ci/);
  });
});

describe('split', () => {
  const sentence =
    'The department said the network posted thousands of comments on the accounts of members of parliament. ';

  test('leaves a text that fits as it is', async () => {
    const model = await open({ precision: 'int8' });
    expect(model.split(' short text ')).toEqual([' short text ']);
    expect(model.split('')).toEqual(['']);
  });

  test('cuts a long text at sentence ends', async () => {
    const model = await open({ precision: 'int8' });
    const windows = model.split(sentence.repeat(30));
    expect(windows.length).toBeGreaterThan(2);
    expect(windows.length).toBeLessThan(8);
    for (const window of windows) expect(window).toMatch(/^The department .* parliament\.$/);
    expect(windows.join(' ')).toBe(sentence.repeat(30).trim());
  });

  test('cuts a sentence that is too long between words, a word between characters', async () => {
    const model = await open({ precision: 'int8' });
    const words = 'comment '.repeat(400).trim();
    expect(model.split(words).join(' ')).toBe(words);
    expect(model.split(words).length).toBeGreaterThan(2);
    const word = 'qzxj'.repeat(300);
    expect(model.split(word).join('')).toBe(word);
    expect(model.split(word).length).toBeGreaterThan(2);
  });

  test('keeps every word of any text, and is quick with long ones', async () => {
    const model = await open({ precision: 'int8' });
    const parts = fc.array(fc.constantFrom('The end. ', 'word ', '中文。', '\n\n', 'qzxj', '😀', '!', "'s ", '. '), {
      size: '+2',
    });
    const squeezed = (text: string) => text.replaceAll(/\s/g, '');
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 60 }), (some, times) => {
        const text = some.join('').repeat(times);
        expect(squeezed(model.split(text).join(''))).toBe(squeezed(text));
      }),
      { numRuns: 20 },
    );
    expect(model.split(' \n'.repeat(500))).toEqual(['']);
    for (const part of ['qzxj', '中', 'The end. ', '\n']) {
      const text = part.repeat(200_000 / part.length);
      expect(squeezed(model.split(text).join(''))).toBe(squeezed(text));
    }
  });

  test('keeps what the model would cut off: each window changes when its end does', async () => {
    const model = await open({ precision: 'int8' });
    for (const window of model.split(sentence.repeat(10))) {
      const changed = `${window.slice(0, -'parliament.'.length)}bread.`;
      expect(cosine(await model.embedQuery(window), await model.embedQuery(changed))).toBeLessThan(0.9999);
    }
  });
});
