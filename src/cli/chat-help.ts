import type { IndexFacts } from '../index/store/stored-index.js';
import { formatDay, phrase } from '../present/phrases.js';

/**
 * @returns what the chat says when it opens (`short`) or is asked for help (`long`)
 */
export function chatHelp(facts: IndexFacts, length: 'short' | 'long'): string {
  const dated = facts.asOf === null ? { dated: 'no', date: '' } : { dated: 'yes', date: formatDay('en', facts.asOf) };
  const corpus = phrase('en', 'help.corpus', { documents: facts.documents, statements: facts.statements, ...dated });
  if (length === 'short') return `${corpus}\nAsk a question, or /help.`;
  return [
    phrase('en', 'help.about'),
    corpus,
    phrase('en', 'help.limits'),
    '',
    'A plain line is a question, in English, French or Chinese.',
    '/ask QUESTION   the same',
    '/help           this page',
    '/quit           ends the chat (so does Ctrl+D)',
  ].join('\n');
}
