import { COMMANDS } from './commands.js';
import type { ReviewState } from './session-state.js';

/**
 * Reads a line as keys, for where standard input is no terminal: the name or key of a command, with the answer to what it
 * asks after a blank (`by north, south`). While something is asked for, a whole line is the answer, an empty one takes
 * what is suggested, and `/cancel` leaves it.
 * @returns what to press: keys, then, if they lead to a question, the answer to it; null for a line that is no command
 */
export function readTypedLine(
  state: ReviewState,
  line: string,
): { readonly keys: readonly string[]; readonly answer: readonly string[] | null } | null {
  const typed = line.trim();
  const answer = (text: string): string[] => ['<clear>', ...text, '<enter>'];
  if (state.prompt !== null) {
    if (typed === '') return { keys: ['<enter>'], answer: null };
    return { keys: typed === '/cancel' ? ['<escape>'] : answer(typed), answer: null };
  }
  if (typed === '' || typed.startsWith('#')) return { keys: [], answer: null };
  const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(typed) ?? [];
  const isType = /^[1-6]$/u.test(word);
  const command = COMMANDS.find(({ key, name }) => name === word.toLowerCase() || key === word);
  const key = isType ? word : command?.key;
  if (key === undefined) return null;
  // An answer says how to cut: the question must be asked, also where there is only one place for it.
  if (key === 'x' && rest !== '') return { keys: ['X'], answer: answer(rest) };
  return { keys: [key], answer: rest === '' ? null : answer(rest) };
}
