import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAdmission } from '../../src/discord/admission.js';
import { clock, heldWork } from './held-work.ts';

test('whatever is asked, by whom and when: all bounds hold, and all that was admitted ends', async () => {
  const rate = fc.record({ points: fc.integer({ min: 1, max: 3 }), seconds: fc.integer({ min: 1, max: 5 }) });
  const someLimits = fc.record({
    perPerson: rate,
    perServer: rate,
    concurrency: fc.integer({ min: 1, max: 3 }),
    queue: fc.nat(3),
  });
  const asks = fc.record({
    person: fc.constantFrom('ada', 'ben', 'cleo', 'dora', 'eve', 'finn', 'gus', 'hal'),
    server: fc.constantFrom(null, 'home', 'elsewhere'),
  });
  const ends = fc.record({ end: fc.nat(5), fails: fc.boolean() });
  const passes = fc.record({ pass: fc.nat(2500) });
  const steps = fc.array(fc.oneof({ weight: 4, arbitrary: asks }, { weight: 2, arbitrary: ends }, passes), {
    maxLength: 60,
  });

  await fc.assert(
    fc.asyncProperty(someLimits, steps, async (limits, script) => {
      const time = clock();
      const admission = createAdmission(limits, time.now);
      /** All that was admitted, kept apart from the admission and counted naively. */
      const log: { person: string; server: string | null; at: number; begun: number; ended: boolean }[] = [];
      const running: { person: string; end: () => void; fail: () => void }[] = [];
      const settled: Promise<unknown>[] = [];
      const check = () => {
        const open = log.filter(({ ended }) => !ended);
        expect(running.length).toBe(Math.min(open.length, limits.concurrency));
        expect(new Set(open.map(({ person }) => person)).size).toBe(open.length);
        expect(open.length - running.length).toBeLessThanOrEqual(limits.queue);
        expect([admission.running, admission.waiting]).toEqual([running.length, open.length - running.length]);
        expect(log.every(({ begun }) => begun <= 1)).toBe(true);
      };
      const used = (key: 'person' | 'server', value: string | null, seconds: number, at: number) =>
        log.filter((one) => one[key] === value && one.at + seconds * 1000 > at).length;

      for (const step of script) {
        if ('pass' in step) {
          time.pass(step.pass);
        } else if ('end' in step) {
          const [one] = running.splice(step.end % Math.max(1, running.length), 1);
          if (one !== undefined) {
            const entry = log.find(({ person, ended }) => person === one.person && !ended);
            if (entry) entry.ended = true;
            if (step.fails) one.fail();
            else one.end();
          }
        } else {
          const { person, server } = step;
          const { perPerson, perServer } = limits;
          const open = log.filter(({ ended }) => !ended);
          const free = {
            person: (at: number) => used('person', person, perPerson.seconds, at) < perPerson.points,
            server: (at: number) => server === null || used('server', server, perServer.seconds, at) < perServer.points,
            queue: () => open.length < limits.concurrency + limits.queue,
            'already answering': () => open.every((one) => one.person !== person),
          };
          const reasons = Object.entries(free).flatMap(([why, isFree]) => (isFree(time.now()) ? [] : [why]));
          const entry = { person, server, at: time.now(), begun: 0, ended: false };
          const held = heldWork();
          const verdict = admission.ask({ person, server }, () => {
            entry.begun += 1;
            running.push({ person, end: held.end, fail: held.fail });
            return held.work();
          });
          if (verdict.kind === 'admitted') {
            expect(reasons).toEqual([]);
            log.push(entry);
            settled.push(verdict.done.catch((error: Error) => error.message));
          } else {
            expect(reasons).toContain(verdict.why);
            expect(Number.isInteger(verdict.seconds) && verdict.seconds >= 1).toBe(true);
            expect(entry.begun).toBe(0);
            if (verdict.why === 'person' || verdict.why === 'server') {
              const at = time.now() + verdict.seconds * 1000;
              expect(free[verdict.why](at)).toBe(true);
              expect(free[verdict.why](at - 1000)).toBe(false);
              expect(free.person(at) && free.server(at)).toBe(true);
            }
          }
        }
        await setImmediate();
        check();
      }

      while (running.length > 0) {
        const one = running.shift();
        const entry = log.find(({ person, ended }) => person === one?.person && !ended);
        if (entry) entry.ended = true;
        one?.end();
        await setImmediate();
        check();
      }
      const ended = await Promise.all(settled);
      expect(ended).toHaveLength(log.length);
      expect(ended.every((outcome) => outcome === 'answer' || outcome === 'broken')).toBe(true);
      await admission.idle();
      expect([admission.running, admission.waiting]).toEqual([0, 0]);
    }),
    { numRuns: 300 },
  );
});
