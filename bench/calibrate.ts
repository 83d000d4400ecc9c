import { readFileSync } from 'node:fs';
import { ABSTENTION_WEIGHTS, ANSWER_FROM } from '../src/answer/abstention.js';
import type { Support } from '../src/answer/support.js';
import { chooseFolders, openEngine } from '../src/cli/open-engine.js';
import { readConfig } from '../src/config.js';

/*
 * Fits the weights of src/answer/abstention.ts: `npm run calibrate`. Logistic regression by gradient descent on the
 * calibration half of tests/questions/spamouflage.jsonl; prints the weights, and the errors on both halves and on a
 * second campaign that had no part in the fit. With --list it prints every question that is judged wrongly as well.
 */

/** A question of a set, with what speaks for its being answered. */
interface Example {
  readonly set: string;
  readonly lang: string;
  readonly question: string;
  readonly answerable: boolean;
  readonly support: Support;
}

/** Steps of the descent, and the length of one against the gradient. */
const ROUNDS = 20_000;
const RATE = 0.5;
/** Pulls weights to zero, so that a feature that few questions have cannot decide alone. */
const DECAY = 0.0015;
const NAMES = Object.keys(ABSTENTION_WEIGHTS).filter((name) => name !== 'bias') as (keyof Support)[];

async function examples(corpus: string, file: string, data: string): Promise<Example[]> {
  const result = readConfig({});
  if (!result.ok) throw new Error(result.problems.join('\n'));
  const engine = await openEngine(result.config, chooseFolders(result.config, { corpus, data }), process.stderr);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const list: Example[] = [];
  for (const line of lines) {
    const { question, answerable, split, lang } = JSON.parse(line);
    const { support } = await engine.service.retrieve(question, 40);
    list.push({ set: `${corpus} ${split}`, lang, question, answerable, support });
  }
  await engine.close();
  return list;
}

function fit(list: readonly Example[]): Record<string, number> {
  const weights: Record<string, number> = { bias: 0, ...Object.fromEntries(NAMES.map((name) => [name, 0])) };
  for (let round = 0; round < ROUNDS; round++) {
    const gradient: Record<string, number> = {};
    for (const example of list) {
      const error = probability(weights, example.support) - (example.answerable ? 1 : 0);
      gradient.bias = (gradient.bias ?? 0) + error;
      for (const name of NAMES) gradient[name] = (gradient[name] ?? 0) + error * example.support[name];
    }
    for (const name of ['bias', ...NAMES]) {
      const pull = name === 'bias' ? 0 : DECAY * (weights[name] ?? 0);
      weights[name] = (weights[name] ?? 0) - RATE * ((gradient[name] ?? 0) / list.length + pull);
    }
  }
  return weights;
}

function probability(weights: Record<string, number>, support: Support): number {
  const logit = NAMES.reduce((sum, name) => sum + (weights[name] ?? 0) * support[name], weights.bias ?? 0);
  return 1 / (1 + Math.exp(-logit));
}

const all = [
  ...(await examples('corpus', 'tests/questions/spamouflage.jsonl', 'data')),
  ...(await examples('tests/fixtures/lanternfish', 'tests/questions/lanternfish.jsonl', 'data/calibrate-lanternfish')),
];
const weights = fit(all.filter(({ set }) => set === 'corpus calibration'));
console.log(
  Object.entries(weights)
    .map(([name, weight]) => `  ${name}: ${weight.toFixed(2)},`)
    .join('\n'),
);
for (const set of new Set(all.map((example) => example.set))) {
  for (const lang of ['en', 'fr', 'zh']) {
    const rows = all.filter((example) => example.set === set && example.lang.startsWith(lang));
    const wrong = (answerable: boolean) => {
      const of = rows.filter((row) => row.answerable === answerable);
      return `${of.filter((row) => probability(weights, row.support) >= ANSWER_FROM !== answerable).length} of ${of.length}`;
    };
    console.log(`${set} ${lang}: false abstentions ${wrong(true)}, false answers ${wrong(false)}`);
  }
}
if (process.argv.includes('--list')) {
  for (const row of all) {
    const p = probability(weights, row.support);
    if (p >= ANSWER_FROM !== row.answerable) {
      const rounded = Object.fromEntries(
        Object.entries(row.support).map(([name, v]) => [name, Math.round(v * 100) / 100]),
      );
      console.log(
        `${row.answerable ? 'ABSTAINED' : 'ANSWERED'} ${p.toFixed(2)} ${row.set} | ${row.question}`,
        JSON.stringify(rounded),
      );
    }
  }
}
