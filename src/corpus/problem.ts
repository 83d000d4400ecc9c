/** Something wrong in a file of the corpus, told to an editor. */
export interface Problem {
  /** Path relative to the corpus folder. */
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** What is wrong, in one clause. */
  readonly what: string;
  /** What to write instead, in one clause. */
  readonly mend: string;
  /** `error`: the document cannot be shown safely, so nothing is indexed; `warning`: it can, but should be mended. */
  readonly severity: 'error' | 'warning';
}

/**
 * @returns the problem as one line, `file:line: what is wrong; what to write instead`
 */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}: ${problem.what}; ${problem.mend}`;
}
