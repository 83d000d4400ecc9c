/** A run of text as pdf.js gives it. */
export interface TextRun {
  readonly str: string;
  /** Matrix: the last two numbers are x and y of its beginning, y from the bottom of the page. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** A line of a page. */
export interface PdfLine {
  readonly text: string;
  /** Left end, right end and height above the bottom of the page, in points. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Height of its letters, in points. */
  readonly size: number;
}

/** Joins the runs of a page to lines, in the order of the file, which is nearly always that of reading. */
export function pdfLines(runs: readonly TextRun[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: { text: string; left: number; right: number; y: number; size: number } | null = null;
  const close = (): void => {
    if (open !== null && open.text.trim() !== '') lines.push({ ...open, text: open.text.trim() });
    open = null;
  };
  for (const { str, transform, width, height, hasEOL } of runs) {
    const x = transform[4] ?? 0;
    const y = transform[5] ?? 0;
    const size = height > 0 ? height : Math.abs(transform[3] ?? 0);
    if (open !== null && str.trim() !== '' && Math.abs(open.y - y) > 0.6 * Math.max(size, 1)) close();
    if (open === null) {
      if (str.trim() !== '') open = { text: str, left: x, right: x + width, y, size };
    } else {
      const gap = x - open.right;
      const apart = gap > 0.15 * Math.max(size, 1) && !/\s$/u.test(open.text) && !/^\s/u.test(str);
      open.text += apart && str !== '' ? ` ${str}` : str;
      open.right = Math.max(open.right, x + width);
    }
    if (hasEOL) close();
  }
  close();
  return lines;
}

/** How far into the page, as a share of its lines, running heads and page numbers stand. */
const EDGE_LINES = 2;

/**
 * Takes away what stands at the top or bottom of most pages: running heads, page numbers, file names.
 * @param pages the lines of each page
 */
export function withoutRunningLines(pages: readonly (readonly PdfLine[])[]): (readonly PdfLine[])[] {
  const counts = new Map<string, number>();
  const edges = (lines: readonly PdfLine[]): Set<PdfLine> => {
    const byHeight = [...lines].sort((a, b) => b.y - a.y);
    return new Set([...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)]);
  };
  for (const lines of pages) {
    for (const key of new Set([...edges(lines)].map(({ text }) => keyOf(text)))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const least = Math.max(3, 0.5 * pages.length);
  return pages.map((lines) => {
    const edge = edges(lines);
    return lines.filter((line) => {
      if (!edge.has(line)) return true;
      return !/^[\s\d./|–—-]*$/u.test(line.text) && (counts.get(keyOf(line.text)) ?? 0) < least;
    });
  });
}

/** The same line on every page, but for the page's number. */
function keyOf(text: string): string {
  return text.replace(/\d+/gu, '0').replace(/\s+/gu, ' ');
}

/** @returns whether the second line begins a paragraph of its own */
export function beginsParagraph(before: PdfLine, line: PdfLine, usualStep: number, rightEdge: number): boolean {
  const step = before.y - line.y;
  if (Math.abs(line.size - before.size) > 0.15 * before.size) return true;
  // A column's end, or a line beside: whether the sentence goes on says more than the place.
  if (step <= 0) return endsSentence(before.text);
  if (step > 1.35 * usualStep) return true;
  const indented = line.left - before.left > 0.8 * line.size && endsSentence(before.text);
  const short = before.right < rightEdge - 6 * before.size && endsSentence(before.text);
  return indented || short || /^(?:[•●▪■–—*-]|\(?\d{1,2}[.)])\s/u.test(line.text);
}

export function endsSentence(text: string): boolean {
  return /[.!?。！？:：]["”’»」』)]*\d{0,3}$/u.test(text);
}

/** @returns the lines as one text; a word that was cut at the end of a line is put together again */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    if (text === '') return line;
    if (/\p{Ll}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(line)) return text.slice(0, -1) + line;
    return `${text}\n${line}`;
  }, '');
}
