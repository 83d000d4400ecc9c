import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { indexProgress } from '../../src/cli/index-progress.js';

/** A stream that keeps what is written. */
function memory(more: object = {}) {
  const written: string[] = [];
  const write = (chunk: Buffer, _: string, done: () => void) => {
    written.push(chunk.toString());
    done();
  };
  return { stream: Object.assign(new Writable({ write }), more), written };
}

describe('progress of a build', () => {
  test('off a terminal: no more than a line a second, each a tenth further, and the end of each phase', () => {
    const { stream, written } = memory();
    let time = 0;
    const { onProgress, stop } = indexProgress(stream, () => time);
    for (let done = 0; done <= 1_000; done += 10) {
      onProgress({ phase: 'embedding', done, total: 1_000 });
      time += 50;
    }
    onProgress({ phase: 'embedding', done: 1_000, total: 1_000 });
    onProgress({ phase: 'writing', done: 0, total: 1 });
    onProgress({ phase: 'writing', done: 1, total: 1 });
    stop();
    expect(written).toEqual([
      'Embedding texts: 10 of 1000\n',
      'Embedding texts: 210 of 1000\n',
      'Embedding texts: 410 of 1000\n',
      'Embedding texts: 610 of 1000\n',
      'Embedding texts: 810 of 1000\n',
      'Embedding texts: 1000 of 1000\n',
      'Writing the index: 1 of 1\n',
    ]);
  });

  test('off a terminal: a slow phase is told of every tenth only', () => {
    const { stream, written } = memory();
    let time = 0;
    const { onProgress } = indexProgress(stream, () => time);
    for (let done = 1; done <= 100; done++) {
      time += 2_000;
      onProgress({ phase: 'linking', done, total: 100 });
    }
    expect(written).toHaveLength(11);
    expect(written.at(-1)).toBe('Linking vectors: 100 of 100\n');
  });

  test('on a terminal: a bar', () => {
    const { stream, written } = memory({ isTTY: true, columns: 80, cursorTo: () => true, clearLine: () => true });
    const { onProgress, stop } = indexProgress(stream);
    onProgress({ phase: 'embedding', done: 1, total: 2 });
    stop();
    expect(written.join('')).toMatch(/Embedding texts \[.+\] 1\/2/);
  });
});
