import type { Command } from '../src/discord/command.js';
import { slashCommand } from '../src/discord/declare.js';
import { checkText } from '../src/discord/fact-check.js';
import { FACT_CHECK } from '../src/discord/surfaces.js';

/** Longest text that Discord lets a user type here: the limit of a message. */
const LONGEST_CLAIM = 2_000;

export default {
  declaration: slashCommand('factcheck', {
    access: FACT_CHECK,
    options: [
      { kind: 'text', name: 'claim', required: true, maxLength: LONGEST_CLAIM },
      { kind: 'flag', name: 'private' },
    ],
  }),
  access: FACT_CHECK,
  costs: true,
  terminal: true,
  isPrivate: (input, { privateByDefault }) => input.flag('private') ?? privateByDefault,
  run: (input, context) => checkText(input.text('claim') ?? '', context),
} satisfies Command;
