import type { Channel } from './channel.ts';
import { chosenValues, type Named, type OptionValue, optionData, resolvedObjects } from './chosen.ts';
import { hiddenBecause } from './command-access.ts';
import { type Json, TYPE } from './component-limits.ts';
import { snowflake } from './ids.ts';
import { INTERACTION, type InteractionStart, ownersIn, SentInteraction } from './interactions.ts';
import { controlsOf, type Message } from './message.ts';
import { filledIn } from './modal-form.ts';
import { permits } from './permissions.ts';
import type { Server } from './server.ts';
import type { User } from './users.ts';
import type { World } from './world.ts';

/** Which button: by what it says or by its custom id. */
export type Which = { readonly label: string | RegExp } | { readonly customId: string | RegExp };

/** What is filled into a slash command, by the options' names. */
export type Options = Readonly<Record<string, OptionValue>>;

/** A message, or an interaction of whose response the message is meant. */
export type MessageLike = Message | SentInteraction;

/** Somebody with a Discord client, which refuses what a client refuses. */
export class Person {
  readonly world: World;
  readonly user: User;
  readonly locale: string;
  /** Whether the bot is installed to the person, and so can be used everywhere. */
  hasInstalled: boolean;
  /** The server of which the person became a member first; null for one who only writes to the bot. */
  readonly home: Server | null;

  constructor(world: World, input: { user: User; locale: string; hasInstalled: boolean; home: Server | null }) {
    this.world = world;
    this.user = input.user;
    this.locale = input.locale;
    this.hasInstalled = input.hasInstalled;
    this.home = input.home;
  }

  get id(): string {
    return this.user.id;
  }

  /** The direct messages with the bot. */
  get directMessages(): Channel {
    return this.world.directMessages(this.user);
  }

  /**
   * Sends a slash command. Where commands are registered, one that Discord would not offer is refused.
   * @param options the values by the options' names; a channel, a role or a person for such options
   * @param channel where; the first channel of the person's server, or the direct messages, unless told
   */
  slash(name: string, options: Options = {}, channel = this.place()): SentInteraction {
    const data = this.commandData(name, options, null, channel);
    return this.interact({ type: INTERACTION.command, data, channel });
  }

  /** Sends a slash command as a changed client can: with any options, and though it is not offered. */
  forgeSlash(name: string, options: Options = {}, channel = this.place()): SentInteraction {
    const data = { id: snowflake(), name, type: 1, ...optionData(options, null, undefined) };
    return this.interact({ type: INTERACTION.command, data, channel });
  }

  /** Sends what has been typed so far into an option that completes. */
  type(name: string, options: Options, focused: string, channel = this.place()): SentInteraction {
    const data = this.commandData(name, options, focused, channel);
    return this.interact({ type: INTERACTION.autocomplete, data, channel });
  }

  /** Uses a command of a message's menu. */
  useOn(message: MessageLike, name: string): SentInteraction {
    const target = this.visible(message);
    const { channel } = target;
    const registered = this.offered(name, 3, channel);
    const data = {
      id: registered?.id ?? snowflake(),
      name,
      type: 3,
      target_id: target.id,
      resolved: { messages: { [target.id]: target.toJson() } },
    };
    return this.interact({ type: INTERACTION.command, data, channel });
  }

  /**
   * Presses a button.
   * @throws Error where the message has no such button, it is disabled, or the person cannot see it
   */
  press(message: MessageLike, which: Which): SentInteraction {
    const source = this.visible(message);
    const found = controlsOf(source).filter((one) => one.type === TYPE.button && matches(one, which));
    const [button] = found;
    if (button === undefined || found.length > 1) {
      const labels = controlsOf(source).map(({ label, custom_id: id }) => `${label} (${id})`);
      throw new Error(`${found.length} buttons are ${describe(which)}; there are: ${labels.join(', ')}`);
    }
    if (button.disabled === true) throw new Error(`the button ${describe(which)} is disabled`);
    if (button.custom_id === undefined) throw new Error(`the button ${describe(which)} is a link`);
    return this.pressed(source, String(button.custom_id), TYPE.button);
  }

  /** Presses a button that the message may not have, as a changed client can. */
  forgePress(message: MessageLike, customId: string): SentInteraction {
    return this.pressed(messageOf(message), customId, TYPE.button);
  }

