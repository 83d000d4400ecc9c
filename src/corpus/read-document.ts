import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readBlockMarks } from './block-marks.js';
import { type RawBlock, type RawBody, readBlocks } from './blocks.js';
import type { AnnotatedDocument, Statement } from './document.js';
import { type FrontMatter, readFrontMatter } from './front-matter.js';
import { idFromFile, titleFromFile } from './ids.js';
import { guessLanguage } from './language.js';
import { MAX_UNCLOSED_BLOCKS } from './limits.js';
import { markdownExcess } from './markdown-limits.js';
import type { Problem } from './problem.js';
import type { Reference } from './reference.js';
import { cutIntoStatements } from './sentences.js';
import { StatementBuilder } from './statements.js';

/** What reading one file gives. */
export interface DocumentReading {
  readonly file: string;
  /** Null where an error makes it unsafe to show anything of the file. */
  readonly document: AnnotatedDocument | null;
  /** The paragraphs and blocks of the file, in order; a statement is found in the one that begins on its line. */
  readonly blocks: readonly RawBlock[];
  /** Id that the file has or would have, and the line that gives it. */
  readonly id: string;
  readonly idLine: number;
  readonly problems: readonly Problem[];
  /** Parties and events that the file names by id. */
  readonly references: readonly Reference[];
}

const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkDirective).freeze();

const FRONT_MATTER = /^---[ \t]*\n((?:.*\n)*?)---[ \t]*(?:\n|$)/u;

/** Reads one file; a class because every step adds to the same list of problems. */
class DocumentReader {
  readonly problems: Problem[] = [];
  readonly references: Reference[] = [];

  constructor(private readonly file: string) {}

  read(source: string): DocumentReading {
    const yaml = FRONT_MATTER.exec(source)?.[1] ?? null;
    const front = yaml === null ? null : readFrontMatter(yaml, this.file, 2);
    if (front === null) this.tellMissingFrontMatter(source);
    else this.problems.push(...front.problems);
    const frontMatter = front?.frontMatter ?? null;
    const id = frontMatter?.id ?? idFromFile(this.file);
    const bodyLine = yaml === null ? 1 : yaml.split('\n').length + 2;
    const body = this.readBody(source, bodyLine);
    if (body === null) return this.reading(null, [], id, 1);

    const annotated = body.blocks.some((block) => block.name !== null);
    const reviewed = frontMatter?.reviewed === undefined ? yaml !== null && annotated : frontMatter.reviewed === 'true';
    const language = frontMatter?.language ?? guessLanguage(body.blocks.map((block) => block.text).join(' '));
    const event = frontMatter?.event ?? null;
    if (event !== null) {
      this.references.push({ kind: 'event', id: event, file: this.file, line: front?.lineOf('event') ?? 1 });
    }
    const builder = new StatementBuilder({ document: id, file: this.file, event, reviewed });
    for (const block of body.blocks) {
      if (block.name !== null) builder.addBlock(block);
      else if (reviewed) builder.addContext(block.text, block.line);
      else for (const text of cutIntoStatements(block.text, language)) builder.addContext(text, block.line);
    }
    this.problems.push(...builder.problems);
    this.references.push(...builder.references);
    if (body.blocks.length === 0)
      this.tell(1, 'there is no text in this file', 'write a paragraph, or remove the file');
    const title = frontMatter?.title ?? body.heading ?? titleFromFile(this.file);
    const document = documentOf({ id, file: this.file, title, language, event }, frontMatter, builder.statements);
    return this.reading(document, body.blocks, id, front?.lineOf('id') ?? 1);
  }

  /** @returns the blocks after the front matter, or null where they cannot be read */
  private readBody(source: string, bodyLine: number): RawBody | null {
    const excess = markdownExcess(source);
    if (excess !== null) {
      this.tell(excess.line, excess.what, excess.mend, 'error');
      return null;
    }
    const marks = readBlockMarks(source, bodyLine, this.file);
    this.problems.push(...marks.problems);
    if (marks.problems.length > MAX_UNCLOSED_BLOCKS) return null;
    const body = readBlocks(parser.parse(marks.source), marks.source, marks.openings, this.file);
    this.problems.push(...body.problems);
    return body;
  }

  private tellMissingFrontMatter(source: string): void {
    if (/^---[ \t]*\n\s*[\p{L}_]+[ \t]*:/u.test(source)) {
      this.tell(1, 'the front matter is never closed', 'write --- alone on the line after its last key', 'error');
    } else {
      const mend = 'begin the file with --- lines around title, publisher, url and published';
      this.tell(1, 'no front matter, so that the source cannot be cited in full', mend);
    }
  }

  private tell(line: number, what: string, mend: string, severity: Problem['severity'] = 'warning'): void {
    this.problems.push({ file: this.file, line, what, mend, severity });
  }

  private reading(
    document: AnnotatedDocument | null,
    blocks: readonly RawBlock[],
    id: string,
    idLine: number,
  ): DocumentReading {
    const { problems, references } = this;
    const unsafe = problems.some((problem) => problem.severity === 'error');
    return { file: this.file, document: unsafe ? null : document, blocks, id, idLine, problems, references };
  }
}

function documentOf(
  known: { id: string; file: string; title: string; language: string; event: string | null },
  frontMatter: FrontMatter | null,
  statements: readonly Statement[],
): AnnotatedDocument {
  return {
    ...known,
    publisher: frontMatter?.publisher ?? null,
    via: frontMatter?.via ?? null,
    url: frontMatter?.url ?? null,
    published: frontMatter?.published ?? null,
    kind: frontMatter?.kind ?? null,
    sourceLanguage: frontMatter?.source_language ?? null,
    ...(frontMatter?.draft !== undefined && { draft: frontMatter.draft }),
    statements,
  };
}

/**
 * Reads one document: YAML front matter, then paragraphs (context) and `:::allegation`, `:::response` and `:::context`
 * blocks. Where no person has reviewed a file (it says so, or it has no blocks), nobody has said what accuses whom outside the
 * blocks: its paragraphs are cut into statements of one to three sentences, none of them reviewed.
 * @param source the text of the file; a byte order mark and any line ends are fine
 * @param file path relative to the corpus folder, for the id and the problems
 */
export function readDocument(source: string, file: string): DocumentReading {
  return new DocumentReader(file).read(source.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'));
}
