import type { Problem } from './problem.js';

/** Names that open a block, in the order in which they are told. */
export const STANCES = ['allegation', 'response', 'context'] as const;

/** What the `:::` lines of a file say. */
export interface BlockMarks {
  /** The source with its opening lines written as remark-directive reads them; lines stay where they are. */
  readonly source: string;
  /** Lines that open a block. */
  readonly openings: ReadonlySet<number>;
  readonly problems: readonly Problem[];
}

const OPENING = /^[ \t]*(:{3,})(.*)$/u;
const CLOSING = /^[ \t]*(:{3,})[ \t]*$/u;
const WELL_FORMED = /^([\p{L}][\p{L}\p{N}_-]*)[ \t]*(\{.*\})?$/u;
const FULL_WIDTH = /^\s*(?=[:：]*：)[:：]{2,}\s*(?:\p{L}+\s*[{｛]|$)/u;
const TOO_FEW_COLONS = new RegExp(`^\\s*:{1,2}\\s*(?:${STANCES.join('|')})\\s*[\\[{]`, 'iu');
const INSIDE_LIST = /^\s*(?:>|[-*+]\s|\d{1,9}[.)]\s)[\s>]*:{3,}/u;
const CODE_FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/u;

/** Curly and low quotes come from word processors; only around a whole value, so that an apostrophe stays. */
function straightenQuotes(attributes: string): string {
  return attributes
    .replace(/=\s*[“”„«″＂]([^“”„«»″＂"]*)[“”»″＂"]/gu, '="$1"')
    .replace(/=\s*"([^“”„«»″＂"]*)[“”»″＂]/gu, '="$1"')
    .replace(/=\s*[‘’‚]([^‘’‚'"]*)[’‘'](?=[\s}])/gu, '="$1"');
}

/** Follows code fences and HTML comments, inside which `:::` means nothing. */
class Hidden {
  private fence: { mark: string; line: number } | null = null;
  private comment = false;

  /** @returns whether the line is code or comment */
  covers(text: string, line: number): boolean {
    if (this.comment) {
      this.comment = !text.includes('-->');
      return true;
    }
    const [, mark = '', rest = ''] = CODE_FENCE.exec(text) ?? [];
    if (this.fence !== null) {
      const closes = mark.startsWith(this.fence.mark) && rest.trim() === '';
      if (closes) this.fence = null;
      return true;
    }
    if (mark !== '' && !(mark.startsWith('`') && rest.includes('`'))) {
      this.fence = { mark, line };
      return true;
    }
    this.comment = /^ {0,3}<!--/u.test(text) && !text.includes('-->');
    return this.comment;
  }

  /** @returns the line of a code fence that was never closed, or null */
  openFence(): number | null {
    return this.fence?.line ?? null;
  }
}

/**
 * Reads the lines that open and close blocks. Markdown closes what is left open at the end of the file, so that a forgotten
 * `:::` would swallow the rest; here it is told at the line that opened it.
 * @param source the whole file, its lines ended by \n
 * @param firstLine first line after the front matter, from 1
 */
export function readBlockMarks(source: string, firstLine: number, file: string): BlockMarks {
  const problems: Problem[] = [];
  const openings = new Set<number>();
  const open: { colons: number; line: number }[] = [];
  const hidden = new Hidden();
  const tell = (line: number, what: string, mend: string): void => {
    problems.push({ file, line, what, mend, severity: 'error' });
  };
  const tellUnclosed = (line: number): void =>
    tell(line, 'this block is never closed', 'write ::: alone on the line after its text');

  const written = source.split('\n').map((text, index) => {
    const line = index + 1;
    if (line < firstLine || hidden.covers(text, line)) return text;
    const closing = CLOSING.exec(text);
    if (closing) {
      const colons = closing[1]?.length ?? 0;
      const top = open.at(-1);
      if (top === undefined)
        tell(line, '::: closes a block that was never opened', 'remove it, or open the block above');
      else if (colons >= top.colons) open.pop();
      else
        tell(
          line,
          `${closing[1]} has fewer colons than the line that opened the block`,
          `write ${':'.repeat(top.colons)}`,
        );
      return closing[1] ?? text;
    }
    const opening = OPENING.exec(text);
    if (opening) {
      const [, colons = '', rest = ''] = opening;
      const parts = WELL_FORMED.exec(rest.trim());
      for (let top = open.at(-1); top !== undefined && colons.length >= top.colons; top = open.at(-1)) {
        tellUnclosed(top.line);
        open.pop();
      }
      if (open.length > 0) tell(line, 'a block inside another block', 'close the first with ::: before this line');
      open.push({ colons: colons.length, line });
      openings.add(line);
      return parts ? `${colons}${parts[1]}${straightenQuotes(parts[2] ?? '')}` : text;
    }
    const example = ':::allegation{by="…" against="…"}';
    if (FULL_WIDTH.test(text))
      tell(line, 'the colons are full-width', `write ${example} with the colons of a Latin keyboard`);
    else if (TOO_FEW_COLONS.test(text)) tell(line, 'a block opens with three colons', `write ${example}`);
    else if (INSIDE_LIST.test(text)) tell(line, 'a block inside a list or a quotation', 'begin the line with :::');
    return text;
  });

  for (const { line } of open) tellUnclosed(line);
  const fence = hidden.openFence();
  if (fence !== null) tell(fence, 'this code fence is never closed', 'close it with the same marks, or remove it');
  return { source: written.join('\n'), openings, problems };
}
