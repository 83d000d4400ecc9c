import { guessLanguage } from '../corpus/language.js';
import type { AnnotatedLanguage } from './annotation.js';

const FRENCH_MARKS = /(?<!\p{L})(?:[ldjmnc]|qu)['’]\p{L}|[àâçèêëîïôùûœé]/giu;
const ENGLISH_WORDS =
  /\b(?:the|and|of|to|was|were|is|are|has|have|had|said|says|that|with|for|by|on|from|it|its|his|her|he|she|they|not|an?)\b/giu;
const FRENCH_WORDS =
  /(?<!\p{L})(?:le|la|les|des|du|de|une?|et|est|sont|dans|pour|que|qui|sur|par|avec|au|aux|ce|cette|il|elle|nous|vous|ne|pas|plus|ont|été|selon|leurs?|ses|son|sa|nie|dément)(?!\p{L})/giu;
const HAN = /\p{Script=Han}/gu;
const LATIN_WORDS = /\p{Script=Latin}+/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * Tells in which of its languages the annotator reads a sentence. Sentences are short, so that accents and elisions count
 * beside function words.
 * @param lang what is known of the language, BCP 47; guessed from the text if left out
 * @returns the language; English for all that the annotator does not know
 */
export function sentenceLanguage(text: string, lang?: string): AnnotatedLanguage {
  if (lang !== undefined) {
    const [primary = ''] = lang.toLowerCase().split(/[-_]/u);
    if (primary === 'fr' || primary === 'zh' || primary === 'en') return primary;
  }
  const sample = text.slice(0, 2_000);
  if (count(sample, HAN) / 2 > count(sample, LATIN_WORDS) / 2 && guessLanguage(sample) === 'zh') return 'zh';
  const french = count(sample, FRENCH_WORDS) + count(sample, FRENCH_MARKS);
  return french > count(sample, ENGLISH_WORDS) ? 'fr' : 'en';
}
