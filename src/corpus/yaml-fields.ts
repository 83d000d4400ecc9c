import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { plainText } from './plain-text.js';
import type { Problem } from './problem.js';

/** A value as an editor writes it: a text or a list of texts. Numbers, dates and `yes` stay the texts that they are. */
export type FieldValue = string | readonly string[];

/** One mapping of a YAML file: its fields in order, each with its line. */
export interface Fields {
  readonly line: number;
  readonly values: ReadonlyMap<string, { readonly value: FieldValue; readonly line: number }>;
}

/** Deeper nesting than this serves nothing here and can bring the YAML library down. */
const MAX_NESTING = 40;

/** @returns whether brackets, list marks on one line or indentation go deeper than any file of a corpus needs */
function nestedTooDeeply(source: string): boolean {
  let depth = 0;
  for (const character of source) {
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_NESTING) return true;
  }
  return new RegExp(`(?:[-?:][ \\t]+){${MAX_NESTING},}|^[ \\t]{${4 * MAX_NESTING},}\\S`, 'mu').test(source);
}

/** Collects what is wrong in one file. */
class Reader {
  readonly problems: Problem[] = [];
  readonly lines = new LineCounter();

  constructor(
    private readonly file: string,
    private readonly firstLine: number,
  ) {}

  lineAt(offset: number): number {
    return this.lines.linePos(offset).line + this.firstLine - 1;
  }

  lineOf(node: Node): number {
    return this.lineAt(node.range?.[0] ?? 0);
  }

  tell(line: number, what: string, mend: string): void {
    this.problems.push({ file: this.file, line, what, mend, severity: 'error' });
  }

  /** @returns the root of the source, or null where it is empty or broken */
  parse(source: string): Node | null {
    if (nestedTooDeeply(source)) {
      this.tell(this.firstLine, 'brackets or lists are nested too deeply', 'write plain `key: value` lines');
      return null;
    }
    // The failsafe schema makes no numbers, dates or booleans of what people write, and knows no tags.
    const document = parseDocument(source, { schema: 'failsafe', lineCounter: this.lines, prettyErrors: false });
    const told = new Set<number>();
    for (const error of [...document.errors, ...document.warnings]) {
      // What is never closed is told at the end of the source; it began with the last thing that was read.
      const offset = error.code === 'MISSING_CHAR' ? lastKey(document.contents, error.pos[0]) : error.pos[0];
      const line = this.lineAt(offset);
      // One slip often breaks several rules of YAML.
      if (!told.has(line)) this.tell(line, yamlFault(error.message), yamlMend(error.code));
      told.add(line);
    }
    return document.errors.length > 0 ? null : document.contents;
  }

  /** @returns the fields of a mapping; what is neither a text nor a list of texts is told and left out */
  fields(node: Node): Fields | null {
    if (!isMap<Node, Node | null>(node)) {
      this.tell(this.lineOf(node), 'this is not a list of `key: value` lines', 'write `key: value`');
      return null;
    }
    const values = new Map<string, { value: FieldValue; line: number }>();
    for (const pair of node.items) {
      const line = this.lineOf(pair.key);
      if (!isPair(pair) || !isScalar(pair.key)) {
        this.tell(line, 'a key that is not a word', 'write `key: value`');
        continue;
      }
      const key = plainText(String(pair.key.value));
      const value = this.value(pair.value);
      if (value !== null) values.set(key, { value, line });
      else this.tell(line, `"${key}" is neither a text nor a list`, 'write `key: value` or `key: [one, two]`');
    }
    return { line: this.lineOf(node), values };
  }

  private value(node: Node | null): FieldValue | null {
    if (node === null) return '';
    if (isScalar(node)) return scalarText(node.value);
    if (!isSeq(node)) return null;
    const list: string[] = [];
    for (const item of node.items) {
      if (!isScalar(item)) return null;
      list.push(scalarText(item.value));
    }
    return list;
  }
}

function scalarText(value: unknown): string {
  return value === null ? '' : plainText(String(value));
}

/** @returns the offset of the last key that begins before another offset, or that offset where there is none */
function lastKey(root: Node | null, before: number): number {
  let last = before;
  visit(root, {
    Pair: (_, { key }) => {
      const start = isScalar(key) ? (key.range?.[0] ?? before) : before;
      if (start < before) last = start;
    },
  });
  return last;
}

function yamlFault(message: string): string {
  return `broken YAML (${plainText(message).replace(/\.$/u, '').slice(0, 120)})`;
}

function yamlMend(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'keep one of the two lines';
  if (code === 'TAG_RESOLVE_FAILED') return 'put the value in quotes';
  return 'put a value that holds a colon, a quote or one of # & * ! | > @ in quotes';
}

/**
 * Reads one YAML mapping of texts and lists of texts, such as front matter. Aliases and tags of YAML are told as problems,
 * and keys are held in a Map, so that no key can reach a prototype.
 * @param source the YAML text
 * @param file for the problems
 * @param firstLine line of the file on which the text begins, from 1
 * @returns the fields, null where the YAML is broken, and what is wrong
 */
export function readYamlMapping(
  source: string,
  file: string,
  firstLine: number,
): { fields: Fields | null; problems: Problem[] } {
  const reader = new Reader(file, firstLine);
  const root = reader.parse(source);
  if (root === null) {
    return {
      fields: reader.problems.length > 0 ? null : { line: firstLine, values: new Map() },
      problems: reader.problems,
    };
  }
  if (isAlias(root)) reader.tell(firstLine, 'this is not a list of `key: value` lines', 'write `key: value`');
  return { fields: reader.fields(root), problems: reader.problems };
}

/**
 * Reads a YAML list of mappings, such as `parties.yaml`.
 * @returns the mappings that can be read, in order, and what is wrong
 */
export function readYamlList(source: string, file: string): { entries: Fields[]; problems: Problem[] } {
  const reader = new Reader(file, 1);
  const root = reader.parse(source);
  const entries: Fields[] = [];
  if (isSeq<Node | null>(root)) {
    for (const item of root.items) {
      const fields = item === null ? null : reader.fields(item);
      if (fields !== null) entries.push(fields);
    }
  } else if (root !== null && !(isScalar(root) && scalarText(root.value) === '')) {
    reader.tell(reader.lineOf(root), 'the file is not a list', 'begin each entry with "- "');
  }
  return { entries, problems: reader.problems };
}
