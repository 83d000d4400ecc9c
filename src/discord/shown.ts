import type { Heading, PhraseLanguage } from '../answer/answer.js';
import { headingLine } from '../present/heading-lines.js';
import { comparable, type VisibleText } from './visible-text.js';

/** What is seen of one text, in comparable form; of each heading its level, too. */
export interface Shown {
  readonly text: string;
  readonly headings: readonly string[];
}

/** @returns what is seen of a text */
export function shownOf({ text, headings }: VisibleText): Shown {
  return { text: comparable(text), headings: headings.map((one) => `${one.level} ${comparable(one.text)}`) };
}

/** @returns a text without headings */
export function plain(text: string): Shown {
  return { text: comparable(text), headings: [] };
}

/** @returns a heading, with a text in comparable form under it */
export function headed(language: PhraseLanguage, heading: Heading, text: string): Shown {
  const line = comparable(headingLine(language, heading));
  const level = heading.kind === 'summary' || heading.kind === 'timeline' ? 2 : 3;
  return { text: line + text, headings: [`${level} ${line}`] };
}

/** @returns whether the same is seen */
export function isSame(a: Shown | undefined, b: Shown): boolean {
  return a !== undefined && a.text === b.text && a.headings.join('\n') === b.headings.join('\n');
}
