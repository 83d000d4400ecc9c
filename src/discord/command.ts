import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Logger } from 'pino';
import type { PhraseLanguage } from '../answer/answer.js';
import type { Services } from './services.js';

export {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';

/** A command's declaration as Discord's API takes it. */
export type Declaration = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What a command may use besides the interaction. */
export interface CommandContext {
  readonly services: Services;
  /** Never given the text of a question, a name or an id of a user. */
  readonly log: Logger;
  /** The declarations of all commands, in the order of their names. */
  readonly declarations: readonly Declaration[];
  /** Language of the bot's phrases for this user. */
  readonly language: PhraseLanguage;
}

/** A slash command: one file of `commands/` exports one of these as its default. */
export interface Command {
  readonly declaration: Declaration;
  /** Answers the interaction. What it throws is told at one edge, `dispatch.ts`. */
  execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void>;
  /** Offers choices while an option is typed; needed where the declaration has `autocomplete`. */
  autocomplete?(interaction: AutocompleteInteraction, context: CommandContext): Promise<void>;
}
