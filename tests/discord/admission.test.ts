import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { Limits } from '../../src/config.js';
import { type Admission, createAdmission, type Verdict } from '../../src/discord/admission.js';
import { SlidingWindow } from '../../src/discord/admission-window.js';
import { clock, heldWork } from './held-work.ts';

const WIDE: Limits = {
  perPerson: { points: 100, seconds: 1 },
  perServer: { points: 100, seconds: 1 },
  concurrency: 2,
  queue: 50,
};

function done<T>(verdict: Verdict<T>): Promise<T> {
  if (verdict.kind !== 'admitted') throw new Error(`asked to wait: ${verdict.why}`);
  return verdict.done;
}

const answer = async () => 'answer';

/** Asks and lets the work end. */
async function answered(admission: Admission, person: string, server: string | null = null): Promise<string> {
  return await done(admission.ask({ person, server }, answer));
}

describe('the cooldown', () => {
  test('5 in 30 seconds: the sixth waits until the first is 30 seconds old', async () => {
    const time = clock();
    const admission = createAdmission({ ...WIDE, perPerson: { points: 5, seconds: 30 } }, time.now);
    for (let i = 0; i < 5; i++) {
      expect(await answered(admission, 'ada')).toBe('answer');
      time.pass(2000);
    }
    expect(admission.ask({ person: 'ada', server: null }, answer)).toEqual({
      kind: 'wait',
      why: 'person',
      seconds: 20,
    });
    time.pass(19_999);
    expect(admission.ask({ person: 'ada', server: null }, answer)).toEqual({ kind: 'wait', why: 'person', seconds: 1 });
    time.pass(1);
    expect(await answered(admission, 'ada')).toBe('answer');
    // The second was 2 seconds after the first, so there is one place, not five: no burst where a window ends.
    expect(admission.ask({ person: 'ada', server: null }, answer)).toEqual({ kind: 'wait', why: 'person', seconds: 2 });
  });

  test('concerns one person in all servers, and one server with all its people', async () => {
    const time = clock();
    const rates = { perPerson: { points: 2, seconds: 10 }, perServer: { points: 3, seconds: 60 } };
    const admission = createAdmission({ ...WIDE, ...rates }, time.now);
    await answered(admission, 'ada', 'home');
    await answered(admission, 'ada', 'elsewhere');
    expect(admission.ask({ person: 'ada', server: null }, answer)).toMatchObject({ why: 'person', seconds: 10 });
    await answered(admission, 'ben', 'home');
    await answered(admission, 'cleo', 'home');
    expect(admission.ask({ person: 'dora', server: 'home' }, answer)).toMatchObject({ why: 'server', seconds: 60 });
    expect(await answered(admission, 'dora', 'elsewhere')).toBe('answer');
    expect(await answered(admission, 'eve')).toBe('answer');
  });

  test('that lasts longest is told', async () => {
    const rates = { perPerson: { points: 1, seconds: 10 }, perServer: { points: 1, seconds: 60 } };
    const admission = createAdmission({ ...WIDE, ...rates }, clock().now);
    const held = heldWork();
    const first = admission.ask({ person: 'ada', server: 'home' }, held.work);
    expect(admission.ask({ person: 'ada', server: 'home' }, answer)).toMatchObject({ why: 'server', seconds: 60 });
    expect(admission.ask({ person: 'ada', server: null }, answer)).toMatchObject({ why: 'person', seconds: 10 });
    held.end();
    await done(first);
  });

  test('is not made longer by a refused try, for the person or for the server', async () => {
    const time = clock();
    const rates = { perPerson: { points: 1, seconds: 10 }, perServer: { points: 2, seconds: 60 } };
    const admission = createAdmission({ ...WIDE, ...rates }, time.now);
    await answered(admission, 'ada', 'home');
    for (let i = 0; i < 10; i++) {
      expect(admission.ask({ person: 'ada', server: 'home' }, answer)).toMatchObject({ why: 'person' });
    }
    expect(await answered(admission, 'ben', 'home')).toBe('answer');
    for (let i = 0; i < 10; i++) {
      expect(admission.ask({ person: 'cleo', server: 'home' }, answer)).toMatchObject({ why: 'server' });
    }
    expect(await answered(admission, 'cleo')).toBe('answer');
    time.pass(10_000);
    expect(await answered(admission, 'ada')).toBe('answer');
  });

  test('is forgotten when it is over: memory is bounded by what was asked within it', () => {
    const window = new SlidingWindow({ points: 2, seconds: 10 });
    for (let i = 0; i < 10_000; i++) window.take(`person ${i}`, i * 100);
    expect(window.size).toBe(100);
  });
});

