import { stem } from '../../index/lexical/analyze.js';
import type { Fault } from './fault.js';
import type { Reading, SourceReading } from './reading.js';
import { isBorneOut } from './wordings.js';

/** How many content words a sentence must share with what it cites. */
const LEAST = 2;
/** Words of reporting, which say nothing of the matter: who reports is judged by itself. */
const REPORTING = new Set(
  'say said state tell told report write wrote add note announce accord describe call speak comment statement word answer reply time date publish find found'
    .split(' ')
    .map((word) => stem(word, 'en')),
);
const TAKEN_DOWN = /\bt(?:ook|aken|akes|aking) down\b/giu;
const REMOVED = stem('removed', 'en');
/** Words beside a number, which is judged with them. */
const OF_NUMBERS = new Set(
  'almost nearly about over roughly around approximately percent per cent than close some least'.split(' '),
);
/** Function words that turn a sentence round when they are exchanged. */
const TURNING = ['against', 'without', 'despite', 'under', 'except', 'over', 'own', 'off', 'up', 'down', 'out'];

/** @returns words of a sentence that the record has nothing for, and whether it has anything of the record at all */
export function contentFaults(sentence: Reading, record: SourceReading): Fault[] {
  const places = [...sentence.dates, ...sentence.quantities, ...sentence.names];
  const content = sentence.words.filter(
    ({ isFunctional, start, term }) =>
      !isFunctional &&
      !/\d|^(?:not|cannot|unable)$/u.test(term) &&
      !places.some((place) => place.start <= start && start < place.end) &&
      !(OF_NUMBERS.has(term) && sentence.quantities.some((one) => one.start - 24 < start && start < one.end + 12)),
  );
  const tookDown = [...sentence.text.matchAll(TAKEN_DOWN)].filter(() => record.stems.has(REMOVED));
  const unborne = content
    .filter(({ start }) => !tookDown.some(({ index, 0: all }) => index <= start && start < index + all.length))
    .filter(({ stem: own }) => !REPORTING.has(own) && !isBorneOut(own, record.stems));
  const faults = unborne.map(({ surface }): Fault => ({ kind: 'content', what: surface }));
  const shared = sentence.words.filter(({ stem: own, isFunctional }) => !isFunctional && isBorneOut(own, record.stems));
  if (shared.length < LEAST) faults.push({ kind: 'content', what: 'nothing of the source' });
  faults.push(...prefixFaults(sentence.text, record.text));
  const terms = new Set(record.words.map(({ term }) => term));
  const turning = sentence.words.filter(({ term }) => TURNING.includes(term) && !terms.has(term));
  return [
    ...faults,
    ...turning
      .filter(({ start }) => !tookDown.some(({ index, 0: all }) => index <= start && start < index + all.length))
      .filter(
        ({ start }) => !sentence.quantities.some((quantity) => start < quantity.end && start > quantity.start - 12),
      )
      .map(({ surface }): Fault => ({ kind: 'content', what: surface })),
  ];
}

const PREFIXED = /(?<!\p{L})(?:non|anti|pro|counter|ex|un|self|quasi|pseudo)-(\p{L}+)/giu;

/** "Interference" where the source has "non-interference", or the other way round. */
function prefixFaults(sentence: string, record: string): Fault[] {
  const plain = (text: string) => text.toLowerCase().replace(PREFIXED, ' ');
  const has = (text: string, word: string) =>
    new RegExp(`(?<!\\p{L})${word.toLowerCase()}(?!\\p{L})`, 'u').test(plain(text));
  const recorded = [...record.matchAll(PREFIXED)];
  const known = new Set(recorded.map(([all]) => all.toLowerCase()));
  const dropped = recorded.flatMap(([, word = '']) => (has(sentence, word) && !has(record, word) ? [word] : []));
  const added = [...sentence.matchAll(PREFIXED)].flatMap(([all]) => (known.has(all.toLowerCase()) ? [] : [all]));
  return [...dropped, ...added].map((what) => ({ kind: 'content', what }));
}
