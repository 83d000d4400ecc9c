import { interfacePhrase } from '../present/interface-phrases.js';
import { answerReply } from './answer-reply.js';
import type { AnswerContext } from './command.js';
import { notice, type Reply } from './reply.js';

/** Longest message that is checked, in characters: that of an ordinary message. */
const LONGEST = 2_000;

/**
 * Says what the corpus holds of the claims of a text. The text is neither counted nor kept.
 * @throws Error if the model fails or the index is damaged
 */
export async function checkText(text: string, context: AnswerContext): Promise<Reply> {
  const { services, preferred, language } = context;
  if (text.length > LONGEST) {
    return notice(interfacePhrase(language, 'too-long', { length: text.length, most: LONGEST }));
  }
  const answer = await services.factCheck(text, preferred === undefined ? {} : { language: preferred });
  return answerReply(answer, { surface: 'factcheck', question: null }, context);
}
