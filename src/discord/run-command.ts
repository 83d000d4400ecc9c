import { type ChatInputCommandInteraction, type MessageContextMenuCommandInteraction, MessageFlags } from 'discord.js';
import { surfaceOf } from '../metrics/labels.js';
import type { Command, CommandInput } from './command.js';
import { asReply } from './deliveries.js';
import { serve } from './serve.js';
import { contextOf, type Surroundings } from './surroundings.js';

/**
 * Runs a slash command or an entry of the menu on a message.
 * @throws Error if there is no such command, and what it throws
 */
export async function runCommand(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  command: Command | undefined,
  around: Surroundings,
): Promise<void> {
  if (command === undefined) throw new Error(`no command "${interaction.commandName}"; run alteram register`);
  const context = await contextOf(interaction, around);
  const input = inputOf(interaction);
  const ephemeral = command.isPrivate(input, context.settings);
  await serve(
    {
      surface: surfaceOf(command.declaration.name),
      access: command.access,
      costs: command.costs,
      work: () => command.run(input, context),
      defer: () => interaction.deferReply(ephemeral ? { flags: MessageFlags.Ephemeral } : {}),
      deliver: asReply(interaction, { ephemeral }),
      deliverPrivately: asReply(interaction, { ephemeral: true }),
    },
    context,
    around,
  );
}

function inputOf(interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction): CommandInput {
  if (interaction.isMessageContextMenuCommand()) {
    const { content, author, webhookId } = interaction.targetMessage;
    return { text: () => null, flag: () => null, message: { text: content, byApp: author.bot || webhookId !== null } };
  }
  const { options } = interaction as ChatInputCommandInteraction;
  return {
    text: (name) => options.getString(name)?.trim() || null,
    flag: (name) => options.getBoolean(name),
    message: null,
  };
}
