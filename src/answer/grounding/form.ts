import { detectLanguage } from '../question/language.js';
import type { Fault } from './fault.js';

/** A sentence may be this much longer than what it cites: names that the source abbreviates are spelled out. */
const STRETCH = 1.25;
const LONGEST = 600;
/** Letters, digits, blanks and the marks of prose. Nothing invisible, nothing that marks text up, no emoji. */
const PROSE = /^[\p{L}\p{M}\p{N} .,;:!?'"’‘“”«»()%$€£&/+–—-]*$/u;

/**
 * @param cited the texts of the statements, joined
 * @returns what is wrong with the bare form of a sentence: characters that could hide or forge something, letters of other
 *   scripts than the source has, more than it could hold, another language
 */
export function formFaults(sentence: string, cited: string): Fault[] {
  const faults: Fault[] = [];
  const fault = (what: string) => faults.push({ kind: 'form', what });
  if (!/\p{L}/u.test(sentence)) fault('no words');
  if (sentence.length > Math.min(LONGEST, cited.length * STRETCH + 40)) fault(`${sentence.length} characters`);
  if (!PROSE.test(sentence)) fault('characters that are no prose');
  if (/\s{2}|^\s|\s$/u.test(sentence)) fault('blanks');
  const foreign = [...sentence].find(
    (sign) => isLikeALetter(sign) && !cited.includes(sign) && !/[a-zà-ÿœ]/iu.test(sign),
  );
  if (foreign !== undefined || sentence.normalize('NFKC') !== sentence) fault(`letter ${foreign ?? 'of another form'}`);
  if (/https?:|www\.|@|\b[\w-]+\.(?:com|org|net|io)\b/iu.test(sentence)) fault('an address');
  if (!/[.!?”"’)]$/u.test(sentence)) fault('no end');
  const language = detectLanguage(sentence);
  if (language !== 'en' || detectLanguage(cited) !== 'en') fault(`language ${language}`);
  return faults;
}

function isLikeALetter(sign: string): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(sign) && !/\d/u.test(sign);
}
