import type { Measurements } from './measurements.js';
import { percentile } from './percentile.js';

/** Where and when the figures were taken. */
export interface Circumstances {
  /** Day, for example `2024-05-01`. */
  readonly date: string;
  /** Commit, with a word where the files differ from it. */
  readonly commit: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly node: string;
  readonly system: string;
  /** Load average of one minute when the run began. */
  readonly load: number;
}

/** One row of the table. */
interface Row {
  readonly what: string;
  readonly of: (measurements: Measurements) => string;
}

const ROWS: readonly Row[] = [
  { what: 'Documents', of: ({ building }) => count(building.report.documents) },
  { what: 'Index built from nothing', of: ({ building }) => seconds(building.report.elapsedMs) },
  { what: 'Texts embedded a second', of: embeddingRate },
  { what: 'Index opened, up to date', of: ({ serving }) => milliseconds(serving.openMs) },
  { what: 'First answer after that (cold)', of: ({ serving }) => milliseconds(serving.coldMs) },
  { what: 'Slowest of the next 30 answers', of: ({ serving }) => milliseconds(serving.slowestWarmingMs) },
  { what: 'Answer, warm: p50', of: ({ serving }) => milliseconds(percentile(serving.warmMs, 0.5)) },
  { what: 'Answer, warm: p99', of: ({ serving }) => milliseconds(percentile(serving.warmMs, 0.99)) },
  { what: 'Questions answered', of: ({ serving }) => `${Math.round(serving.answeredShare * 100)} %` },
  { what: '`alteram ask`, whole process: p50', of: ({ processMs }) => milliseconds(percentile(processMs, 0.5)) },
  { what: 'Resident memory after 200 questions', of: ({ serving }) => megabytes(serving.residentBytes) },
  { what: 'Vectors searched by', of: ({ serving }) => serving.engine },
];

/** @returns the text of `bench/RESULTS.md` */
export function report(all: readonly Measurements[], circumstances: Circumstances): string {
  const { date, commit, processor, cores, memoryBytes, node, system, load } = circumstances;
  const heads = all.map(({ name, building }) => `${name.split('-')[0]}, ${count(building.report.statements)}`);
  const table = [
    `| | ${heads.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(all.length)}`,
    ...ROWS.map(({ what, of }) => `| ${what} | ${all.map(of).join(' | ')} |`),
  ];
  return [
    '# Benchmark results',
    '',
    'Written by `npm run bench`. Columns: the corpus and how many statements it has.',
    '',
    `- ${date}, commit ${commit}`,
    `- ${processor}, ${cores} cores, ${Math.round(memoryBytes / 2 ** 30)} GB, ${system}, Node ${node}; load average at the start ${load.toFixed(1)}`,
    '',
    ...table,
    '',
    'The shipped corpus is asked the questions of `tests/questions`, the synthetic ones questions made from their',
    'statements; all texts went through the bundled model. A warm answer is understanding, embedding the question, search,',
    'composition and guard in a process that has answered 31 questions, some in each language: what dates and other',
    'languages need is loaded at their first question. The whole process starts',
    'Node, checks whether the index is up to date, opens it and prints one answer.',
    '',
  ].join('\n');
}

function embeddingRate({ building }: Measurements): string {
  return count(Math.round((building.report.embedded / building.embeddingMs) * 1000));
}

function milliseconds(value: number): string {
  return value < 100 ? `${value.toFixed(1)} ms` : `${count(Math.round(value))} ms`;
}

function seconds(value: number): string {
  return `${(value / 1000).toFixed(1)} s`;
}

function megabytes(value: number): string {
  return `${Math.round(value / 2 ** 20)} MB`;
}

function count(value: number): string {
  return value.toLocaleString('en-GB');
}
