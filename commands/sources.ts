import type { Command } from '../src/discord/command.js';
import { slashCommand } from '../src/discord/declare.js';
import { overviewReply } from '../src/discord/overview-reply.js';
import { ASK } from '../src/discord/surfaces.js';

export default {
  declaration: slashCommand('sources', {
    access: ASK,
    options: [
      { kind: 'text', name: 'publisher', completes: true },
      { kind: 'text', name: 'event', completes: true },
    ],
  }),
  access: ASK,
  costs: true,
  terminal: true,
  isPrivate: () => true,

  run: (input, context) =>
    overviewReply(
      { kind: 'sources', publisher: input.text('publisher'), event: input.text('event') },
      'sources',
      context,
    ),

  complete: (option, typed, services) => services.suggest(option === 'publisher' ? 'publisher' : 'event', typed),
} satisfies Command;
