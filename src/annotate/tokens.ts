import type { PreparedText } from './prepared-text.js';
import { type WordKind, type Words, wordsOf } from './words.js';

/** A word or sign of a text, with the part that it plays. */
export interface Token {
  readonly folded: string;
  /** Offsets in UTF-16 units, the end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
}

export type TokenKind = WordKind | 'name' | 'noun' | 'number' | 'possessive' | 'quote' | 'sign';

const TOKEN =
  /'s(?![\p{L}\p{N}])|(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu)'(?=\p{L})|\p{L}(?:\.\p{L})+\.?|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_]|[-.&](?=[\p{L}\p{N}])|,(?=\p{N})|'(?=t(?![\p{L}])|re(?![\p{L}])|ve(?![\p{L}])|ll(?![\p{L}])|d(?![\p{L}])|m(?![\p{L}])|hui))*|\S/gu;

/** @returns the tokens of an English or French text, in order */
export function tokensOf({ text, folded }: PreparedText, language: 'en' | 'fr'): Token[] {
  const words = wordsOf(language);
  const raw = [...folded.matchAll(TOKEN)].map((match) => ({
    folded: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const tokens: Token[] = [];
  for (const [index, token] of raw.entries()) {
    const written = text.slice(token.start, token.end);
    const kind = kindOf(token.folded, written, tokens.at(-1), raw[index + 1]?.folded, words);
    tokens.push({ ...token, kind });
  }
  return tokens;
}

const ENDS_CLAUSE = /^[.,;:!?()[\]–—-]$/u;

function kindOf(
  folded: string,
  written: string,
  previous: Token | undefined,
  next: string | undefined,
  words: Words,
): TokenKind {
  if (folded === "'s") return 'possessive';
  if (folded === '"') return 'quote';
  if (!/[\p{L}\p{N}]/u.test(folded)) return 'sign';
  if (/^(?:19|20)\d\d$/u.test(folded)) return 'time';
  if (/^\p{N}/u.test(folded)) return 'number';
  const first = previous === undefined || previous.kind === 'quote' || /^[.:!?]$/u.test(previous.folded);
  const capital = /^\p{Lu}/u.test(written);
  const closed = words.closed.get(folded);
  // "May" and "US" are names or what they look like; at the start of a sentence every word has a capital letter.
  if (capital && !first && (closed === undefined || closed === 'time' || /^\p{Lu}{2,}$/u.test(written))) {
    return closed === 'time' ? 'time' : 'name';
  }
  if (closed !== undefined) return closed;
  if (words.isVerb(folded, previous?.kind, next)) return 'verb';
  return capital ? 'name' : 'noun';
}

/** @returns whether a token ends a clause or a phrase */
export function isSign(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'quote' || ENDS_CLAUSE.test(token.folded);
}
