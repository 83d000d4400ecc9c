import { cutIntoStatements } from '../corpus/sentences.js';
import { escapeParagraph } from '../import/read/escape-paragraph.js';
import { renderHead } from './render-head.js';
import { isFinished, type ReviewDocument, type Unit } from './review-document.js';
import type { SourceBlock } from './source-parts.js';
import { openingLine, sameVerdict } from './verdict.js';

/** Gathers lines, with an empty one wherever what follows must not run on with what went before. */
class Lines {
  readonly all: string[] = [];
  private mustPart = false;

  constructor(private readonly end: string) {}

  /** Adds lines as they are. */
  add(lines: readonly string[]): void {
    for (const line of lines) {
      if (this.mustPart) this.part(line);
      this.mustPart = false;
      this.all.push(line);
    }
  }

  /** Adds a block that has to stand alone. */
  addApart(lines: readonly string[]): void {
    this.mustPart = this.all.length > 0;
    this.add(lines.map((line) => line + this.end));
    this.mustPart = true;
  }

  private part(next: string): void {
    const last = this.all.at(-1) ?? '';
    if (isBlank(last) || isBlank(next)) return;
    // The last line of a file may have no line end.
    if (!/[\r\n]$/u.test(last)) this.all.push(this.end);
    this.all.push(this.end);
  }
}

/**
 * Puts a document together again. Blocks of which nothing was decided otherwise than the file has it stay byte for byte as
 * they are, and so does the file if that holds for all and the review is not finished.
 * @param escaped true writes changed statements from their plain text, for where their Markdown means something else alone
 */
export function renderDocument(document: ReviewDocument, escaped = false): string {
  const { lines, byteOrderMark, headLines, blocks } = document.parts;
  const finished = isFinished(document);
  const end = /(?:\r\n|\r|\n)$/u.exec(lines[0] ?? '')?.[0] ?? '\n';
  const body = new Lines(end);
  let next = headLines;
  let changed = finished;
  for (const [place, block] of blocks.entries()) {
    const units = document.units.filter((unit) => unit.block === place);
    const gap = lines.slice(next, block.first);
    next = block.last + 1;
    if (isAsWritten(block, units, finished)) {
      body.add(gap);
      body.add(lines.slice(block.first, next));
      continue;
    }
    changed = true;
    // Merged with the block before, which takes the empty lines between the two with it.
    if (units.length === 0 && gap.every(isBlank)) continue;
    body.add(gap);
    for (const unit of units) body.addApart(unitLines(unit, document, escaped));
  }
  body.add(lines.slice(next));
  const head = lines.slice(0, headLines);
  const written = changed ? renderHead(head, { ...document, finished, end }) : head;
  return byteOrderMark + [...written, ...body.all].join('');
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** A paragraph of several statements that a person has decided on becomes several paragraphs. */
function isAsWritten({ pieces }: SourceBlock, units: readonly Unit[], finished: boolean): boolean {
  if (finished && pieces.length > 1) return false;
  return (
    units.length === pieces.length &&
    units.every(({ text, written, decision }, place) => {
      const piece = pieces[place];
      return piece?.text === text && decision !== 'dropped' && sameVerdict(piece.verdict, written);
    })
  );
}

function unitLines(unit: Unit, document: ReviewDocument, escaped: boolean): string[] {
  const { text, source, written, decision } = unit;
  // Nothing is thrown away: what stands in a comment is not read, and can be taken out of it again.
  if (decision === 'dropped') {
    return ['<!-- dropped in review:', ...(source ?? text).replaceAll('-->', '--&gt;').split('\n'), '-->'];
  }
  const lines = (escaped || source === null ? escapeParagraph(text) : source).split('\n');
  const plain = written.stance === 'context' && written.at === null && written.event === document.event;
  // A plain paragraph that is too long would be read as several statements.
  if (plain && cutIntoStatements(text, document.language).length === 1) return lines;
  return [openingLine(written, document.event), ...lines, ':::'];
}
