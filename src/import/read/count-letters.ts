import type { Passage } from './source-text.js';

/** @returns how many letters and digits the passages hold: a Chinese character counts as one */
export function countLetters(passages: readonly Passage[]): number {
  return passages.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
}
