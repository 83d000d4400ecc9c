import type { Statement } from '../corpus/document.js';
import { partiesOf } from '../corpus/party-mentions.js';
import { fold } from '../index/lexical/analyze.js';
import type { Charge } from './accusation.js';
import type { Library } from './library.js';

/** Words by which a text itself says that somebody says so. */
const REPORTING =
  /\b(?:according to|claim(?:ed|s)?|alleg(?:ed|es)|accus(?:ed|es|ing)|said|says|reported|reports|told|wrote|stated|argued|described|called|announced|concluded|blamed)\b|\b(?:selon|d['’]après|affirm\p{L}+|déclar\p{L}+|accus\p{L}+|a dit)\b|据|称|稱|表示|指控|指责|指責|说|說|声称|报道|報道/iu;

/** Somebody named who reports: "Alghabra told reporters", "according to Verity". */
const NAMED_REPORTER =
  /\p{Lu}[\p{L}.’'-]*,?\s+(?:has |have |had |also )?(?:said|says|told|wrote|reported|reports|stated|noted|announced)\b|\b(?:[Aa]ccording to|[Ss]elon|d['’]après) (?:the |la |le |l['’])?\p{Lu}/u;

/**
 * Tells which name must stand before an accusing text, in the source's words or in those shown for them, so that a reader knows who alleges: none where the text names its
 * speaker or whoever reports it, or reports the claim as that of the publisher or of a party that is not accused; else the speaker, or
 * the publisher where no speaker is known. Of people without a name a text can only say that they claim it.
 * @returns the name, or null where the text says it
 */
export function attributionFor(
  { statement, wording }: { readonly statement: Statement; readonly wording?: string },
  { by, against }: Pick<Charge, 'by' | 'against'>,
  library: Library,
): string | null {
  const text = wording ?? statement.text;
  if (by.some((party) => names(text, [party.name, ...party.aliases, ...party.spokespeople]))) return null;
  const publisher = library.documentById(statement.document)?.publisher;
  if (NAMED_REPORTER.test(text)) return null;
  if (REPORTING.test(text)) {
    const accused = new Set(against.map(({ id }) => id));
    const others = partiesOf(library.registry).find(text);
    const reported = others.some(({ id }) => !accused.has(id)) || (publisher && names(text, [publisher]));
    if (reported || (by.length > 0 && by.every((party) => party.unnamed))) return null;
  }
  if (by.length > 0) return by.map((party) => party.name).join(', ');
  return publisher ?? library.documentById(statement.document)?.title ?? statement.document;
}

/** Whether a text has one of the names, as whole words; a Chinese name anywhere, since no spaces set it off. */
function names(text: string, candidates: readonly string[]): boolean {
  const padded = ` ${plainWords(text)} `;
  return candidates.some((name) => {
    const folded = plainWords(name).trim();
    if (folded === '') return false;
    return /\p{Script=Han}/u.test(folded) ? padded.includes(folded) : padded.includes(` ${folded} `);
  });
}

function plainWords(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ');
}
