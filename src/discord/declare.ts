import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { type CommandPhraseKey, commandLocalizations, commandPhrase } from '../present/command-phrases.js';
import { type Access, AUDIENCE_PERMISSION } from './access.js';

/** A command's declaration as Discord's API takes it. */
export type Declaration =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** An option of a slash command: its key in the phrases is `<command>.<name>`. */
export type OptionSketch = { readonly name: string; readonly required?: boolean } & (
  | { readonly kind: 'text'; readonly maxLength?: number; readonly completes?: boolean }
  | { readonly kind: 'flag' }
  /** The choices' keys are `<command>.<option>.<choice>`. */
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
);

/** Longest text of an option that names something: that of Discord's choices. */
const NAME_LENGTH = 100;

/**
 * Declares a slash command whose names and descriptions are phrases, in every language that has them.
 * @param name key of the phrases, and the command's English name
 * @param access for commands of moderators and administrators: they work in servers alone
 * @throws Error if a phrase is missing
 */
export function slashCommand(
  name: string,
  { access, options = [] }: { access: Access; options?: readonly OptionSketch[] },
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    ...named(name),
    ...described(name),
    ...placed(access),
    ...(options.length === 0 ? {} : { options: options.map((option) => declareOption(name, option)) }),
  };
}

/**
 * Declares an entry of the menu on a message.
 * @throws Error if a phrase is missing
 */
export function messageCommand(
  name: string,
  { access }: { access: Access },
): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.Message, ...named(name), ...placed(access) };
}

function declareOption(command: string, option: OptionSketch): APIApplicationCommandBasicOption {
  const key = `${command}.${option.name}`;
  const common = { ...named(key), ...described(key), required: option.required ?? false };
  switch (option.kind) {
    case 'flag':
      return { ...common, type: ApplicationCommandOptionType.Boolean };
    case 'choice': {
      const choices = option.choices.map((value) => ({ ...named(`${key}.${value}`), value }));
      return { ...common, type: ApplicationCommandOptionType.String, choices };
    }
    case 'text': {
      const text = {
        ...common,
        type: ApplicationCommandOptionType.String as const,
        max_length: option.maxLength ?? NAME_LENGTH,
      };
      return option.completes ? { ...text, autocomplete: true } : { ...text, min_length: 1 };
    }
  }
}

function named(key: string) {
  const phrase = checkedKey(`${key}.name`);
  return { name: commandPhrase('en', phrase), name_localizations: commandLocalizations(phrase) };
}

function described(key: string) {
  const phrase = checkedKey(`${key}.description`);
  return { description: commandPhrase('en', phrase), description_localizations: commandLocalizations(phrase) };
}

/** Everybody's commands may be installed by a user and used anywhere; what concerns a server needs one. */
function placed({ audience }: Access) {
  if (audience === 'everyone') {
    return {
      integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    };
  }
  return {
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    default_member_permissions: String(AUDIENCE_PERMISSION[audience]),
  };
}

function checkedKey(key: string): CommandPhraseKey {
  if (commandPhrase('en', key as CommandPhraseKey) === undefined) {
    throw new Error(`no phrase "${key}"; add it to src/present/phrases/commands/*.json`);
  }
  return key as CommandPhraseKey;
}
