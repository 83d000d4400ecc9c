import { parsePage } from './dom.js';
import type { VisibleStretch } from './source-text.js';

/** Comments, elements that are not read, tags and character references: everything that is not text as it stands. */
const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|template|noscript|head)\b[\s\S]*?(?:<\/\1\s*>|$)|<[!?/]?[a-z][^<>]*>|&(?:#x?[0-9a-f]{1,7}|[a-z][a-z0-9]{1,30});?/giu;

/**
 * Finds what can be read in the source of a page, with its offsets, so that a statement can be found there again.
 * @returns the stretches in order; those of no width are left out
 */
export function visibleHtml(html: string): VisibleStretch[] {
  const stretches: VisibleStretch[] = [];
  const references = new Map<string, string>();
  let from = 0;
  const add = (start: number, end: number, says: string): void => {
    if (end > start && says !== '') stretches.push({ start, end, says });
  };
  for (const { 0: mark, index } of html.matchAll(MARKUP)) {
    add(from, index, html.slice(from, index));
    from = index + mark.length;
    if (!mark.startsWith('&')) continue;
    let says = references.get(mark);
    if (says === undefined) {
      says = parsePage(`<p>${mark}</p>`).querySelector('p')?.textContent ?? '';
      references.set(mark, says);
    }
    add(index, from, says);
  }
  add(from, html.length, html.slice(from));
  return stretches;
}
