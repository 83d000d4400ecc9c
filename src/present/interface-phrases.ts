import type { PhraseLanguage } from '../answer/answer.js';
import { openPhraseBook } from './phrase-book.js';
// Types only: reading the files at run time avoids Node 20's warning about JSON modules.
import type english from './phrases/interface/en.json';
import type french from './phrases/interface/fr.json';
import type simplifiedChinese from './phrases/interface/zh-CN.json';
import type traditionalChinese from './phrases/interface/zh-TW.json';

interface InterfacePhraseFiles {
  en: typeof english;
  fr: typeof french;
  'zh-CN': typeof simplifiedChinese;
  'zh-TW': typeof traditionalChinese;
}

/** A phrase of buttons, panels, forms and notices, as opposed to those of answers in `phrases.ts`. */
export type InterfacePhraseKey = keyof InterfacePhraseFiles[PhraseLanguage];

/** The phrases of buttons, panels, forms and notices. */
export const interfacePhrases = openPhraseBook<InterfacePhraseKey>(new URL('./phrases/interface/', import.meta.url));
export const interfacePhrase = interfacePhrases.phrase;
