import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const HAN = /\p{Script=Han}/u;

let convert: ((text: string) => string) | undefined;

/**
 * @returns whether a text has Chinese characters
 */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}

/**
 * Writes Chinese in simplified characters (OpenCC's tables), so that 臉書 and 脸书 meet. Texts without Chinese
 * characters come back as they are, and the tables are loaded at the first text that has some.
 * @returns the text in simplified characters
 */
export function toSimplified(text: string): string {
  if (!hasHan(text)) return text;
  if (!convert) {
    const { Converter } = require('opencc-js/t2cn') as typeof import('opencc-js/t2cn');
    const made = Converter({ from: 'tw', to: 'cn' });
    convert = made;
    return made(text);
  }
  return convert(text);
}
