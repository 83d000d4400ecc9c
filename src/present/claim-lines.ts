import type { AnsweredContent, ClaimBlock, OpenBlock, PhraseLanguage } from '../answer/answer.js';
import { formatDay, phrase } from './phrases.js';

/*
 * The bot's own lines of a fact-check and of the list of those who have not answered. They say what sources in the corpus
 * have, never whether a claim is so.
 */

/** @returns the claim as the message has it, in quotation marks, or that it is not repeated */
export function claimLine(language: PhraseLanguage, { n, text }: ClaimBlock): string {
  if (text === null) return phrase(language, 'claim.withheld', { n });
  return phrase(language, 'claim.shown', { n, text: text.trim() });
}

/**
 * @returns what the corpus holds of a claim, in one or two sentences. That sources report an accusation means no more than
 *   that somebody made it, which is said
 */
export function findingLine(language: PhraseLanguage, { finding, against, evidence }: ClaimBlock): string {
  switch (finding.kind) {
    case 'reported': {
      const isAccusation = against.length > 0 && evidence[0]?.kind === 'allegations';
      return phrase(language, isAccusation ? 'finding.alleged' : 'finding.reported');
    }
    case 'partly':
      return phrase(language, 'finding.partly');
    case 'not in this corpus':
      return phrase(language, 'finding.not-in-corpus');
    case 'conflicts': {
      const differences = finding.differences.map(({ claimed, recorded }) =>
        phrase(language, 'finding.difference', { claimed, recorded }),
      );
      return phrase(language, 'finding.conflicts', { differences: differences.join(SEPARATOR[language]) });
    }
  }
}

/** @returns the line at the foot of a fact-check; null under an answer that is none */
export function factCheckFoot({ language, blocks }: AnsweredContent): string | null {
  return blocks.some(({ kind }) => kind === 'claim') ? phrase(language, 'fact-check.foot') : null;
}

/** @returns that no response of a party is on record, on what, and up to which day */
export function openLine(language: PhraseLanguage, { party, event, asOf }: OpenBlock['missing'][number]): string {
  return phrase(language, 'open.line', {
    party: party.name,
    matter: event === null ? 'none' : 'named',
    event: event?.title ?? '',
    dated: asOf === null ? 'no' : 'yes',
    date: asOf === null ? '' : formatDay(language, asOf),
  });
}

const SEPARATOR: Readonly<Record<PhraseLanguage, string>> = { en: '; ', fr: ' ; ', 'zh-CN': '；', 'zh-TW': '；' };
