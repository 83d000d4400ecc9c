/*
 * Number words of English, French and Chinese, and the values that they make together.
 */

/** Words and signs for small numbers. */
export const SMALL: Readonly<Record<string, number>> = Object.fromEntries([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value] as const),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, 20 + 10 * i] as const),
  ...'deux trois quatre cinq six sept huit neuf dix onze douze'.split(' ').map((word, i) => [word, i + 2] as const),
  ...[...'零一二三四五六七八九十'].map((word, value) => [word, value] as const),
  ['两', 2],
  ['兩', 2],
]);
/** Words and signs that multiply what stands before them. */
export const SCALES: Readonly<Record<string, number>> = {
  ...{ hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, k: 1e3, m: 1e6, mn: 1e6, bn: 1e9, b: 1e9 },
  ...{ cent: 100, mille: 1e3, millions: 1e6, millier: 1e3, milliard: 1e9, milliards: 1e9 },
  ...{ 百: 100, 千: 1e3, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 },
};
/** @returns the value of English or French number words: "one hundred and seventy thousand" is 170,000 */
export function spelledValue(parts: readonly string[]): number {
  let total = 0;
  let section = 0;
  for (const part of parts) {
    const scale = SCALES[part];
    if (scale === undefined) section += SMALL[part] ?? 0;
    else if (scale === 100) section = (section || 1) * scale;
    else {
      total += (section || 1) * scale;
      section = 0;
    }
  }
  return total + section;
}

/** @returns the value of Chinese number signs: 七千七百 is 7,700; 九万 is 90,000 */
export function hanValue(text: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const sign of text) {
    const scale = SCALES[sign] ?? (sign === '十' ? 10 : undefined);
    if (scale === undefined) digit = SMALL[sign] ?? 0;
    else if (scale >= 1e4) {
      total = (total + section + digit) * scale;
      section = 0;
      digit = 0;
    } else {
      section += (digit || 1) * scale;
      digit = 0;
    }
  }
  return total + section + digit;
}
