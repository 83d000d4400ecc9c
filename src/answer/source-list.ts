import { type Document, isNonEmpty, type NonEmpty } from '../corpus/document.js';
import type { Source } from './answer.js';

/** Numbers the sources of one answer in the order in which they are first cited. */
export class SourceList {
  readonly #numbers = new Map<string, number>();
  readonly #documents: Document[] = [];

  /**
   * @param documents what supports a statement, its own document first
   * @returns their numbers in the same order, without repetition
   * @throws Error if no document is given: a statement without a source must not be shown
   */
  cite(documents: readonly Document[]): NonEmpty<number> {
    const numbers = [...new Set(documents.map((document) => this.#numberOf(document)))];
    if (!isNonEmpty(numbers)) throw new Error('a statement was to be shown without a source');
    return numbers;
  }

  /** @returns every source cited so far, by number */
  list(): Source[] {
    return this.#documents.map((document, index) => ({ n: index + 1, document }));
  }

  #numberOf(document: Document): number {
    let number = this.#numbers.get(document.id);
    if (number === undefined) {
      this.#documents.push(document);
      number = this.#documents.length;
      this.#numbers.set(document.id, number);
    }
    return number;
  }
}
