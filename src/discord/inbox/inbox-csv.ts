import { stringify } from 'csv-stringify/sync';
import { type AskedText, groupQuestions } from '../../answer/question-groups.js';
import type { Report } from '../../store/reports.js';

const COLUMNS = ['kind', 'group', 'text', 'language', 'link', 'documents', 'statements', 'time', 'done'] as const;

/** By this sign at its begin a spreadsheet knows that a file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * @param reports all of them, done ones as well
 * @param questions those that are open
 * @returns both as one table (RFC 4180), a line each: questions that ask much the same have the same number in `group`,
 *   lists of ids have a space between, times are ISO 8601
 */
export function inboxCsv(reports: readonly Report[], questions: readonly AskedText[]): string {
  const groups = groupQuestions(questions);
  const byId = new Map(questions.map((question) => [question.id, question]));
  const rows = [
    ...reports.map(({ text, link, documents, statements, reportedAt, doneAt }) => ({
      kind: 'report',
      text,
      link: link ?? '',
      documents: documents.join(' '),
      statements: statements.join(' '),
      time: reportedAt.toISOString(),
      done: doneAt?.toISOString() ?? '',
    })),
    ...groups.flatMap(({ ids }, i) =>
      ids.flatMap((id) => {
        const question = byId.get(id);
        if (question === undefined) return [];
        const { text, language, askedAt } = question;
        return [{ kind: 'question', group: String(i + 1), text, language, time: askedAt.toISOString() }];
      }),
    ),
  ];
  const cells = rows.map((row: Partial<Record<(typeof COLUMNS)[number], string>>) =>
    COLUMNS.map((column) => defused(row[column] ?? '')),
  );
  return BYTE_ORDER_MARK + stringify([[...COLUMNS], ...cells], { record_delimiter: 'windows', quoted_string: true });
}

/**
 * Keeps a spreadsheet from taking a text for a formula, which could send the whole table to a stranger.
 * https://owasp.org/www-community/attacks/CSV_Injection
 * @returns the text, with an apostrophe before it where it begins with a sign that starts a formula, of either width, or
 *   with a control character, blanks left aside
 */
export function defused(text: string): string {
  return /^(?:[\p{Cc}\p{Cf}]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u.test(text) ? `'${text}` : text;
}
