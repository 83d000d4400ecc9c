import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { refuse } from '../../src/answer/guard.js';
import { askBatch } from '../../src/cli/ask-verb.js';
import { answerJson } from '../../src/present/json.js';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

/** Collects what is written. */
function sink() {
  const written: string[] = [];
  return { written, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
}

test('a question that fails is told, and the others are answered all the same', async () => {
  await withTemporaryFolder(async (folder) => {
    const file = join(folder, 'batch.jsonl');
    const asked = [{ id: 1, question: 'one' }, { id: 2, question: 'two' }, { question: 'three' }];
    await writeFile(file, `\n${asked.map((line) => JSON.stringify(line)).join('\n')}`);
    const stdout = sink();
    const stderr = sink();
    const ask = async (question: string) => {
      if (question === 'two') throw new Error('the model is gone');
      return refuse(question, 'en', 'guard');
    };
    expect(await askBatch({ ask }, file, { stdout, stderr })).toBe(1);
    expect(stderr.written).toEqual([`${file}:3: not answered: the model is gone\n`]);
    const answers = stdout.written.map((line) => JSON.parse(line));
    expect(answers.map(({ id, question, kind, reason }) => [id, question, kind, reason])).toEqual([
      [1, 'one', 'refused', 'guard'],
      [2, 'two', 'refused', 'error'],
      [null, 'three', 'refused', 'guard'],
    ]);
    // A script reads it like any other answer.
    expect(Object.keys(answers[1])).toEqual(['id', ...Object.keys(answerJson(refuse('two', 'en', 'guard'), 1))]);
    expect(answers[1]).toMatchObject({ blocks: [], sources: [], nearest: [] });
    expect(answers[1].text).not.toContain('the model is gone');
  });
});

test('what was asked before is handed on, and nothing where there is none', async () => {
  await withTemporaryFolder(async (folder) => {
    const file = join(folder, 'batch.jsonl');
    const asked = [
      { question: 'why?', previous: 'What?' },
      { question: 'why?', previous: ['A', 'B'] },
      { question: 'why?' },
    ];
    await writeFile(file, asked.map((line) => JSON.stringify(line)).join('\n'));
    const options: unknown[] = [];
    const ask = async (question: string, given?: object) => {
      options.push(given);
      return refuse(question, 'en', 'guard');
    };
    expect(await askBatch({ ask }, file, { stdout: sink(), stderr: sink() })).toBe(0);
    expect(options).toEqual([{ previous: 'What?' }, { previous: ['A', 'B'] }, {}]);
  });
});
