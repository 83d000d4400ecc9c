import { readFileSync } from 'node:fs';
import type { Label } from '../../src/annotate/annotation.js';
import type { ResponseType } from '../../src/corpus/document.js';

/** A sentence with what a person made of it. */
export interface LabelledSentence {
  readonly id: string;
  readonly lang: 'en' | 'fr' | 'zh';
  readonly text: string;
  readonly label: Label;
  readonly response_type: ResponseType | null;
  readonly mixed: boolean;
  readonly by: string;
  readonly against: string;
}

/** @returns the sentences of a file of JSON lines, its path relative to this folder */
export function readSentences(file: string): LabelledSentence[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Small letters, no accents, no article before, no signs. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase()
    .replace(/[’']/gu, "'")
    .replace(/'s\b|s'(?= )/gu, (mark) => (mark.startsWith('s') ? 's' : ' '))
    .replace(/^(?:the|a|an|le|la|les|un|une|des|du|de)\s+|^[ld]'/u, '')
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
}

/** @returns whether two stretches name the same party: equal but for articles, or one within the other in whole words */
export function sameName(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  if (a === b) return true;
  if (a === 'unnamed' || b === 'unnamed') return false;
  if (/\p{Script=Han}/u.test(a + b)) return a.includes(b) || b.includes(a);
  return ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `);
}
