import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTIES_FILE } from '../corpus/corpus-folder.js';
import { statementId } from '../corpus/ids.js';
import type { Journal } from './journal.js';
import { type PartiesText, withParties } from './parties-file.js';
import { exactText, replaceFile } from './replace-file.js';
import type { ReviewDocument } from './review-document.js';
import type { ReviewState } from './session-state.js';
import { renderVerified } from './verify.js';

/** What saving needs to know at first. */
export interface SaveOptions {
  readonly corpusFolder: string;
  readonly journal: Journal;
  /** Text of each file under review as it was read, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** parties.yaml as it was read; null where there is none. */
  readonly parties: string | null;
}

/** Thrown where a file is no longer as the review left it. Told to the person as it stands. */
export class ChangedMeanwhileError extends Error {
  override readonly name = 'ChangedMeanwhileError';

  constructor(file: string) {
    super(`${file} was changed by someone else meanwhile: nothing of it was written; run the review again`);
  }
}

/** Brings the files and the journal to what the review says after each key. */
export class ReviewSaver {
  private readonly texts: Map<string, string>;
  private parties: string | null;
  private readonly firstParties: string | null;
  private saved: ReviewState;

  /** @param first the review before the first key, which is how the files are */
  constructor(
    private readonly options: SaveOptions,
    first: ReviewState,
  ) {
    this.texts = new Map(options.texts);
    this.parties = options.parties;
    this.firstParties = options.parties;
    this.saved = first;
  }

  /** @returns parties.yaml with what was added, or why that cannot be written */
  partiesText({ added, registry }: ReviewState): PartiesText {
    return withParties(this.firstParties, added, registry);
  }

  /**
   * Writes each file that is not as the review says, whole or not at all, and then notes what was decided.
   * @returns lines to tell the person; empty if there is nothing to tell
   * @throws ChangedMeanwhileError if somebody else has changed one of them
   */
  async save(state: ReviewState): Promise<string[]> {
    const told: string[] = [];
    if (state.added !== this.saved.added) told.push(...(await this.saveParties(state)));
    for (const [id, document] of state.documents) {
      const before = this.saved.documents.get(id);
      if (before === document) continue;
      const rendered = renderVerified(document);
      // The session lets no document through that cannot be written.
      if (rendered.kind === 'trouble') throw new Error(`${document.file}:${rendered.line}: ${rendered.what}`);
      await this.write(document.file, this.texts.get(document.file) ?? null, rendered.text);
      this.texts.set(document.file, rendered.text);
      const [was, is] = [before === undefined ? new Set<string>() : decidedIn(before), decidedIn(document)];
      await this.options.journal.note(
        [...was].filter((statement) => !is.has(statement)),
        false,
      );
      await this.options.journal.note(is, true);
    }
    this.saved = state;
    return told;
  }

  private async saveParties(state: ReviewState): Promise<string[]> {
    const result = this.partiesText(state);
    if ('why' in result) return [result.why];
    const text = this.firstParties === null && state.added.length === 0 ? null : result.text;
    await this.write(PARTIES_FILE, this.parties, text);
    this.parties = text;
    return [];
  }

  /** @param text null to remove a file that the review made */
  private async write(file: string, known: string | null, text: string | null): Promise<void> {
    if (known === text) return;
    const path = join(this.options.corpusFolder, file);
    const bytes = await readFile(path).catch(() => null);
    if ((bytes === null ? null : exactText(bytes)) !== known) throw new ChangedMeanwhileError(file);
    if (text === null) await rm(path, { force: true });
    else await replaceFile(path, text);
  }
}

/** Ids of the statements that are accepted, as the corpus reader gives them. */
function decidedIn({ id, units }: ReviewDocument): Set<string> {
  const taken = new Map<string, number>();
  const decided = new Set<string>();
  for (const { text, decision } of units) {
    if (decision === 'dropped') continue;
    const statement = statementId(id, text, taken);
    if (decision === 'accepted') decided.add(statement);
  }
  return decided;
}
