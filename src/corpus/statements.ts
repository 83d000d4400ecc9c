import { STANCES } from './block-marks.js';
import type { RawBlock } from './blocks.js';
import { didYouMean } from './did-you-mean.js';
import { isNonEmpty, type NonEmpty, RESPONSE_TYPES, type ResponseType, type Statement } from './document.js';
import { ID_PATTERN, statementId } from './ids.js';
import { MAX_STATEMENT_WORDS } from './limits.js';
import { plainText } from './plain-text.js';
import type { Problem } from './problem.js';
import type { Reference } from './reference.js';
import { countWords } from './word-count.js';

const ATTRIBUTES: Readonly<Record<(typeof STANCES)[number], readonly string[]>> = {
  allegation: ['by', 'against', 'event', 'at'],
  response: ['by', 'for', 'type', 'event', 'against', 'at'],
  context: ['event', 'at'],
};

/** What all statements of a document share. */
export interface StatementSetting {
  readonly document: string;
  readonly file: string;
  readonly event: string | null;
  readonly reviewed: boolean;
}

/** Turns the blocks of one document into statements, telling what is wrong with each. */
export class StatementBuilder {
  readonly statements: Statement[] = [];
  readonly problems: Problem[] = [];
  /** Parties and events that the blocks name, to be looked up once the registry is known. */
  readonly references: Reference[] = [];
  private readonly taken = new Map<string, number>();
  private readonly firstLines = new Map<string, number>();

  constructor(private readonly setting: StatementSetting) {}

  /** Adds a paragraph that accuses and answers nobody, as far as its author has said. */
  addContext(text: string, line: number): void {
    this.push({ ...this.common(text, line, null, this.setting.event), stance: 'context' });
  }

  /** Adds a `:::` block; one that cannot be understood is told and left out. */
  addBlock(block: RawBlock): void {
    const { line, attributes } = block;
    const stance = STANCES.find((known) => known === block.name);
    if (stance === undefined) {
      const mend = `${didYouMean(block.name ?? '', STANCES)}write allegation, response or context`;
      this.error(line, `unknown block "${block.name ?? ''}"`, mend);
      return;
    }
    for (const name of attributes.keys()) {
      if (ATTRIBUTES[stance].includes(name)) continue;
      const mend = `${didYouMean(name, ATTRIBUTES[stance])}${stance} takes ${ATTRIBUTES[stance].join(', ')}`;
      this.warn(line, `unknown attribute "${name}"`, mend);
    }
    if (block.text === '') {
      this.error(line, 'this block is empty', 'write one to three sentences between its ::: lines, or remove it');
      return;
    }
    const event = this.ids(block, 'event');
    if (event.length > 1) this.warn(line, 'a block has one event', `keep one of ${event.join(', ')}`);
    const common = this.common(block.text, line, attributes.get('at') || null, event[0] ?? this.setting.event);
    const by = this.ids(block, 'by');
    const against = this.ids(block, 'against');
    if (stance === 'context') this.push({ ...common, stance });
    else if (!isNonEmpty(by)) {
      const who = stance === 'allegation' ? 'who alleges' : 'who responds';
      this.error(line, `${stance} without by`, `write by="…" with the id of the party ${who}`);
    } else if (stance === 'response') this.addResponse(block, common, by, against);
    else if (!isNonEmpty(against)) {
      this.error(line, 'allegation without against', 'write against="…" with the id of the party that is accused');
    } else this.push({ ...common, stance, by, against });
  }

  private addResponse(
    block: RawBlock,
    common: ReturnType<StatementBuilder['common']>,
    by: NonEmpty<string>,
    against: readonly string[],
  ): void {
    const type = this.responseType(block);
    if (type === null) return;
    if (type === 'counter-accusation' && against.length === 0) {
      this.error(
        block.line,
        'counter-accusation without against',
        'write against="…" with the id of the party that it accuses',
      );
      return;
    }
    if (type !== 'counter-accusation' && against.length > 0) {
      const mend = 'write type="counter-accusation" if the response accuses someone, or remove against';
      this.warn(block.line, `a response of type ${type} accuses nobody`, mend);
    }
    const forWhom = this.ids(block, 'for');
    this.push({ ...common, stance: 'response', by, for: isNonEmpty(forWhom) ? forWhom : by, type, against });
  }

  private responseType(block: RawBlock): ResponseType | null {
    const written = block.attributes.get('type')?.toLowerCase() ?? '';
    const type = RESPONSE_TYPES.find((known) => known === written);
    if (type !== undefined) return type;
    const what = written === '' ? 'response without type' : `unknown response type "${written}"`;
    const mend = `${didYouMean(written, RESPONSE_TYPES)}write one of ${RESPONSE_TYPES.join(', ')}`;
    this.error(block.line, what, written === '' ? `write type="…" with one of ${RESPONSE_TYPES.join(', ')}` : mend);
    return null;
  }

  /** @returns the ids of an attribute, each once; those that cannot be ids are told */
  private ids(block: RawBlock, attribute: 'by' | 'for' | 'against' | 'event'): string[] {
    const ids: string[] = [];
    for (const id of (block.attributes.get(attribute) ?? '').split(/[\s,;、，]+/u)) {
      if (id === '' || ids.includes(id)) continue;
      if (!ID_PATTERN.test(id)) {
        this.error(
          block.line,
          `"${id}" in ${attribute} cannot be an id`,
          'use letters, digits and hyphens, with blanks between ids',
        );
        continue;
      }
      ids.push(id);
      this.references.push({
        kind: attribute === 'event' ? 'event' : 'party',
        id,
        file: this.setting.file,
        line: block.line,
      });
    }
    return ids;
  }

  private common(raw: string, line: number, at: string | null, event: string | null) {
    const { document, reviewed } = this.setting;
    const text = plainText(raw);
    const id = statementId(document, text, this.taken);
    const first = this.firstLines.get(text);
    if (first === undefined) this.firstLines.set(text, line);
    else this.warn(line, `the same text as at line ${first}`, 'remove one of the two');
    const words = countWords(text);
    if (words > MAX_STATEMENT_WORDS) {
      this.warn(
        line,
        `${words} words, more than ${MAX_STATEMENT_WORDS}`,
        'cut it into blocks of one to three sentences',
      );
    }
    return { id, document, text, reviewed, line, at, event };
  }

  private push(statement: Statement): void {
    this.statements.push(statement);
  }

  private error(line: number, what: string, mend: string): void {
    this.problems.push({ file: this.setting.file, line, what, mend, severity: 'error' });
  }

  private warn(line: number, what: string, mend: string): void {
    this.problems.push({ file: this.setting.file, line, what, mend, severity: 'warning' });
  }
}
