import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadCorpus } from '../../src/corpus/load-corpus.js';

interface MeasuringQuestion {
  readonly id: string;
  readonly question: string;
  readonly lang: string;
  readonly answerable: boolean;
  readonly split: string;
  readonly speaker: string | null;
  readonly documents: readonly string[];
  readonly statements: readonly string[];
  readonly facts: readonly string[];
}

const SETS = [
  { name: 'spamouflage', corpus: 'corpus' },
  { name: 'lanternfish', corpus: path.join('tests', 'fixtures', 'lanternfish') },
];

function readSet(name: string): MeasuringQuestion[] {
  return readFileSync(path.join('tests', 'questions', `${name}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as MeasuringQuestion);
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe.each(SETS)('the measuring set $name', ({ name, corpus: folder }) => {
  const questions = readSet(name);

  test('has no id and no question twice', () => {
    expect(repeated(questions.map(({ id }) => id))).toEqual([]);
    expect(repeated(questions.map(({ question }) => question))).toEqual([]);
  });

  test('names statements, documents, speakers and facts that the corpus has', async () => {
    const { corpus } = await loadCorpus(folder);
    const statements = corpus.documents.flatMap((document) => document.statements);
    const wrong = questions.flatMap(({ id, answerable, speaker, documents, statements: starts, facts }) => {
      const found = starts.map((start) => statements.filter(({ text }) => text.startsWith(start)));
      const texts = found.flat().map(({ text }) => text);
      const holders = new Set(found.flat().map(({ document }) => document));
      return [
        ...found.flatMap((matches, index) =>
          matches.length === 1 ? [] : [`${id}: ${matches.length} × ${starts[index]}`],
        ),
        ...documents.filter((document) => !holders.has(document)).map((document) => `${id}: document ${document}`),
        ...[...holders].filter((holder) => !documents.includes(holder)).map((holder) => `${id}: not listed: ${holder}`),
        ...facts.filter((fact) => !texts.some((text) => text.includes(fact))).map((fact) => `${id}: fact ${fact}`),
        ...(answerable && speaker !== null && !corpus.registry.parties.has(speaker)
          ? [`${id}: speaker ${speaker}`]
          : []),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test('lists answers for the answerable questions and for no others', () => {
    const wrong = questions.filter(({ answerable, statements }) => answerable !== statements.length > 0);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

test('questions on the shipped corpus alternate between calibration and evaluation', () => {
  const place = new Map<string, number>();
  const wrong = readSet('spamouflage').filter(({ lang, answerable, split }) => {
    const stratum = `${lang} ${answerable}`;
    const index = place.get(stratum) ?? 0;
    place.set(stratum, index + 1);
    return split !== (index % 2 === 0 ? 'calibration' : 'evaluation');
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('no question on the invented corpus serves calibration', () => {
  expect(readSet('lanternfish').filter(({ split }) => split !== 'evaluation')).toEqual([]);
});
