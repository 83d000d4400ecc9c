import type { Registry } from '../../corpus/registry.js';
import { fold } from '../../index/lexical/analyze.js';
import { isRelated } from '../fact-check/actors.js';
import type { Fault } from './fault.js';
import { countryKeys, type Name, type Reading, type SourceReading } from './reading.js';
import { isBorneOut } from './wordings.js';

/** @returns whether two names are one for the reader: the same party, or one a part of the other's name */
export function isSameName(a: string, b: string, registry: Registry): boolean {
  if (a === b) return true;
  if (registry.parties.has(a) && registry.parties.has(b)) return isRelated(a, b, registry);
  return !registry.parties.has(a) && !registry.parties.has(b) && isWithin(a, b);
}

/** @returns whether two names are one for the reader, by what they stand for or by their words */
export function isSame(a: Name, b: Name, registry: Registry): boolean {
  if (isSameName(a.key, b.key, registry)) return true;
  const known = registry.parties.has(a.key) && registry.parties.has(b.key);
  return !known && isWithin(fold(a.wording), fold(b.wording));
}

function isWithin(a: string, b: string): boolean {
  return ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `);
}

/** @returns ids of the parties that the statements are by, for or against */
export function partiesOfRecord({ statements }: SourceReading): string[] {
  return statements.flatMap((one) => {
    if (one.stance === 'context') return [];
    return [...one.by, ...one.against, ...(one.stance === 'response' ? one.for : [])];
  });
}

/** @returns names in a sentence that neither the words of the record nor its parties bear out */
export function nameFaults(sentence: Reading, record: SourceReading, registry: Registry): Fault[] {
  const recorded = [...record.names.map(({ key }) => key), ...partiesOfRecord(record)];
  const terms = new Set(record.words.map(({ term }) => term));
  const isInDate = ({ start, end }: Name) => sentence.dates.some((date) => start < date.end && date.start < end);
  const isSameParty = (a: string, b: string) =>
    a === b || (registry.parties.has(a) && registry.parties.has(b) && isRelated(a, b, registry));
  return sentence.names
    .filter((name) => !isInDate(name))
    .filter(
      ({ key, wording }) => !(recorded.some((other) => isSameParty(other, key)) && isItsName(wording, key, registry)),
    )
    .filter((name) => unborneWords(name, sentence, record, terms).length > 0)
    .map(({ wording }) => ({ kind: 'name' as const, what: wording }));
}

/** A party may be called by its name or its adjective. A spokesperson is not another, nor a platform its owner's other one. */
function isItsName(wording: string, key: string, registry: Registry): boolean {
  return registry.parties.get(key)?.name === wording || countryKeys(registry).get(fold(wording)) === key;
}

/** Words of a name that the record has nowhere; a word that only begins the sentence is judged like any other word. */
function unborneWords(name: Name, sentence: Reading, record: SourceReading, terms: ReadonlySet<string>) {
  return sentence.words
    .filter(({ start, end }) => start >= name.start && end <= name.end)
    .filter(({ term, start, isFunctional, stem }) => {
      if (terms.has(term) || isFunctional) return false;
      const begins = start === 0 || /[.!?“"]\s*$/u.test(sentence.text.slice(0, start));
      return !(begins && isBorneOut(stem, record.stems));
    });
}
