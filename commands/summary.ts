import type { Command } from '../src/discord/command.js';
import { slashCommand } from '../src/discord/declare.js';
import { overviewReply } from '../src/discord/overview-reply.js';
import { SUMMARY } from '../src/discord/surfaces.js';

export default {
  declaration: slashCommand('summary', {
    access: SUMMARY,
    options: [
      { kind: 'text', name: 'event', completes: true },
      { kind: 'text', name: 'from' },
      { kind: 'text', name: 'to' },
      { kind: 'choice', name: 'length', choices: ['short', 'full'] },
      { kind: 'flag', name: 'share' },
    ],
  }),
  access: SUMMARY,
  costs: true,
  terminal: true,
  isPrivate: (input) => !(input.flag('share') ?? false),

  run: (input, context) =>
    overviewReply(
      {
        kind: 'summary',
        event: input.text('event'),
        from: input.text('from'),
        to: input.text('to'),
        length: input.text('length') === 'full' ? 'full' : 'short',
      },
      'summary',
      context,
    ),

  complete: (_, typed, services) => services.suggest('event', typed),
} satisfies Command;
