import type { Command } from '../src/discord/command.js';
import { slashCommand } from '../src/discord/declare.js';
import { overviewReply } from '../src/discord/overview-reply.js';
import { ASK } from '../src/discord/surfaces.js';

export default {
  declaration: slashCommand('source', {
    access: ASK,
    options: [{ kind: 'text', name: 'id', required: true, completes: true }],
  }),
  access: ASK,
  costs: true,
  terminal: true,
  isPrivate: () => true,
  run: (input, context) => overviewReply({ kind: 'document', id: input.text('id') ?? '' }, 'source', context),
  complete: (_, typed, services) => services.suggest('document', typed),
} satisfies Command;
