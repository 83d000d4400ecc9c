import {
  type AnySelectMenuInteraction,
  type ButtonInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import { surfaceOf } from '../metrics/labels.js';
import { interfacePhrase } from '../present/interface-phrases.js';
import { RETENTION_DAYS } from '../store/retention.js';
import type { Action, ActionInput } from './action.js';
import type { CommandContext } from './command.js';
import { type ControlAddress, readCustomId } from './custom-id.js';
import { asReply, asUpdate, type Delivery } from './deliveries.js';
import { deniedHere } from './denied-here.js';
import { type KeptState, readKeptState } from './kept-state.js';
import { modalJson } from './modal.js';
import { notice } from './reply.js';
import { send } from './send.js';
import { denial, serve } from './serve.js';
import { contextOf, type Surroundings } from './surroundings.js';

type Pressed = ButtonInteraction | AnySelectMenuInteraction | ModalSubmitInteraction;

/**
 * Does what a button, a select or a form stands for. One of another version of the program, one that is too old, and one
 * that somebody has no right to are told so, privately.
 * @throws what the action throws
 */
export async function runAction(
  interaction: Pressed,
  actions: ReadonlyMap<string, Action>,
  around: Surroundings,
): Promise<void> {
  const context = await contextOf(interaction, around);
  const privately = asReply(interaction, { ephemeral: true });
  const address = readCustomId(interaction.customId);
  const action = address === 'other version' ? undefined : actions.get(address.action);
  if (address === 'other version' || action === undefined) {
    return tell(interfacePhrase(context.language, 'other-version'), privately, around);
  }
  const found = await stateFor(action, address, context);
  if (found === 'expired') {
    return tell(interfacePhrase(context.language, 'expired', { days: RETENTION_DAYS.messages }), privately, around);
  }
  if (found === 'gone') return tell(interfacePhrase(context.language, 'gone'), privately, around);
  const input = inputOf(interaction, address, found.isOwner);
  if (action.shows === 'form') {
    const denied = await deniedHere(action.access, context);
    if (denied !== null) await send(denial(denied, context).outgoing, privately, { log: around.log });
    else if (!interaction.isModalSubmit())
      await interaction.showModal(modalJson(action.run(input, context, found.state)));
    return;
  }
  const changes = action.shows === 'update' || (action.shows === 'own page' && input.isOwner);
  const updates = changes && hasMessage(interaction);
  const ephemeral = action.shows !== 'public';
  await serve(
    {
      surface: surfaceOf(action.name.replace(/-(?:page|asked)$/, '')),
      access: action.access,
      costs: action.costs,
      work: () => action.run(input, context, found.state),
      defer: () =>
        updates
          ? interaction.deferUpdate()
          : interaction.deferReply(ephemeral ? { flags: MessageFlags.Ephemeral } : {}),
      deliver: updates ? asUpdate(interaction) : asReply(interaction, { ephemeral }),
      deliverPrivately: privately,
    },
    context,
    around,
  );
}

/** Whether the interaction comes from a message that can be changed: a form may come from a command. */
function hasMessage(
  interaction: Pressed,
): interaction is ButtonInteraction | AnySelectMenuInteraction | ModalMessageModalSubmitInteraction {
  return interaction.isMessageComponent() || interaction.isFromMessage();
}

async function tell(line: string, privately: Delivery, { log }: Surroundings): Promise<void> {
  await send(notice(line).outgoing, privately, { log });
}

/** What the action needs: `gone` also where an id was forged, or is of another server. */
async function stateFor(
  action: Action,
  address: ControlAddress,
  { store, member, person }: CommandContext,
): Promise<{ state: KeptState | null; isOwner: boolean } | 'expired' | 'gone'> {
  if (action.needs === 'none') return { state: null, isOwner: false };
  const found = address.state === null ? null : await store.messages.find(address.state);
  if (found === null) return 'gone';
  if ('expired' in found) return 'expired';
  const { kept } = found;
  const state = readKeptState(kept.state);
  const isHere = kept.server === null || kept.server === member.server;
  if (state === null || state.kind !== action.needs || !isHere) return 'gone';
  return { state, isOwner: kept.person === person };
}

function inputOf(interaction: Pressed, { state, argument }: ControlAddress, isOwner: boolean): ActionInput {
  return {
    argument,
    stateId: state ?? '',
    values: !interaction.isModalSubmit() && interaction.isAnySelectMenu() ? interaction.values : [],
    field: (id) => (interaction.isModalSubmit() ? interaction.fields.getTextInputValue(id).trim() : ''),
    isOwner,
  };
}
