import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import {
  DISCORD_FAILURES,
  type DiscordFailure,
  MODEL_OUTCOMES,
  type ModelOutcome,
  OUTCOMES,
  type Outcome,
  SURFACES,
  type Surface,
  WAITS,
  type Wait,
} from './labels.js';

/** What the queue's gauges are read from; an `Admission` is one. */
export interface QueueState {
  readonly waiting: number;
  readonly running: number;
}

/** What the gateway's gauges are read from. */
export interface GatewayState {
  /** Whether the connection is up now. */
  ready(): boolean;
  /** How long the last heartbeat took, in milliseconds; -1 before the first. */
  ping(): number;
}

/** What an answer took of a language model. */
export interface ModelTally {
  readonly outcome: ModelOutcome;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** In the currency of the prices that are set; null where none are. */
  readonly cost: number | null;
  /** Sentences that the check against the sources dropped. */
  readonly dropped: number;
}

/** Counts what the bot does, for Prometheus. No verb takes an id or a text, so no personal data can get in. */
export interface Metrics {
  /** A question has ended; `seconds` from when it was taken in to when its answer was sent. */
  answered(question: { readonly surface: Surface; readonly outcome: Outcome; readonly seconds: number }): void;
  /** The guard let out no answer. */
  guardRefused(surface: Surface): void;
  /** The check before sending held a finished message back. */
  heldBack(surface: Surface): void;
  /** Somebody was asked to wait. */
  waited(why: Wait): void;
  discordFailed(kind: DiscordFailure): void;
  /** An answer was made with a language model, or without it although there is one. */
  modelUsed(use: ModelTally): void;
  /** The connection to Discord's gateway was made anew. */
  reconnected(): void;
  /** Reads the queue's state from here on; 0 until then. */
  watchQueue(queue: QueueState): void;
  /** Reads the gateway's state from here on; not ready until then. */
  watchGateway(gateway: GatewayState): void;
  /** Content type of `text`. */
  readonly contentType: string;
  /** @returns all metrics in Prometheus's text format */
  text(): Promise<string>;
}

/** Upper bounds of the latency's buckets, in seconds: an answer takes well under one, a deferred one up to minutes. */
const LATENCY_BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];

/** How finely the delay of the event loop is sampled, in milliseconds; the client library's own 10 wakes the process more. */
const EVENT_LOOP_SAMPLING = 50;

/** @returns metrics in a registry of their own, every series at 0, with those of the process */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  let queue: QueueState = { waiting: 0, running: 0 };
  let gateway: GatewayState = { ready: () => false, ping: () => -1 };

  /** A counter with one label, whose every series is there from the start: a rate over a series that appears is lost. */
  function counterBy<L extends string>(name: string, help: string, label: L, values: readonly string[]) {
    const counter = new Counter({ name, help, labelNames: [label], registers });
    for (const value of values) counter.labels(asLabel(value)).inc(0);
    return (value: string) => counter.labels(asLabel(value)).inc();
  }

  /** A gauge that is read when it is asked for. */
  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }

  const questions = new Counter({
    name: 'alteram_questions_total',
    help: 'Questions that have ended, by where they were asked and how they ended.',
    labelNames: ['surface', 'outcome'],
    registers,
  });
  const latency = new Histogram({
    name: 'alteram_answer_duration_seconds',
    help: 'Time from taking a question in to sending its answer, waiting for its turn included.',
    labelNames: ['surface'],
    buckets: LATENCY_BUCKETS,
    registers,
  });
  for (const surface of SURFACES) {
    latency.zero({ surface: asLabel(surface) });
    for (const outcome of OUTCOMES) questions.labels(asLabel(surface), asLabel(outcome)).inc(0);
  }
  const guardRefused = counterBy(
    'alteram_guard_refusals_total',
    'Drafts of which the guard let nothing out.',
    'surface',
    SURFACES,
  );
  const heldBack = counterBy(
    'alteram_payloads_held_back_total',
    'Finished messages that the check before sending held back; anything but 0 is a fault of the program.',
    'surface',
    SURFACES,
  );
  const waited = counterBy('alteram_waits_total', 'Times that somebody was asked to wait, by reason.', 'reason', WAITS);
  const discordFailed = counterBy(
    'alteram_discord_failures_total',
    'Requests to Discord that failed, by kind.',
    'kind',
    DISCORD_FAILURES,
  );
  const modelAnswered = counterBy(
    'alteram_model_answers_total',
    'Answers made where a language model is set, by how they came about.',
    'outcome',
    MODEL_OUTCOMES,
  );
  const modelTokens = new Counter({
    name: 'alteram_model_tokens_total',
    help: 'Tokens of the language model, of prompts and of replies.',
    labelNames: ['direction'],
    registers,
  });
  for (const direction of ['input', 'output']) modelTokens.labels(direction).inc(0);
  const modelCost = new Counter({
    name: 'alteram_model_cost_total',
    help: 'What the language model has cost, by the prices that are set, in their currency.',
    registers,
  });
  const modelDropped = new Counter({
    name: 'alteram_model_sentences_dropped_total',
    help: 'Sentences of the language model that said more than their source, and were not shown.',
    registers,
  });
  const reconnects = new Counter({
    name: 'alteram_gateway_reconnects_total',
    help: "Times that the connection to Discord's gateway was made anew.",
    registers,
  });
  gauge('alteram_queue_waiting', 'Questions that wait for their turn.', () => queue.waiting);
  gauge('alteram_queue_running', 'Questions that are being answered.', () => queue.running);
  gauge('alteram_gateway_ready', "Whether the connection to Discord's gateway is up: 1 or 0.", () =>
    gateway.ready() ? 1 : 0,
  );
  gauge('alteram_gateway_heartbeat_seconds', 'How long the last heartbeat took; not a number before the first.', () => {
    const ping = gateway.ping();
    return ping < 0 ? Number.NaN : ping / 1000;
  });
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: EVENT_LOOP_SAMPLING });

  return {
    answered({ surface, outcome, seconds }) {
      questions.labels(asLabel(surface), asLabel(outcome)).inc();
      latency.labels(asLabel(surface)).observe(seconds);
    },
    guardRefused,
    heldBack,
    waited,
    discordFailed,
    modelUsed({ outcome, inputTokens, outputTokens, cost, dropped }) {
      modelAnswered(outcome);
      modelTokens.labels('input').inc(inputTokens);
      modelTokens.labels('output').inc(outputTokens);
      modelCost.inc(cost ?? 0);
      modelDropped.inc(dropped);
    },
    reconnected: () => reconnects.inc(),
    watchQueue(state) {
      queue = state;
    },
    watchGateway(state) {
      gateway = state;
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

/** Prometheus's users write label values without spaces. */
function asLabel(value: string): string {
  return value.replaceAll(/[ -]/g, '_');
}
