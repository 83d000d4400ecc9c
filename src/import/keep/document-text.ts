import { stringify } from 'yaml';
import type { DraftOrigin } from '../../corpus/document.js';
import type { PlacedStatement } from '../read/cut-statements.js';
import type { Place } from '../read/locate.js';

/** All that the front matter of an imported document says. */
export interface DraftHead {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly language: string;
  readonly event: string | null;
  readonly draft: DraftOrigin;
}

/**
 * Writes a source as a document of the corpus that no person has reviewed: a paragraph for each statement, or, where pages
 * are known, a context block that names the page. No stance is set: that is for a person to do.
 */
export function documentText(head: DraftHead, statements: readonly PlacedStatement[]): string {
  const { id, title, publisher, url, published, language, event, draft } = head;
  const fields = {
    id,
    title,
    ...(publisher !== null && { publisher }),
    ...(url !== null && { url }),
    ...(published !== null && { published }),
    language,
    ...(event !== null && { event }),
    reviewed: false,
    draft,
  };
  const body = statements.map(({ paragraph, place }) => {
    const at = pagesOf(place);
    return at === null ? paragraph : `:::context{at="${at}"}\n${paragraph}\n:::`;
  });
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${body.join('\n\n')}\n`;
}

/** @returns `p. 12` or `pp. 12–13`; null where no page is known */
function pagesOf(place: Place | null): string | null {
  if (place === null || place.page === null) return null;
  return place.lastPage === null ? `p. ${place.page}` : `pp. ${place.page}–${place.lastPage}`;
}
