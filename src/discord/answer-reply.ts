import type { PhraseLanguage } from '../answer/answer.js';
import type { Answer } from '../answer/guard.js';
import { shownStatements } from '../answer/shown.js';
import { subjectOfAnswer } from '../answer/subject.js';
import type { ControlRow } from '../present/discord/controls.js';
import { interfacePhrase } from '../present/interface-phrases.js';
import type { AnswerContext } from './command.js';
import { customId } from './custom-id.js';
import type { Reply } from './reply.js';

/**
 * Puts an answer to a question, or what was found on a claim, into a reply with its controls: sources, full responses,
 * a follow-up, votes, and the report of an error.
 * @param question as it was typed; null for what is neither counted nor kept, a message that was checked
 * @throws what keeping the state of the controls throws
 */
export async function answerReply(
  answer: Answer,
  { surface, question }: { surface: 'ask' | 'factcheck' | 'watched'; question: string | null },
  context: AnswerContext,
): Promise<Reply> {
  const subject = subjectOfAnswer(answer);
  const asked =
    question === null || answer.kind === 'refused'
      ? {}
      : {
          asked: {
            question,
            language: answer.language,
            isAnswered: answer.kind === 'answered',
            events: subject.events,
          },
        };
  const statements = shownStatements(answer);
  if (answer.kind !== 'answered' || statements.length === 0) return { outgoing: { kind: 'answer', answer }, ...asked };
  const state = await context.keep({
    kind: 'answer',
    surface,
    statements: statements.map(({ id }) => id),
    documents: answer.sources.map(({ document }) => document.id),
    subject: { events: [...subject.events], parties: [...subject.parties] },
  });
  const controls = answerControls(answer.language, state);
  return { outgoing: { kind: 'answer', answer, controls }, state, ...asked };
}

/** @returns the two rows under an answer */
function answerControls(language: PhraseLanguage, state: string): readonly ControlRow[] {
  const label = (key: Parameters<typeof interfacePhrase>[1]) => interfacePhrase(language, key);
  return [
    [
      { kind: 'button', id: customId('sources', state), label: label('button.sources') },
      { kind: 'button', id: customId('responses', state), label: label('button.responses') },
      { kind: 'button', id: customId('follow-up', state), label: label('button.follow-up') },
    ],
    [
      { kind: 'button', id: customId('vote', state, 'up'), label: label('button.helpful'), emoji: '👍' },
      { kind: 'button', id: customId('vote', state, 'down'), label: label('button.unhelpful'), emoji: '👎' },
      { kind: 'button', id: customId('report', state), label: label('button.report') },
    ],
  ];
}
