import type { Fault } from './fault.js';

const QUOTED = /“([^“”]*)”|"([^"]*)"|«([^«»]*)»|(?<![\p{L}\d])‘([^‘’]*)’(?!\p{L})|(?<![\p{L}\d])'([^']*)'(?!\p{L})/gu;

/** @returns what a sentence has in quotation marks and the record has not, word for word and in quotation marks too */
export function quotationFaults(sentence: string, record: string): Fault[] {
  const recorded = quotedIn(record).map(plain);
  const faults = quotedIn(sentence)
    .filter((quoted) => !recorded.some((one) => ` ${one} `.includes(` ${plain(quoted)} `)))
    .map((what): Fault => ({ kind: 'quotation', what }));
  const marks = sentence.match(/["“”«»]/gu)?.length ?? 0;
  return marks % 2 === 0 ? faults : [...faults, { kind: 'quotation', what: 'a quotation is left open' }];
}

/** @returns the texts in quotation marks */
function quotedIn(text: string): string[] {
  return [...text.matchAll(QUOTED)].map((match) => match.slice(1).find((part) => part !== undefined) ?? '');
}

/** White space, the form of apostrophes and the stop at the end are the writer's. */
function plain(text: string): string {
  return text
    .replace(/[’‘]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.,;]+$/u, '')
    .trim();
}
