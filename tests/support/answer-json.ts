/** A statement as `alteram ask --json` prints it. */
export interface StatementJson {
  readonly text: string;
  readonly stance: string;
  readonly type: string | null;
  readonly by: readonly string[];
  readonly against: readonly string[];
  readonly event: string | null;
  readonly document: string;
  readonly citations: readonly number[];
  readonly reviewed: boolean;
  readonly attribution?: string | null;
}

export interface RebuttalJson {
  readonly kind: 'response' | 'none on record';
  readonly party: string;
  readonly scope: string | null;
  readonly asOf: string | null;
  readonly statement: StatementJson | null;
}

export interface BlockJson {
  readonly kind: 'allegations' | 'response' | 'context';
  readonly statements: readonly StatementJson[];
  readonly rebuttals: readonly RebuttalJson[];
}

/** An answer as `alteram ask --json` prints it, by the contract in the README. */
export interface AnswerJson {
  readonly id?: string;
  readonly question: string;
  readonly kind: 'answered' | 'nothing found' | 'refused';
  readonly blocks: readonly BlockJson[];
  readonly sources: readonly {
    readonly n: number;
    readonly document: string;
    readonly publisher: string;
    readonly title: string;
    readonly url: string;
    readonly published: string;
  }[];
  readonly nearest: readonly { readonly document: string; readonly title: string }[];
  readonly text: string;
  readonly elapsedMs: number;
}
