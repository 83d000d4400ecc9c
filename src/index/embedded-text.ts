import type { Document, Statement } from '../corpus/document.js';
import type { EmbeddingModel } from './embeddings/model.js';

/** @returns the text that stands for a statement in the vector space: its document's title, then the statement */
export function embeddedText(document: Document, statement: Statement): string {
  const title = document.title.trim();
  if (title === '') return statement.text;
  return /[.!?…。！？:]$/u.test(title) ? `${title} ${statement.text}` : `${title}. ${statement.text}`;
}

/**
 * @returns the texts to embed for a statement, one or more: title and statement where they fit the model, else the
 *   statement alone, cut where it must be
 */
export function embeddedPieces(model: EmbeddingModel, document: Document, statement: Statement): readonly string[] {
  const whole = embeddedText(document, statement);
  return model.split(whole).length === 1 ? [whole] : model.split(statement.text);
}
