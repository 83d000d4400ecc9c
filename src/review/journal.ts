import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { replaceFile } from './replace-file.js';

const LINE = z.object({ statement: z.string(), decided: z.boolean() });

/** Superseded lines at which the file is written anew. */
const MOST_SUPERSEDED = 1_000;

/**
 * Which statements of documents that are not finished a person has decided on: the documents themselves cannot tell an
 * accepted paragraph from one that nobody has looked at. A JSON object a line, so that a line that was cut short loses
 * no other. Losing the file loses no decision that changed a document.
 */
export class Journal {
  private constructor(
    private readonly file: string,
    private readonly ids: Set<string>,
  ) {}

  /** Reads what is there; lines that cannot be read are passed over. */
  static async open(file: string): Promise<Journal> {
    const text = await readFile(file, 'utf8').catch(() => '');
    const ids = new Set<string>();
    const lines = text.split('\n').filter((line) => line !== '');
    for (const line of lines) {
      const read = LINE.safeParse(parsed(line));
      if (!read.success) continue;
      if (read.data.decided) ids.add(read.data.statement);
      else ids.delete(read.data.statement);
    }
    const journal = new Journal(file, ids);
    await mkdir(dirname(file), { recursive: true });
    const cutShort = text !== '' && !text.endsWith('\n');
    if (cutShort || lines.length - ids.size > MOST_SUPERSEDED) await replaceFile(file, journal.text([...ids], true));
    return journal;
  }

  has(statement: string): boolean {
    return this.ids.has(statement);
  }

  /** Notes decisions, or that they were taken back. What is known already is not noted again. */
  async note(statements: Iterable<string>, decided: boolean): Promise<void> {
    const changed = [...new Set(statements)].filter((id) => this.ids.has(id) !== decided);
    if (changed.length === 0) return;
    for (const id of changed) {
      if (decided) this.ids.add(id);
      else this.ids.delete(id);
    }
    await appendFile(this.file, this.text(changed, decided));
  }

  private text(statements: readonly string[], decided: boolean): string {
    return statements.map((statement) => `${JSON.stringify({ statement, decided })}\n`).join('');
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
