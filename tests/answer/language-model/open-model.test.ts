import { describe, expect, test } from '@jest/globals';
import { openLanguageModel } from '../../../src/answer/language-model/open-model.js';

const setting = (name: string) => ({ name, baseUrl: null, apiKey: 'key', timeoutSeconds: 5 });

describe('opening a language model', () => {
  test.each([
    ['anthropic:some', '@langchain/anthropic'],
    ['ollama:some', '@langchain/ollama'],
    ['google-genai:some', '@langchain/google-genai'],
    ['mistralai:some', '@langchain/mistralai'],
  ])('%s without its package says in one line what to install', async (name, packageName) => {
    const opening = openLanguageModel(setting(name), () => Promise.reject(new Error('Cannot find package\nat x')));
    await expect(opening).rejects.toThrow(
      new RegExp(`^LLM=${name} needs a package \\(npm install ${packageName}\\): Cannot find package$`),
    );
  });

  test('a package without the class says so', async () => {
    await expect(openLanguageModel(setting('openai:some'), async () => ({}))).rejects.toThrow(/has no ChatOpenAI/);
  });

  test.each(['', 'openai', 'openai:', ':model', 'constructor:x', 'gpt:4'])(
    '%j is told with what to write',
    async (name) => {
      await expect(openLanguageModel(setting(name))).rejects.toThrow(/write one of openai, anthropic, ollama/);
    },
  );

  test('hands model, address and key to the package, and allows no second try', async () => {
    let given: Record<string, unknown> = {};
    class ChatAnthropic {
      constructor(options: Record<string, unknown>) {
        given = options;
      }
    }
    await openLanguageModel({ ...setting('anthropic:a/b:c'), baseUrl: 'http://127.0.0.1:1' }, async () => ({
      ChatAnthropic,
    }));
    expect(given).toMatchObject({
      model: 'a/b:c',
      apiKey: 'key',
      anthropicApiUrl: 'http://127.0.0.1:1',
      maxRetries: 0,
    });
  });

  test('what the package says against its settings is one line', async () => {
    class ChatOpenAI {
      constructor() {
        throw new Error('no key\nmore');
      }
    }
    await expect(openLanguageModel(setting('openai:x'), async () => ({ ChatOpenAI }))).rejects.toThrow(
      /^LLM=openai:x: no key$/,
    );
  });
});