  /**
   * Chooses from a select.
   * @param values texts, or channels or roles, as the select offers
   * @throws Error where the message has no such select, it is disabled, or these cannot be chosen
   */
  choose(message: MessageLike, customId: string | RegExp, values: readonly (string | Named)[]): SentInteraction {
    const source = this.visible(message);
    const select = controlsOf(source).find((one) => one.type !== TYPE.button && matches(one, { customId }));
    if (select === undefined) throw new Error(`no select is ${customId}`);
    if (select.disabled === true) throw new Error(`the select ${customId} is disabled`);
    const chosen = chosenValues(select, values);
    return this.pressed(source, String(select.custom_id), Number(select.type), {
      values: chosen,
      ...(select.type === TYPE.stringSelect ? {} : { resolved: resolvedObjects(values) }),
    });
  }

  /** Chooses what a select may not offer, as a changed client can. */
  forgeChoice(
    message: MessageLike,
    customId: string,
    values: readonly string[],
    type: number = TYPE.stringSelect,
  ): SentInteraction {
    return this.pressed(messageOf(message), customId, type, { values });
  }

  /**
   * Fills in the modal that an interaction was answered with, and sends it.
   * @param values by the fields' custom ids: a text, or a list for a select
   * @throws Error where the client would not let the person send this
   */
  submit(
    opener: SentInteraction,
    values: Readonly<Record<string, string | readonly (string | Named)[]>>,
  ): SentInteraction {
    if (opener.modal === null) throw new Error('the interaction was not answered with a modal');
    if (opener.person !== this) throw new Error('another person sees the modal');
    return this.submitted(opener, filledIn(opener.modal, values));
  }

  /** Sends a modal that may not have been shown, as a changed client can. */
  forgeSubmit(opener: SentInteraction, customId: string, values: Readonly<Record<string, string>>): SentInteraction {
    const components = Object.entries(values).map(([id, value], i) => ({
      type: TYPE.row,
      id: 2 * i + 1,
      components: [{ type: TYPE.textInput, id: 2 * i + 2, custom_id: id, value }],
    }));
    return this.submitted(opener, { custom_id: customId, components });
  }

  /** Takes no more direct messages from the bot. */
  closeDirectMessages(): void {
    this.world.closedTo.add(this.user.id);
  }

  private place(): Channel {
    return this.home?.general ?? this.directMessages;
  }

  private commandData(name: string, options: Options, focused: string | null, channel: Channel): Json {
    const registered = this.offered(name, 1, channel);
    return { id: registered?.id ?? snowflake(), name, type: 1, ...optionData(options, focused, registered) };
  }

  /** The command as registered; undefined where none of that name is. */
  private offered(name: string, type: number, channel: Channel): Json | undefined {
    const registered = this.world.command(name, type, channel.server);
    const why = registered && hiddenBecause(registered, this.user.id, channel, ownersIn(channel, this));
    if (why) throw new Error(`Discord does not offer ${name} here: ${why}`);
    return registered;
  }

  private pressed(source: Message, customId: string, type: number, more: Json = {}): SentInteraction {
    const data = { custom_id: customId, component_type: type, id: 1, ...more };
    return this.interact({ type: INTERACTION.component, data, channel: source.channel, source });
  }

  private submitted(opener: SentInteraction, data: Json): SentInteraction {
    const { channel, source } = opener;
    return this.interact({ type: INTERACTION.modal, data, channel, source, opener });
  }

  private visible(message: MessageLike): Message {
    const found = messageOf(message);
    if (found.deleted) throw new Error('the message is deleted');
    if (found.onlyFor !== null && found.onlyFor.id !== this.user.id)
      throw new Error('another person alone sees the message');
    return found;
  }

  private interact(start: Omit<InteractionStart, 'person'>): SentInteraction {
    const { server } = start.channel;
    if (server !== null && !permits(server.permissionsOf(this.user.id, start.channel), 'ViewChannel')) {
      throw new Error('the person cannot see the channel');
    }
    const interaction = new SentInteraction({ ...start, person: this });
    if (Object.keys(interaction.owners).length === 0) {
      throw new Error('the bot is neither in the server nor installed to the person');
    }
    this.world.interactions.push(interaction);
    this.world.events.dispatch('INTERACTION_CREATE', interaction.payload());
    return interaction;
  }
}

/** @returns the message itself, or that of an interaction's response */
function messageOf(message: MessageLike): Message {
  if (!(message instanceof SentInteraction)) return message;
  if (message.response === null) throw new Error('the interaction has no message yet');
  return message.response;
}

function matches({ label, custom_id: customId }: Json, which: Which): boolean {
  const [wanted, actual] = 'label' in which ? [which.label, label] : [which.customId, customId];
  return typeof wanted === 'string' ? wanted === actual : actual !== undefined && wanted.test(String(actual));
}

function describe(which: Which): string {
  return 'label' in which ? `labelled ${which.label}` : `with the id ${which.customId}`;
}
