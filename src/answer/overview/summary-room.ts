import type { Statement } from '../../corpus/document.js';
import { chargeOf } from '../accusation.js';
import type { Beside } from '../room.js';
import { createBeside } from './beside.js';
import type { Distinct } from './distinct.js';
import type { OverviewLibrary } from './entries.js';

/** What a heading takes, and the number and date of a source, in characters, about. */
const HEADING = 70;
const DATE_OF_SOURCE = 30;
/** What it takes to say that no response is on record, beside what is alleged and again at the end. */
const NONE = 250;
/** What takes room, once however often it is needed. */
interface Part {
  readonly id: string;
  readonly length: number;
}

/** Reckons what a short summary takes. */
export class SummaryRoom {
  readonly #library: OverviewLibrary;
  /** What is shown already and takes no room again. */
  readonly #shown = new Set<string>();
  readonly #besideOf: (statement: Statement) => readonly Beside[];
  #used = 0;

  constructor(library: OverviewLibrary) {
    this.#library = library;
    this.#besideOf = createBeside(library);
  }

  /** @returns whether one fits into `limit` characters in all, with what must stand beside it; then the room is taken */
  take(one: Distinct, limit: number): boolean {
    const fresh = this.#partsOf(one).filter(({ id }) => !this.#shown.has(id));
    const cost = fresh.reduce((sum, { length }) => sum + length, 0);
    if (this.#used > 0 && this.#used + cost > limit) return false;
    this.#used += cost;
    for (const { id } of fresh) this.#shown.add(id);
    return true;
  }

  #partsOf(one: Distinct): Part[] {
    const { statement, alsoIn } = one;
    const charge = chargeOf(statement, this.#library);
    const heading = statement.stance === 'context' && !charge ? 'done' : `alleged ${statement.event}`;
    // A response is shown once in a block, and a block is all against the same on the same event.
    const block = `${statement.event ?? statement.document} ${charge?.against.map(({ id }) => id).sort()}`;
    const beside = this.#besideOf(statement);
    const documents = [statement, ...alsoIn].map(({ document }) => document);
    return [
      { id: heading, length: HEADING },
      { id: statement.id, length: statement.text.length },
      ...beside.map(({ id, length, document }) => ({
        id: `${block} ${id}`,
        length: document === null ? NONE : length,
      })),
      ...[...documents, ...beside.flatMap(({ document }) => document ?? [])].map((id) => ({
        id: `source ${id}`,
        length: this.#sourceLength(id),
      })),
    ];
  }

  #sourceLength(id: string): number {
    const document = this.#library.documentById(id);
    const parts = [document?.publisher, document?.via, document?.title, document?.url];
    return parts.reduce((sum, part) => sum + (part?.length ?? 0), DATE_OF_SOURCE);
  }
}
