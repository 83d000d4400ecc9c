import type { PhraseLanguage } from '../answer/answer.js';
import type { Answer } from '../answer/guard.js';
import type { UnfitRequest } from '../answer/overview/overview-request.js';
import { interfacePhrase } from './interface-phrases.js';

/** @returns whether nothing can be shown for a request */
export function isUnfit(answer: Answer | UnfitRequest): answer is UnfitRequest {
  return answer.kind === 'unknown' || answer.kind === 'bad date' || answer.kind === 'from after to';
}

/**
 * @returns why nothing can be shown, with the mend, as plain text. What was typed is not repeated: in a channel, anybody
 *   could make the bot say anything of anybody.
 */
export function unfitLine(language: PhraseLanguage, unfit: UnfitRequest): string {
  switch (unfit.kind) {
    case 'unknown':
      return interfacePhrase(language, `unknown.${unfit.what}`);
    case 'bad date':
      return interfacePhrase(language, 'bad-date');
    case 'from after to':
      return interfacePhrase(language, 'from-after-to');
  }
}
