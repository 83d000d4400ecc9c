import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Question } from '../src/answer/question/question.js';
import { searchRequest, understand } from '../src/answer/question/understand.js';
import { createVocabulary } from '../src/answer/question/vocabulary.js';
import { chooseFolders, openEngine } from '../src/cli/open-engine.js';
import { readConfig } from '../src/config.js';
import { loadCorpus } from '../src/corpus/load-corpus.js';
import { analyze } from '../src/index/lexical/analyze.js';
import { FIELD_WEIGHTS, fieldsOf, forEachStatement } from '../src/index/lexical/fields.js';
import { openLexicalIndex } from '../src/index/lexical/lexical-index.js';
import { packLexicalIndex } from '../src/index/lexical/pack.js';
import { createSearcher, type Searcher } from '../src/index/search.js';
import type { StoredIndex } from '../src/index/store/stored-index.js';
import { percentile } from './percentile.js';
import { syntheticCorpus } from './synthetic-corpus.js';
import { syntheticQuestions } from './synthetic-questions.js';

/*
 * Compares ways of searching on the questions under tests/questions: `npm run retrieval`. Prints nDCG@10, recall@10 and
 * MRR for each way, and what SQLite's FTS5 does with the same terms, in quality and in time.
 */

/** A line of a question set. */
interface Asked {
  readonly question: string;
  readonly lang: string;
  readonly split: string;
  readonly answerable: boolean;
  /** The openings of the statements that answer. */
  readonly statements: readonly string[];
}

/** Gives the ordinals that a way of searching returns, best first. */
type Way = (question: Question) => Promise<number[]>;

/** Measures are taken over so many of the best. */
const K = 10;
/** How many each single channel returns, as in `src/index/search.ts`. */
const DEPTH = 150;
/** Damps the weight of first places in rank fusion. */
const RANK_CONSTANT = 60;

async function compare(corpus: string, file: string, data: string): Promise<void> {
  const settings = readConfig({});
  if (!settings.ok) throw new Error(settings.problems.join('\n'));
  const engine = await openEngine(settings.config, chooseFolders(settings.config, { corpus, data }), process.stderr);
  const asked: Asked[] = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { index, model } = engine;
  const searcher = createSearcher(index, model);
  const ways = await waysOf(searcher, corpus);
  const chosen = ways.at(-1)?.[1];
  if (!chosen) throw new Error('no way of searching to compare');
  const vocabulary = createVocabulary(index.registry, index.glossary);
  const bare = createVocabulary(index.registry, []);
  const withoutGlossaries = { ...bare, glossary: () => bare.adjectives };
  const { lexical } = searcher;
  const context = { vocabulary, lexical, modelLanguages: model.languages, now: new Date('2026-01-01') };
  for (const lang of ['en', 'fr', 'zh']) {
    const set = asked.filter((one) => one.answerable && one.split === 'evaluation' && one.lang.startsWith(lang));
    console.log(`\n${corpus}, ${lang}, ${set.length} questions`);
    for (const [name, way] of ways) {
      const questions = await Promise.all(set.map((one) => understand(one.question, context)));
      await report(name, set, questions, way, index);
    }
    if (lang !== 'en') {
      const untranslated = { ...context, vocabulary: withoutGlossaries };
      const questions = await Promise.all(set.map((one) => understand(one.question, untranslated)));
      await report('chosen, without the glossaries', set, questions, chosen, index);
    }
  }
  await engine.close();
}

/** @returns the ways that are compared, by name, the chosen one last */
async function waysOf(searcher: Searcher, corpus: string): Promise<[string, Way][]> {
  const { index, lexical, model } = searcher;
  const plain = (question: Question) => ({
    ...searchRequest(question),
    parties: [],
    events: [],
    relatedEvents: [],
    period: null,
    wants: [],
  });
  const byWords: Way = async (question) => ordinals(lexical.search(searchRequest(question).groups, DEPTH));
  const byVectors: Way = async (question) => nearest(index, await model.embedQuery(question.vectorText ?? ''));
  const fts = ftsSearch(await loadCorpus(corpus).then((loaded) => loaded.corpus));
  return [
    ['FTS5, the same terms and field weights', async (question) => fts(termsOf(question))],
    ['words only (BM25)', byWords],
    ['vectors only', byVectors],
    [
      `equal-weight rank fusion, k = ${RANK_CONSTANT}`,
      async (question) => rankFusion(await byWords(question), await byVectors(question)),
    ],
    ['weighted standard scores', async (question) => ordinals(await searcher.search(plain(question), K))],
    ['and boosts (chosen)', async (question) => ordinals(await searcher.search(searchRequest(question), K))],
  ];
}

