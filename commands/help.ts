import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  type Command,
  type Declaration,
  InteractionContextType,
} from '../src/discord/command.js';
import { send } from '../src/discord/send.js';
import { formatDay, phrase } from '../src/present/phrases.js';

export default {
  declaration: {
    type: ApplicationCommandType.ChatInput,
    name: 'help',
    name_localizations: { 'en-US': 'help', 'en-GB': 'help', fr: 'aide', 'zh-CN': '帮助', 'zh-TW': '說明' },
    description: 'What this bot does, its commands, and what its corpus holds',
    description_localizations: {
      'en-US': 'What this bot does, its commands, and what its corpus holds',
      'en-GB': 'What this bot does, its commands, and what its corpus holds',
      fr: 'Ce que fait ce bot, ses commandes et ce que contient son corpus',
      'zh-CN': '这个机器人的用途、命令及其语料库的内容',
      'zh-TW': '這個機器人的用途、指令及其語料庫的內容',
    },
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  },

  async execute(interaction, { services, log, declarations, language }) {
    const { documents, statements, asOf, model, vectors } = services.about();
    const dated = asOf === null ? { dated: 'no', date: '' } : { dated: 'yes', date: formatDay(language, asOf) };
    const lines = [
      phrase(language, 'help.about'),
      phrase(language, 'help.corpus', { documents, statements, ...dated }),
      phrase(language, 'help.limits'),
      phrase(language, 'help.engine', { model, vectors }),
      `${phrase(language, 'help.commands')}:`,
      ...declarations.map((declaration) => usage(declaration, interaction.locale)),
    ];
    await send(interaction, { kind: 'notice', lines }, { ephemeral: true, log });
  },
} satisfies Command;

/** A command as the user types it, with what it does, in the user's language where the declaration has it. */
function usage(declaration: Declaration, locale: keyof NonNullable<Declaration['name_localizations']>): string {
  const options = (declaration.options ?? []).map((option) => {
    const name = option.name_localizations?.[locale] ?? option.name;
    return option.required ? ` ${name}:` : ` [${name}:]`;
  });
  const name = declaration.name_localizations?.[locale] ?? declaration.name;
  return `/${name}${options.join('')} – ${declaration.description_localizations?.[locale] ?? declaration.description}`;
}
