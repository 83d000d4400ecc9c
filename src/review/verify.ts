import { readDocument } from '../corpus/read-document.js';
import { renderDocument } from './render-document.js';
import { isFinished, type ReviewDocument } from './review-document.js';
import { sameVerdict, verdictOf } from './verdict.js';

/** A document as it would be written, or why it cannot be. */
export type Rendered =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'trouble'; readonly line: number; readonly what: string };

/**
 * Puts a document together and reads it as the corpus does: it is only let through if every statement comes back with the
 * same text and the verdict that a person gave.
 */
export function renderVerified(document: ReviewDocument): Rendered {
  const first = renderDocument(document);
  const trouble = troubleWith(document, first);
  if (trouble === null) return { kind: 'text', text: first };
  const second = renderDocument(document, true);
  return troubleWith(document, second) === null ? { kind: 'text', text: second } : { kind: 'trouble', ...trouble };
}

function troubleWith(document: ReviewDocument, text: string): { line: number; what: string } | null {
  const { document: read, problems } = readDocument(text, document.file);
  if (read === null) {
    const error = problems.find(({ severity }) => severity === 'error');
    return {
      line: error?.line ?? 1,
      what: `${error?.what ?? 'the file cannot be read'}; ${error?.mend ?? 'mend it by hand'}`,
    };
  }
  const wanted = document.units.filter(({ decision }) => decision !== 'dropped');
  for (const [place, unit] of wanted.entries()) {
    const statement = read.statements[place];
    const same = statement?.text === unit.text && sameVerdict(verdictOf(statement), unit.written);
    if (!same) return { line: statement?.line ?? 1, what: 'Markdown around this statement changes its meaning' };
  }
  if (read.statements.length !== wanted.length)
    return { line: 1, what: 'a part of the file is read otherwise than before' };
  const isReviewed = read.statements.every(({ reviewed }) => reviewed);
  const isSame = wanted.length === 0 || isReviewed === isFinished(document);
  return isSame ? null : { line: 1, what: 'the front matter does not take the line "reviewed:"' };
}
