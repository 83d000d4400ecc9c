import type { Command } from '../src/discord/command.js';
import { slashCommand } from '../src/discord/declare.js';
import { forgetPerson } from '../src/discord/privacy.js';
import { ANYBODY } from '../src/discord/surfaces.js';

export default {
  declaration: slashCommand('forget-me', { access: ANYBODY }),
  access: ANYBODY,
  costs: false,
  terminal: false,
  isPrivate: () => true,
  run: (_, context) => forgetPerson(context),
} satisfies Command;
