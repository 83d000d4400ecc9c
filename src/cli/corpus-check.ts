import { checkCorpus } from '../corpus/check-corpus.js';
import { formatProblem } from '../corpus/problem.js';
import type { Output } from './output.js';

/**
 * `alteram corpus check`: prints every problem of a corpus as `file:line: what is wrong; what to write instead`, or one
 * line with counts where there is none. The problems are the verb's result and go to stdout; their number goes to stderr.
 * @returns the exit code: 0 for a clean corpus, 1 for any problem or an unreadable folder
 */
export async function runCorpusCheck(options: {
  readonly corpusFolder: string;
  readonly json: boolean;
  readonly stdout: Output;
  readonly stderr: Output;
}): Promise<number> {
  const { corpusFolder, json, stdout, stderr } = options;
  try {
    const check = await checkCorpus(corpusFolder);
    if (json) stdout.write(`${JSON.stringify(check)}\n`);
    else if (check.problems.length === 0) {
      stdout.write(`${check.documents} documents, ${check.statements} statements: no problems\n`);
    } else {
      stdout.write(check.problems.map((problem) => `${formatProblem(problem)}\n`).join(''));
      const errors = check.problems.filter(({ severity }) => severity === 'error').length;
      stderr.write(`${errors} errors, ${check.problems.length - errors} warnings\n`);
    }
    return check.problems.length === 0 ? 0 : 1;
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
