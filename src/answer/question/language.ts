import { isStopWord, words } from '../../index/lexical/analyze.js';
import type { PhraseLanguage } from '../answer.js';
import type { QuestionLanguage } from './question.js';

const HAN = /\p{Script=Han}/gu;
/** Apostrophes and letters that French has and English has not. */
const FRENCH_MARKS = /\b(?:[ldjmtsnc]|qu)['’]\p{L}|[àâçèêëîïôùûœ]|é/giu;
const FRENCH_WORDS = new Set(
  'qui que quoi quel quelle quels quelles quand combien comment pourquoi ou où est sont chronologie'.split(' '),
);
/** Common characters that are written only in one of the two ways. */
const TRADITIONAL = /[們個國這說對會發學與東為時來過還麼點後開關長見門問間語話誰應帳號體選舉網絡臉書議員幾萬億驅]/u;
const SIMPLIFIED = /[们个国这说对会发学与东为时来过还么点后开关长见门问间语话谁应账号体选举网络脸书议员几万亿驱]/u;

/**
 * Tells the language of a question by its script and its function words. Questions are short, and language detectors
 * trained on prose err on them; between these languages function words decide.
 * @returns `zh` where Chinese words are at least a third of all words (a question around a Latin name is Chinese, an English
 *   one that quotes a Chinese word is not), `fr` where French function words and accents outnumber English function
 *   words, else `en`
 */
export function detectLanguage(text: string): QuestionLanguage {
  const han = text.match(HAN)?.length ?? 0;
  const others = text.match(/[^\P{L}\p{Script=Han}]+/gu)?.length ?? 0;
  // A Chinese word has about two characters.
  if (han > 0 && han / 2 >= others / 2) return 'zh';
  let english = 0;
  let french = text.match(FRENCH_MARKS)?.length ?? 0;
  for (const { term } of words(text)) {
    if (isStopWord(term, 'en')) english++;
    if (isStopWord(term, 'fr') || FRENCH_WORDS.has(term)) french++;
  }
  return french > english ? 'fr' : 'en';
}

/**
 * @returns the language of the bot's phrases for a question: Chinese by the characters that it uses
 */
export function phraseLanguageOf(text: string, language: QuestionLanguage): PhraseLanguage {
  if (language !== 'zh') return language;
  return TRADITIONAL.test(text) && !SIMPLIFIED.test(text) ? 'zh-TW' : 'zh-CN';
}
