import type { Heading, Page, PhraseLanguage } from '../answer/answer.js';
import { sourceLine } from './lines.js';
import { formatDate, phrase } from './phrases.js';

/** @returns a heading as plain text on one line: names of parties, titles of events and sources, dates, the bot's words */
export function headingLine(language: PhraseLanguage, heading: Heading): string {
  switch (heading.kind) {
    case 'summary':
    case 'timeline': {
      const { event, from, to } = heading;
      return phrase(language, `heading.${heading.kind}`, {
        subject: event === null ? 'all' : 'named',
        event: event?.title ?? '',
        span: spanOf(from, to),
        from: from === null ? '' : formatDate(language, from),
        to: to === null ? '' : formatDate(language, to),
      });
    }
    case 'alleged': {
      const { event } = heading;
      return phrase(language, 'heading.alleged', {
        subject: event === null ? 'all' : 'named',
        event: event?.title ?? '',
      });
    }
    case 'done':
      return phrase(language, 'heading.done');
    case 'open':
      return phrase(language, 'heading.open');
    case 'reworded':
      return phrase(language, 'heading.reworded');
    case 'model unused':
      return phrase(language, 'heading.model-unused');
    case 'date': {
      const { date, basis } = heading;
      return phrase(language, 'heading.date', {
        basis: date === null ? 'none' : basis,
        date: date === null ? '' : formatDate(language, date),
      });
    }
    case 'responses':
      return phrase(language, 'heading.responses', { party: heading.party.name });
    case 'document':
      return phrase(language, 'heading.document', { source: sourceLine(language, heading.document) });
  }
}

function spanOf(from: string | null, to: string | null): 'none' | 'one' | 'from' | 'to' | 'between' {
  if (from === null) return to === null ? 'none' : 'to';
  if (to === null) return 'from';
  return from === to ? 'one' : 'between';
}

/** @returns whether a heading is that of a whole summary or timeline, which is shown larger than those of its parts */
export function isTitle({ kind }: Heading): boolean {
  return kind === 'summary' || kind === 'timeline';
}

/** @returns the line that says which page of several this is */
export function pageLine(language: PhraseLanguage, { number, of }: Page): string {
  return phrase(language, 'page', { number, count: of });
}
