import type { Command } from '../src/discord/command.js';
import { slashCommand } from '../src/discord/declare.js';
import { overviewReply } from '../src/discord/overview-reply.js';
import { ASK } from '../src/discord/surfaces.js';

export default {
  declaration: slashCommand('responses', {
    access: ASK,
    options: [
      { kind: 'text', name: 'party', required: true, completes: true },
      { kind: 'flag', name: 'private' },
    ],
  }),
  access: ASK,
  costs: true,
  terminal: true,
  isPrivate: (input, { privateByDefault }) => input.flag('private') ?? privateByDefault,
  run: (input, context) => overviewReply({ kind: 'responses', party: input.text('party') ?? '' }, 'responses', context),
  complete: (_, typed, services) => services.suggest('party', typed),
} satisfies Command;