describe('the queue', () => {
  test('begins as many as it may, in turn, and says busy past its bound', async () => {
    const admission = createAdmission({ ...WIDE, concurrency: 2, queue: 1 }, clock().now);
    const works = [heldWork(), heldWork(), heldWork()];
    const verdicts = works.map(({ work }, i) => admission.ask({ person: `${i}`, server: null }, work));
    expect(works.map(({ begun }) => begun)).toEqual([true, true, false]);
    expect([admission.running, admission.waiting]).toEqual([2, 1]);
    expect(admission.ask({ person: 'late', server: null }, answer)).toMatchObject({ kind: 'wait', why: 'queue' });
    works[1]?.end();
    await setImmediate();
    expect(works[2]?.begun).toBe(true);
    expect([admission.running, admission.waiting]).toEqual([2, 0]);
    for (const { end } of works) end();
    expect(await Promise.all(verdicts.map(done))).toEqual(['answer', 'answer', 'answer']);
    await admission.idle();
    expect([admission.running, admission.waiting]).toEqual([0, 0]);
  });

  test('of length 0 lets nobody wait', async () => {
    const admission = createAdmission({ ...WIDE, concurrency: 1, queue: 0 }, clock().now);
    const held = heldWork();
    const first = admission.ask({ person: 'ada', server: null }, held.work);
    expect(admission.ask({ person: 'ben', server: null }, answer)).toMatchObject({ why: 'queue' });
    held.end();
    await done(first);
    expect(await answered(admission, 'ben')).toBe('answer');
  });

  test('tells how long answers take of late', async () => {
    const time = clock();
    const admission = createAdmission({ ...WIDE, concurrency: 1, queue: 0 }, time.now);
    for (let i = 0; i < 40; i++) {
      const held = heldWork();
      const verdict = admission.ask({ person: `${i}`, server: null }, held.work);
      time.pass(6000);
      held.end();
      await done(verdict);
    }
    const held = heldWork();
    const slow = admission.ask({ person: 'slow', server: null }, held.work);
    const wait = () => {
      const verdict = admission.ask({ person: 'ben', server: null }, answer);
      return verdict.kind === 'wait' ? verdict.seconds : 0;
    };
    expect(wait()).toBe(6);
    time.pass(4000);
    expect(wait()).toBe(2);
    // What takes longer than any before is expected to take as long again, not to end at once.
    time.pass(16_000);
    expect(wait()).toBe(20);
    held.end();
    await done(slow);
  });
});

describe('one person', () => {
  test('has one answer at a time, running or waiting, also in another server', async () => {
    const admission = createAdmission({ ...WIDE, concurrency: 1 }, clock().now);
    const [running, waiting] = [heldWork(), heldWork()];
    const ada = admission.ask({ person: 'ada', server: 'home' }, running.work);
    const ben = admission.ask({ person: 'ben', server: 'home' }, waiting.work);
    const [again, later] = ['ada', 'ben'].map((person) => admission.ask({ person, server: 'elsewhere' }, answer));
    expect(again).toEqual({ kind: 'wait', why: 'already answering', seconds: 1 });
    expect(later).toEqual({ kind: 'wait', why: 'already answering', seconds: 2 });
    running.end();
    waiting.end();
    await Promise.all([done(ada), done(ben)]);
    expect(await answered(admission, 'ada')).toBe('answer');
  });

  test('cannot ask from within their own answer', async () => {
    const admission = createAdmission(WIDE, clock().now);
    const ada = { person: 'ada', server: null };
    const within = await done(admission.ask(ada, async () => admission.ask(ada, answer)));
    expect(within).toMatchObject({ kind: 'wait', why: 'already answering' });
  });

  test.each<[string, () => Promise<never>]>([
    [
      'throws at once',
      () => {
        throw new Error('broken');
      },
    ],
    ['throws later', () => Promise.reject(new Error('broken'))],
  ])('is free again when the work %s', async (_how, work) => {
    const admission = createAdmission({ ...WIDE, concurrency: 1, queue: 0 }, clock().now);
    await expect(done(admission.ask({ person: 'ada', server: null }, work))).rejects.toThrow('broken');
    expect(await answered(admission, 'ada')).toBe('answer');
    await admission.idle();
  });
});
