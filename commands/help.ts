import type { Command } from '../src/discord/command.js';
import { slashCommand } from '../src/discord/declare.js';
import { notice } from '../src/discord/reply.js';
import { ANYBODY } from '../src/discord/surfaces.js';
import { usageLines } from '../src/discord/usage.js';
import { interfacePhrase } from '../src/present/interface-phrases.js';
import { phrase } from '../src/present/phrases.js';

export default {
  declaration: slashCommand('help', { access: ANYBODY }),
  access: ANYBODY,
  costs: false,
  terminal: true,
  isPrivate: () => true,

  run: async (_, { declarations, language }) =>
    notice(
      { heading: 'Alteram' },
      phrase(language, 'help.about'),
      phrase(language, 'help.limits'),
      { heading: phrase(language, 'help.commands') },
      ...usageLines(declarations, language),
      // The terminal has no such command: it keeps nothing of anybody.
      ...(declarations.some(({ name }) => name === 'privacy') ? [interfacePhrase(language, 'help.more')] : []),
    ),
} satisfies Command;
