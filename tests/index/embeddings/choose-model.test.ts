import { tmpdir } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { Embeddings } from '@langchain/core/embeddings';
import { openEmbeddingModel } from '../../../src/index/embeddings/choose-model.js';
import { EmbeddingsSettingError, parseEmbeddingsSetting } from '../../../src/index/embeddings/embeddings-setting.js';
import { openProviderModel } from '../../../src/index/embeddings/provider-models.js';
import { wrapEmbeddings } from '../../../src/index/embeddings/wrapped-model.js';

/** Embeds a text as its length and its number of spaces, and records how many texts came at once. */
class LengthEmbeddings extends Embeddings {
  readonly batches: number[] = [];

  constructor(readonly options: { model: string } = { model: 'lengths' }) {
    super({});
  }

  async embedQuery(text: string): Promise<number[]> {
    return [text.length, text.split(' ').length - 1];
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    this.batches.push(texts.length);
    return Promise.all(texts.map((text) => this.embedQuery(text)));
  }
}

describe('the setting', () => {
  test.each([
    ['', { kind: 'bundled', precision: 'int8' }],
    ['bundled', { kind: 'bundled', precision: 'int8' }],
    ['bundled:fp32', { kind: 'bundled', precision: 'fp32' }],
    ['openai:text-embedding-3-small', { kind: 'provider', provider: 'openai', model: 'text-embedding-3-small' }],
    ['ollama:nomic-embed-text:v1.5', { kind: 'provider', provider: 'ollama', model: 'nomic-embed-text:v1.5' }],
    ['huggingface:BAAI/bge-m3', { kind: 'provider', provider: 'huggingface', model: 'BAAI/bge-m3' }],
  ])('%j is understood', (value, setting) => {
    expect(parseEmbeddingsSetting(value)).toEqual(setting);
  });

  test.each(['bundeld', 'bundled:int4', 'openai', 'openai:', 'toString', 'cohere:x', 'openai:a b'])(
    '%j is refused in one line that names the variable and what may be written',
    async (setting) => {
      const opening = openEmbeddingModel({ setting, cacheFolder: tmpdir(), log: () => undefined });
      const error = await opening.then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(EmbeddingsSettingError);
      const { message } = error as Error;
      expect(message).toBe(
        `EMBEDDINGS is "${setting}"; write bundled (or bundled:int8, bundled:fp32), openai:MODEL, ollama:MODEL or huggingface:MODEL`,
      );
    },
  );
});

describe('a provider', () => {
  test.each([
    ['openai', '@langchain/openai', 'OpenAIEmbeddings', 'npm install @langchain/openai'],
    ['ollama', '@langchain/ollama', 'OllamaEmbeddings', 'npm install @langchain/ollama'],
    [
      'huggingface',
      '@langchain/community/embeddings/hf',
      'HuggingFaceInferenceEmbeddings',
      'npm install @langchain/community @huggingface/inference',
    ],
  ] as const)(
    '%s is opened from %s, or the error says what to install',
    async (provider, module, className, install) => {
      const load = async (name: string) => (name === module ? { [className]: LengthEmbeddings } : {});
      const embeddings = await openProviderModel(provider, 'some-model', load);
      expect((embeddings as LengthEmbeddings).options).toEqual({ model: 'some-model' });
      const missing = () => Promise.reject(new Error('Cannot find package'));
      await expect(openProviderModel(provider, 'some-model', missing)).rejects.toThrow(install);
      await expect(openProviderModel(provider, 'some-model', async () => ({}))).rejects.toThrow(install);
    },
  );
});

describe('wrapped embeddings', () => {
  test('give unit vectors, in order and in batches, with progress', async () => {
    const embeddings = new LengthEmbeddings();
    const model = await wrapEmbeddings('test:lengths', embeddings);
    expect([model.id, model.dimensions, model.languages]).toEqual(['test:lengths', 2, 'any']);
    expect(await model.embedQuery('a b c')).toEqual([
      Math.fround(5 / Math.hypot(5, 2)),
      Math.fround(2 / Math.hypot(5, 2)),
    ]);
    const texts = Array.from({ length: 150 }, (_, index) => 'x '.repeat(index));
    const progress: number[] = [];
    const vectors = await model.embedMany(texts, (done) => progress.push(done));
    expect(progress).toEqual([64, 128, 150]);
    expect(embeddings.batches).toEqual([64, 64, 22]);
    expect(Array.from(vectors[0] as Float32Array)).toEqual([0, 0]);
    expect(Array.from(vectors[3] as Float32Array)).toEqual(await model.embedQuery('x x x '));
  });

  test('that give vectors of another length are refused', async () => {
    const embeddings = new LengthEmbeddings();
    const model = await wrapEmbeddings('test:lengths', embeddings);
    embeddings.embedQuery = async () => [1, 2, 3];
    await expect(model.embedMany(['a'])).rejects.toThrow('test:lengths gave 3 numbers, not 2');
  });

  test('that cannot be reached are named in the error', async () => {
    const embeddings = new LengthEmbeddings();
    embeddings.embedQuery = () => Promise.reject(new Error('connect ECONNREFUSED'));
    await expect(wrapEmbeddings('ollama:x', embeddings)).rejects.toThrow(
      /ollama:x gives no vectors: connect ECONNREFUSED/,
    );
  });
});
