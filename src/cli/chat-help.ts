import type { PhraseLanguage } from '../answer/answer.js';
import type { IndexFacts } from '../index/store/stored-index.js';
import { interfacePhrase } from '../present/interface-phrases.js';
import { formatDay, phrase } from '../present/phrases.js';

/** @returns what the chat says when it opens */
export function chatHelp({ asOf, documents, statements }: IndexFacts, language: PhraseLanguage): string {
  const dated = asOf === null ? { dated: 'no', date: '' } : { dated: 'yes', date: formatDay(language, asOf) };
  const corpus = phrase(language, 'help.corpus', { documents, statements, ...dated });
  return `${corpus}\n${interfacePhrase(language, 'chat.opening')}`;
}
