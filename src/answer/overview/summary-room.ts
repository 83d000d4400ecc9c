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
/** In a block of allegations more than this brings their response a second time: so much is not taken. */
const BLOCK = 1_700;
/** However long the responses are, statements may have this much of it. */
const LEAST = BLOCK / 3;

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
  /** Characters of statements by block. */
  readonly #inBlock = new Map<string, number>();
  #used = 0;

  constructor(library: OverviewLibrary) {
    this.#library = library;
    this.#besideOf = createBeside(library);
  }

  /** @returns whether one fits into `limit` characters in all, with what must stand beside it; then the room is taken */
  take(one: Distinct, limit: number): boolean {
    const { text } = one.statement;
    const beside = this.#besideOf(one.statement);
    const block = this.#blockOf(one.statement);
    const inBlock = this.#inBlock.get(block) ?? 0;
    const room = Math.max(BLOCK - beside.reduce((sum, { length }) => sum + length, 0), LEAST);
    if (beside.length > 0 && inBlock > 0 && inBlock + text.length > room) return false;
    const fresh = this.#partsOf(one, beside, block).filter(({ id }) => !this.#shown.has(id));
    const cost = fresh.reduce((sum, { length }) => sum + length, 0);
    if (this.#used > 0 && this.#used + cost > limit) return false;
    this.#used += cost;
    this.#inBlock.set(block, inBlock + text.length);
    for (const { id } of fresh) this.#shown.add(id);
    return true;
  }

  /** A response is shown once in a block, and a block is all against the same on the same event. */
  #blockOf(statement: Statement): string {
    const charge = chargeOf(statement, this.#library);
    return `${statement.event ?? statement.document} ${charge?.against.map(({ id }) => id).sort()}`;
  }

  #partsOf({ statement, alsoIn }: Distinct, beside: readonly Beside[], block: string): Part[] {
    const heading = statement.stance === 'context' && beside.length === 0 ? 'done' : `alleged ${statement.event}`;
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
