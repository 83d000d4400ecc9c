import type { Command } from '../src/discord/command.js';
import { slashCommand } from '../src/discord/declare.js';
import { overviewReply } from '../src/discord/overview-reply.js';
import { ASK } from '../src/discord/surfaces.js';

export default {
  declaration: slashCommand('timeline', {
    access: ASK,
    options: [
      { kind: 'text', name: 'event', completes: true },
      { kind: 'text', name: 'from' },
      { kind: 'text', name: 'to' },
      { kind: 'flag', name: 'private' },
    ],
  }),
  access: ASK,
  costs: true,
  terminal: true,
  isPrivate: (input, { privateByDefault }) => input.flag('private') ?? privateByDefault,

  run: (input, context) =>
    overviewReply(
      { kind: 'timeline', event: input.text('event'), from: input.text('from'), to: input.text('to') },
      'timeline',
      context,
    ),

  complete: (_, typed, services) => services.suggest('event', typed),
} satisfies Command;
