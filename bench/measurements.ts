import type { BuildReport } from '../src/index/build-index.js';

/** What a process that answers questions from a built index measures. Times in milliseconds. */
export interface Serving {
  /** From the start of opening until the first question can be asked. */
  readonly openMs: number;
  /** The first question. */
  readonly coldMs: number;
  /** The slowest of the next 30, which load what dates and other languages need. */
  readonly slowestWarmingMs: number;
  /** One time a question, after those that do not count. */
  readonly warmMs: readonly number[];
  /** Share of the questions that were answered, 0 to 1. */
  readonly answeredShare: number;
  /** How many the open index holds. */
  readonly statements: number;
  /** Resident memory after 200 counted questions. */
  readonly residentBytes: number;
  /** What searches the vectors. */
  readonly engine: string;
}

/** A build from nothing. */
export interface Building {
  readonly report: BuildReport;
  /** Milliseconds until every text had its vector. */
  readonly embeddingMs: number;
}

/** All that is measured of one corpus. */
export interface Measurements {
  readonly name: string;
  readonly building: Building;
  readonly serving: Serving;
  /** Whole runs of `alteram ask` on the built index, milliseconds each, from start to end of the process. */
  readonly processMs: readonly number[];
}