async function report(
  name: string,
  set: readonly Asked[],
  questions: readonly Question[],
  way: Way,
  index: StoredIndex,
): Promise<void> {
  let ndcg = 0;
  let recall = 0;
  let mrr = 0;
  for (const [place, { statements }] of set.entries()) {
    const found = (await way(questions[place] as Question)).slice(0, K);
    const hits = found.map((ordinal) => statements.some((start) => index.statementAt(ordinal).text.startsWith(start)));
    const gain = hits.reduce((sum, hit, rank) => sum + (hit ? 1 / Math.log2(rank + 2) : 0), 0);
    let ideal = 0;
    for (let rank = 0; rank < Math.min(K, statements.length); rank++) ideal += 1 / Math.log2(rank + 2);
    ndcg += gain / ideal;
    recall += hits.filter(Boolean).length / Math.min(K, statements.length);
    mrr += hits.includes(true) ? 1 / (hits.indexOf(true) + 1) : 0;
  }
  const mean = (sum: number) => (sum / set.length).toFixed(3);
  console.log(`  ${name.padEnd(42)} nDCG@10 ${mean(ndcg)}  recall@10 ${mean(recall)}  MRR ${mean(mrr)}`);
}

function nearest(index: StoredIndex, vector: readonly number[]): number[] {
  const hits = index.vectors.nearest(Float32Array.from(vector), DEPTH);
  return [...new Set(hits.map(({ label }) => index.ordinalOfLabel(label)))].filter((ordinal) => ordinal >= 0);
}

/** Reciprocal rank fusion: Cormack, Clarke and Buettcher 2009. */
function rankFusion(...lists: readonly number[][]): number[] {
  const scores = new Map<number, number>();
  for (const list of lists) {
    for (const [rank, ordinal] of list.entries())
      scores.set(ordinal, (scores.get(ordinal) ?? 0) + 1 / (RANK_CONSTANT + 1 + rank));
  }
  return [...scores].sort((a, b) => b[1] - a[1]).map(([ordinal]) => ordinal);
}

function ordinals(hits: readonly { readonly ordinal: number }[]): number[] {
  return hits.map(({ ordinal }) => ordinal);
}

function termsOf(question: Question): string[] {
  const own = question.words.flatMap(({ group }) => group.terms.filter(({ weight }) => weight >= 1));
  return own.map(({ term }) => term);
}

/** FTS5 over the same terms in the same fields. */
function ftsSearch(corpus: Awaited<ReturnType<typeof loadCorpus>>['corpus']): (terms: readonly string[]) => number[] {
  const database = new Database(':memory:');
  database.exec("CREATE VIRTUAL TABLE words USING fts5(text, title, parties, event, content='', tokenize='unicode61')");
  const insert = database.prepare('INSERT INTO words(rowid, text, title, parties, event) VALUES (?, ?, ?, ?, ?)');
  let ordinal = 0;
  database.transaction(() => {
    forEachStatement(corpus, (statement, document) => {
      const fields = fieldsOf(statement, document, corpus.registry);
      const stems = (text: string) => analyze(text, document.language).map(({ term }) => term);
      insert.run(
        ordinal++,
        ...[fields.text, fields.title, fields.parties, fields.event].map((text) => stems(text).join(' ')),
      );
    });
  })();
  const { text, title, parties, event } = FIELD_WEIGHTS;
  const select = database.prepare(
    `SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, ${text}, ${title}, ${parties}, ${event}) LIMIT ${DEPTH}`,
  );
  return (terms) => {
    const query = terms.map((term) => `"${term.replaceAll('"', '')}"`).join(' OR ');
    return query === '' ? [] : (select.pluck().all(query) as number[]);
  };
}

async function compareTimes(statements: number): Promise<void> {
  const { corpus: sample } = await loadCorpus('corpus');
  const corpus = syntheticCorpus(statements, sample);
  const queries = syntheticQuestions(corpus, 100).map((text) => [
    ...new Set(analyze(text, 'en').map(({ term }) => term)),
  ]);
  const fts = ftsSearch(corpus);
  const lexical = openLexicalIndex(packLexicalIndex(corpus));
  const time = (search: (terms: readonly string[]) => unknown) => {
    const times = queries.map((terms) => {
      const started = performance.now();
      search(terms);
      return performance.now() - started;
    });
    return `p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`;
  };
  console.log(`\n${statements} synthetic statements, 100 questions`);
  console.log(`  FTS5           ${time(fts)}`);
  const grouped = (terms: readonly string[]) => terms.map((term) => ({ terms: [{ term, weight: 1 }] }));
  console.log(`  packed index   ${time((terms) => lexical.search(grouped(terms), DEPTH))}`);
}

await compare('corpus', 'tests/questions/spamouflage.jsonl', 'data');
await compare('tests/fixtures/lanternfish', 'tests/questions/lanternfish.jsonl', 'data/calibrate-lanternfish');
for (const statements of [1_000, 100_000]) await compareTimes(statements);
