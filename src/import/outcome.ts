/** What became of one input. */
export type ImportOutcome =
  /** A document that was not there. */
  | { readonly kind: 'added'; readonly id: string; readonly file: string }
  /** A draft that nobody had touched was replaced by its new version. */
  | { readonly kind: 'updated'; readonly id: string; readonly file: string }
  /** The same as was imported before. */
  | { readonly kind: 'unchanged'; readonly id: string; readonly file: string }
  /** A person has worked on the document: it stays as it is, and the new version lies beside it. */
  | { readonly kind: 'kept both'; readonly id: string; readonly file: string; readonly newVersion: string }
  /** The text is in the corpus already, from another address. */
  | { readonly kind: 'same text'; readonly id: string; readonly file: string }
  | { readonly kind: 'failed'; readonly message: string }
  /** A file of a folder that is of no kind that can be imported. */
  | { readonly kind: 'skipped'; readonly message: string };

/** One input, what became of it, and what a person should look at. */
export interface ImportResult {
  /** The input as it was named: a path, an address, `list.csv:12`. */
  readonly input: string;
  readonly outcome: ImportOutcome;
  /** Fields of the front matter that could not be found. */
  readonly missing: readonly string[];
  /** Statements of the document. */
  readonly statements: number;
  /** What was guessed, a clause each. */
  readonly notes: readonly string[];
}

/** @returns the result as one line */
export function resultLine({ input, outcome, missing, statements, notes }: ImportResult): string {
  const remarks = [
    ...notes,
    ...(missing.length > 0 ? [`not found: ${missing.join(', ')}; write them into the file`] : []),
  ];
  const tail = remarks.length > 0 ? ` (${remarks.join('; ')})` : '';
  switch (outcome.kind) {
    case 'added':
    case 'updated':
      return `${input}: ${outcome.kind} ${outcome.file}, ${statements} statement${statements === 1 ? '' : 's'}${tail}`;
    case 'unchanged':
      return `${input}: unchanged ${outcome.file}`;
    case 'kept both':
      return `${input}: ${outcome.file} was edited and stays as it is; the new version lies beside it as ${outcome.newVersion}`;
    case 'same text':
      return `${input}: the same text is there already as ${outcome.file}; nothing was written`;
    case 'failed':
    case 'skipped':
      return `${input}: ${outcome.message}`;
  }
}

/** How many inputs came to what. */
export type ImportCounts = Readonly<Record<ImportOutcome['kind'], number>>;

/** @returns the counts of a batch */
export function countOutcomes(results: readonly ImportResult[]): ImportCounts {
  const counts = { added: 0, updated: 0, unchanged: 0, 'kept both': 0, 'same text': 0, failed: 0, skipped: 0 };
  for (const { outcome } of results) counts[outcome.kind]++;
  return counts;
}

/** @returns the counts as one line: `12 inputs: 9 added, 2 unchanged, 1 failed` */
export function countsLine(counts: ImportCounts): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const parts = Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? [`${count} ${kind}`] : []));
  return `${total} input${total === 1 ? '' : 's'}: ${parts.length > 0 ? parts.join(', ') : 'nothing to import'}`;
}
