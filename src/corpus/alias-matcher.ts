import { type NameToken, nameTokens } from './name-tokens.js';

/** Which of an entry's phrases was found. The order is the order of weight. */
const KINDS = ['name', 'alias', 'spokesperson'] as const;
export type MentionKind = (typeof KINDS)[number];

/** Something to look for in texts; a phrase given as a plain text is an alias. */
export interface AliasEntry {
  readonly id: string;
  readonly phrases: readonly (string | { readonly text: string; readonly how: MentionKind })[];
}

/** A place in a text that names an entry. */
export interface Mention {
  readonly id: string;
  /** Offsets in UTF-16 units, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The text from start to end. */
  readonly matched: string;
  readonly how: MentionKind;
}

/** How the letters of a phrase of one word must be written. */
type Casing = 'any' | 'as written' | 'not all capitals';

/** A phrase at the end of its path through the tree of words. */
interface Terminal {
  readonly id: string;
  readonly how: MentionKind;
  readonly casing: Casing;
  readonly written: string;
  /** What stands between the words of the phrase, without blanks. */
  readonly gaps: readonly string[];
}

interface Node {
  readonly next: Map<string, Node>;
  readonly terminals: Terminal[];
}

/** A name found in a text: its first and last token, its offsets, and the phrases that fit. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly terminals: readonly Terminal[];
}

const LONGEST_ACRONYM = 5;

/** Blanks, hyphens, apostrophes and slashes may stand between the words of any name. */
const LOOSE_GAP = /^[\s\p{Pd}'’‘`·•/&]*$/u;

function newNode(): Node {
  return { next: new Map(), terminals: [] };
}

/**
 * US is not "us" and MPS is not "MPs": a short word all in capitals matches as written; one of mixed case with two
 * capitals ("MPs") also in small letters, but not all in capitals, which would be another acronym.
 */
function casingOf(tokens: readonly NameToken[]): Casing {
  const written = tokens.length === 1 ? (tokens[0]?.written ?? '') : '';
  if (written.length > LONGEST_ACRONYM || !/\p{Lu}/u.test(written)) return 'any';
  if (!/\p{Ll}/u.test(written)) return 'as written';
  return /\p{Lu}.*\p{Lu}/u.test(written) ? 'not all capitals' : 'any';
}

function gapsBetween(text: string, tokens: readonly NameToken[]): string[] {
  return tokens.slice(1).map((token, index) => text.slice(tokens[index]?.end, token.start));
}

/** A single letter joined to something by a hyphen, a dot or a plus ("X-ray", "X.509", "X+1") is no name. */
function partOfLargerWord(text: string, start: number, end: number): boolean {
  return (
    /^(?:[-‐‑+/=_@]|\.[\p{L}\p{N}])/u.test(text.slice(end, end + 2)) ||
    /[-‐‑+/=_@.#]$/u.test(text.slice(Math.max(0, start - 1), start))
  );
}

/**
 * Finds names in texts: longest match first, at word boundaries (none are needed in Chinese), whatever the accents and,
 * except for short acronyms, whatever the case. "China's", "Chinas" and "l'Australie" are found too. A tree of words makes
 * the time depend on the length of the text, not on the number of names.
 */
export class AliasMatcher {
  private constructor(private readonly root: Node) {}

  /** @returns a matcher for the entries; a phrase may belong to several, and all of them are found then */
  static build(entries: Iterable<AliasEntry>): AliasMatcher {
    const root = newNode();
    for (const { id, phrases } of entries) {
      for (const phrase of phrases) {
        const { text, how } = typeof phrase === 'string' ? { text: phrase, how: 'alias' as const } : phrase;
        const tokens = nameTokens(text);
        if (tokens.length === 0) continue;
        let node = root;
        for (const { folded } of tokens) {
          let next = node.next.get(folded);
          if (next === undefined) {
            next = newNode();
            node.next.set(folded, next);
          }
          node = next;
        }
        const gaps = gapsBetween(text, tokens).map((gap) => gap.replace(/\s+/gu, ''));
        node.terminals.push({ id, how, casing: casingOf(tokens), written: tokens[0]?.written ?? '', gaps });
      }
    }
    return new AliasMatcher(root);
  }

  /** @returns the mentions in the order of the text, none overlapping but those of several entries by the same words */
  find(text: string): Mention[] {
    const tokens = nameTokens(text);
    const spans: Span[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const longest = this.longestAt(text, tokens, at);
      if (longest !== null) spans.push(longest);
    }
    const covered = new Set<number>();
    const taken = spans
      .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
      .filter(({ from, to }) => {
        const free = !covered.has(from) && !covered.has(to);
        // Longer names come first, so a later one that overlaps has its first or its last word in one of them.
        if (free) for (let token = from; token <= to; token++) covered.add(token);
        return free;
      });
    return taken
      .sort((a, b) => a.start - b.start)
      .flatMap(({ start, end, terminals }) => {
        const matched = text.slice(start, end);
        return heaviest(terminals).map(({ id, how }) => ({ id, start, end, matched, how }));
      });
  }

  /** @returns the longest name that begins at a token, null if none does */
  private longestAt(text: string, tokens: readonly NameToken[], at: number): Span | null {
    let found: Span | null = null;
    let node: Node | undefined = this.root;
    for (let last = at; node !== undefined; last++) {
      const token: NameToken | undefined = tokens[last];
      const first = tokens[at];
      if (token === undefined || first === undefined) break;
      const next: Node | undefined = node.next.get(token.folded);
      const candidates = next?.terminals ?? [];
      // "Chinas" for "China's", as people type it: only at the end of a name, and only after a word of four letters.
      const plural =
        token.folded.length > 4 && token.folded.endsWith('s') ? node.next.get(token.folded.slice(0, -1)) : undefined;
      const all =
        plural === undefined
          ? candidates
          : [...candidates, ...plural.terminals.filter(({ casing }) => casing === 'any')];
      if (all.length > 0) {
        const gaps = gapsBetween(text, tokens.slice(at, last + 1));
        const terminals = fitting(all, token, gaps);
        const single = last === at && token.written.length === 1 && /\p{Lu}/u.test(token.written);
        if (terminals.length > 0 && !(single && partOfLargerWord(text, token.start, token.end))) {
          found = { from: at, to: last, start: first.start, end: token.end, terminals };
        }
      }
      node = next;
    }
    return found;
  }
}

/** @returns the phrases that fit how the text is written; a word written exactly so goes before other spellings of it */
function fitting(terminals: readonly Terminal[], token: NameToken, gaps: readonly string[]): Terminal[] {
  const fit = terminals.filter((terminal) => {
    if (terminal.casing === 'as written' && terminal.written !== token.written) return false;
    if (terminal.casing === 'not all capitals' && !/\p{Ll}/u.test(token.written)) return false;
    return gaps.every((gap, index) => LOOSE_GAP.test(gap) || gap.replace(/\s+/gu, '') === terminal.gaps[index]);
  });
  const exact = fit.filter(({ casing, written }) => casing !== 'any' && written === token.written);
  return exact.length > 0 ? exact : fit;
}

/** @returns one phrase for each entry: its name rather than an alias, an alias rather than a spokesperson */
function heaviest(terminals: readonly Terminal[]): Terminal[] {
  const best = new Map<string, Terminal>();
  for (const terminal of terminals) {
    const other = best.get(terminal.id);
    if (other === undefined || KINDS.indexOf(terminal.how) < KINDS.indexOf(other.how)) best.set(terminal.id, terminal);
  }
  return [...best.values()];
}
