import type { Annotate } from './annotate.js';
import type { Candidate } from './candidate.js';
import { commit, type Store } from './commit.js';
import type { PlannedInput, SkippedInput } from './expand-inputs.js';
import { faultMessage, InputFault } from './input-fault.js';
import type { KnownDocuments } from './keep/known-documents.js';
import { WholeFiles } from './keep/write-file.js';
import type { ImportOutcome, ImportResult } from './outcome.js';
import { type Prepared, prepare } from './prepare.js';
import type { Parsers } from './read/parsers.js';

/** What a batch is imported with. */
export interface BatchOptions {
  readonly corpusFolder: string;
  /** Folder inside the corpus for new documents, with `/`; empty for its top. */
  readonly into: string;
  readonly known: KnownDocuments;
  readonly parsers: Parsers;
  /** Nothing is written. */
  readonly dryRun: boolean;
  /** Proposes what each sentence is; its proposals are kept for review and set nothing. */
  readonly annotate?: Annotate;
  /** Called after each input, in their order. */
  readonly onResult?: (result: ImportResult, done: number, total: number) => void;
}

/** Inputs that are fetched and read ahead of the one that is written. */
const AHEAD = 6;

/**
 * Imports inputs in their order; some are fetched and read at the same time. What is wrong with one is told in its result and
 * stops no other. Whatever was imported before is found again, so that a batch that was stopped can be started anew.
 */
export async function importBatch(
  inputs: readonly (PlannedInput | SkippedInput)[],
  options: BatchOptions,
): Promise<ImportResult[]> {
  const { corpusFolder, into, known, dryRun, annotate = null, onResult } = options;
  const files = dryRun ? null : await WholeFiles.open(corpusFolder);
  const store: Store = { corpusFolder, into, known, files, annotate };
  const results: ImportResult[] = [];
  const ahead: Promise<Ready>[] = [];
  for (const [place, input] of inputs.entries()) {
    while (ahead.length < AHEAD && place + ahead.length < inputs.length) {
      const next = inputs[place + ahead.length];
      if (next !== undefined) ahead.push(makeReady(next, options));
    }
    const ready = await (ahead.shift() ?? makeReady(input, options));
    const result = await finish(input.input, ready, store);
    results.push(result);
    onResult?.(result, results.length, inputs.length);
  }
  return results;
}

/** A source that was read, or what is known of it already. */
type Ready = Prepared | { readonly outcome: ImportOutcome };

function failed(error: unknown): { outcome: ImportOutcome } {
  const message = error instanceof InputFault ? error.message : `cannot be imported (${faultMessage(error)})`;
  return { outcome: { kind: 'failed', message } };
}

async function makeReady(planned: PlannedInput | SkippedInput, options: BatchOptions): Promise<Ready> {
  if ('skipped' in planned) return { outcome: { kind: 'skipped', message: planned.skipped } };
  try {
    const candidate: Candidate | { readonly unchanged: string } = await planned.obtain();
    const prepared =
      'unchanged' in candidate
        ? { unchanged: options.known.get(candidate.unchanged) }
        : await prepare(candidate, options);
    if (!('unchanged' in prepared)) return prepared;
    const { id = '', file = '' } = prepared.unchanged ?? {};
    return { outcome: { kind: 'unchanged', id, file } };
  } catch (error) {
    return failed(error);
  }
}

async function finish(input: string, ready: Ready, store: Store): Promise<ImportResult> {
  const nothing = { input, missing: [], notes: [], statements: 0 };
  if ('outcome' in ready) return { ...nothing, ...ready };
  const { missing, notes } = ready.composed;
  try {
    const outcome = await commit(ready, store);
    const written = outcome.kind === 'added' || outcome.kind === 'updated';
    return written
      ? { input, outcome, missing, notes, statements: ready.read.statements.length }
      : { ...nothing, outcome };
  } catch (error) {
    return { ...nothing, ...failed(error) };
  }
}
