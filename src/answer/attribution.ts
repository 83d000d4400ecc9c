import type { Statement } from '../corpus/document.js';
import type { Party } from '../corpus/registry.js';
import { fold } from '../index/lexical/analyze.js';
import type { Library } from './library.js';

/** Words by which a text itself says that somebody says so. */
const REPORTING =
  /\b(?:according to|claim(?:ed|s)?|alleg(?:ed|es)|accus(?:ed|es|ing)|said|says|reported|reports|told|wrote|stated|argued|described|called|announced|concluded|blamed)\b|\b(?:selon|d['’]après|affirm\p{L}+|déclar\p{L}+|accus\p{L}+|a dit)\b|据|称|稱|表示|指控|指责|指責|说|說|声称|报道|報道/iu;

/**
 * Tells which name must stand before an accusing text so that a reader knows who alleges: none where the text names its
 * speaker, or reports a claim of people without a name; else the speaker, or the publisher where no speaker is known.
 * @returns the name, or null where the text says it
 */
export function attributionFor(statement: Statement, by: readonly Party[], library: Library): string | null {
  const named = by.some((party) => namesParty(statement.text, party));
  if (named || (by.every((party) => party.unnamed) && by.length > 0 && REPORTING.test(statement.text))) return null;
  if (by.length > 0) return by.map((party) => party.name).join(', ');
  const document = library.documentById(statement.document);
  return document?.publisher ?? document?.title ?? statement.document;
}

function namesParty(text: string, party: Party): boolean {
  const padded = ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return [party.name, ...party.aliases, ...party.spokespeople].some((name) => {
    const folded = fold(name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    if (folded === '') return false;
    return /\p{Script=Han}/u.test(folded) ? padded.includes(folded) : padded.includes(` ${folded} `);
  });
}
