import { answerReply } from '../src/discord/answer-reply.js';
import type { Command } from '../src/discord/command.js';
import { slashCommand } from '../src/discord/declare.js';
import { ASK } from '../src/discord/surfaces.js';

/** Longest question that Discord lets a user type, in characters. */
const LONGEST_QUESTION = 500;

export default {
  declaration: slashCommand('ask', {
    access: ASK,
    options: [
      { kind: 'text', name: 'question', required: true, maxLength: LONGEST_QUESTION },
      { kind: 'text', name: 'event', completes: true },
      { kind: 'flag', name: 'private' },
    ],
  }),
  access: ASK,
  costs: true,
  terminal: true,

  isPrivate: (input, { privateByDefault }) => input.flag('private') ?? privateByDefault,

  async run(input, context) {
    const { services, conversation, preferred } = context;
    const question = input.text('question') ?? '';
    const event = input.text('event');
    const answer = await services.ask(question, {
      ...(event === null ? {} : { event }),
      previous: conversation.previous(),
      ...(preferred === undefined ? {} : { language: preferred }),
    });
    conversation.remember(question);
    return answerReply(answer, { surface: 'ask', question }, context);
  },

  complete: (_, typed, services) => services.suggest('event or party', typed),
} satisfies Command;
