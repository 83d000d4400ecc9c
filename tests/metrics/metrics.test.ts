import { describe, expect, test } from '@jest/globals';
import { DISCORD_FAILURES, OUTCOMES, SURFACES, surfaceOf, WAITS } from '../../src/metrics/labels.js';
import { createMetrics, type Metrics } from '../../src/metrics/metrics.js';

/** The value of one series as the text has it. */
async function shown(metrics: Metrics, series: string): Promise<string | undefined> {
  const lines = (await metrics.text()).split('\n').filter((line) => line.startsWith(`${series} `));
  expect(lines.length).toBeLessThanOrEqual(1);
  return lines[0]?.slice(series.length + 1);
}

describe('metrics', () => {
  test('count each verb in its own series, and nothing else', async () => {
    const metrics = createMetrics();
    metrics.answered({ surface: 'ask', outcome: 'answered', seconds: 0.2 });
    metrics.answered({ surface: 'ask', outcome: 'nothing found', seconds: 3 });
    metrics.answered({ surface: 'follow-up', outcome: 'failed', seconds: 200 });
    metrics.guardRefused('summary');
    metrics.heldBack('watched');
    metrics.waited('already answering');
    metrics.discordFailed('no permission');
    metrics.reconnected();
    const counted = (await metrics.text())
      .split('\n')
      .filter((line) => /^alteram_\S* [^0]/.test(line) && !line.includes('_bucket'));
    expect(counted.sort()).toEqual(
      [
        'alteram_questions_total{surface="ask",outcome="answered"} 1',
        'alteram_questions_total{surface="ask",outcome="nothing_found"} 1',
        'alteram_questions_total{surface="follow_up",outcome="failed"} 1',
        'alteram_answer_duration_seconds_sum{surface="ask"} 3.2',
        'alteram_answer_duration_seconds_count{surface="ask"} 2',
        'alteram_answer_duration_seconds_sum{surface="follow_up"} 200',
        'alteram_answer_duration_seconds_count{surface="follow_up"} 1',
        'alteram_guard_refusals_total{surface="summary"} 1',
        'alteram_payloads_held_back_total{surface="watched"} 1',
        'alteram_waits_total{reason="already_answering"} 1',
        'alteram_discord_failures_total{kind="no_permission"} 1',
        'alteram_gateway_reconnects_total 1',
        'alteram_gateway_heartbeat_seconds Nan',
      ].sort(),
    );
    expect(await shown(metrics, 'alteram_answer_duration_seconds_bucket{le="0.25",surface="ask"}')).toBe('1');
    expect(await shown(metrics, 'alteram_answer_duration_seconds_bucket{le="5",surface="ask"}')).toBe('2');
    expect(await shown(metrics, 'alteram_answer_duration_seconds_bucket{le="+Inf",surface="follow_up"}')).toBe('1');
  });

  test('read queue and gateway when they are asked for', async () => {
    const metrics = createMetrics();
    expect(await shown(metrics, 'alteram_gateway_ready')).toBe('0');
    const queue = { waiting: 3, running: 2 };
    let ready = true;
    metrics.watchQueue(queue);
    metrics.watchGateway({ ready: () => ready, ping: () => 42 });
    expect(await shown(metrics, 'alteram_queue_waiting')).toBe('3');
    expect(await shown(metrics, 'alteram_queue_running')).toBe('2');
    expect(await shown(metrics, 'alteram_gateway_ready')).toBe('1');
    expect(await shown(metrics, 'alteram_gateway_heartbeat_seconds')).toBe('0.042');
    queue.waiting = 0;
    ready = false;
    expect(await shown(metrics, 'alteram_queue_waiting')).toBe('0');
    expect(await shown(metrics, 'alteram_gateway_ready')).toBe('0');
  });

  test('have every series from the start, and no more however much is counted', async () => {
    const metrics = createMetrics();
    const own = async () =>
      (await metrics.text())
        .split('\n')
        .filter((line) => line.startsWith('alteram_'))
        .map((line) => line.slice(0, line.lastIndexOf(' ')));
    const before = await own();
    for (const surface of SURFACES) {
      for (const outcome of OUTCOMES) metrics.answered({ surface, outcome, seconds: 1 });
      metrics.guardRefused(surface);
      metrics.heldBack(surface);
    }
    for (const why of WAITS) metrics.waited(why);
    for (const kind of DISCORD_FAILURES) metrics.discordFailed(kind);
    metrics.reconnected();
    expect(await own()).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
  });

  test('hold those of the process, and each registry stands alone', async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    one.reconnected();
    expect(await shown(other, 'alteram_gateway_reconnects_total')).toBe('0');
    expect(Number(await shown(one, 'process_resident_memory_bytes'))).toBeGreaterThan(0);
    expect(one.contentType).toMatch(/^text\/plain; version=0\.0\.4/);
  });
});

test.each(['123456789012345678', 'who is "ada"?', '', '__proto__', 'Ask', 'ask '])('%j is no surface', (name) => {
  expect(surfaceOf(name)).toBe('other');
});

test.each(SURFACES)('%s is a surface', (name) => {
  expect(surfaceOf(name)).toBe(name);
});
