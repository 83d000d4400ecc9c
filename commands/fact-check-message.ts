import type { Command } from '../src/discord/command.js';
import { messageCommand } from '../src/discord/declare.js';
import { checkText } from '../src/discord/fact-check.js';
import { notice } from '../src/discord/reply.js';
import { FACT_CHECK } from '../src/discord/surfaces.js';
import { interfacePhrase } from '../src/present/interface-phrases.js';

export default {
  declaration: messageCommand('factcheck-message', { access: FACT_CHECK }),
  access: FACT_CHECK,
  costs: true,
  terminal: false,
  isPrivate: (_, { privateByDefault }) => privateByDefault,

  async run({ message }, context) {
    if (message === null) throw new Error('a message command came without its message');
    if (message.byApp) return notice(interfacePhrase(context.language, 'foreign-bot'));
    return checkText(message.text, context);
  },
} satisfies Command;
