import { randomUUID } from 'node:crypto';
import type { Interaction, RepliableInteraction } from 'discord.js';
import { phrase, phraseLanguageOf } from '../present/phrases.js';
import type { Action } from './action.js';
import { choicesFrom } from './choices.js';
import type { Command } from './command.js';
import { asFollowUp, asReply } from './deliveries.js';
import { sortFailure } from './failures.js';
import { notice } from './reply.js';
import { runAction } from './run-action.js';
import { runCommand } from './run-command.js';
import { send } from './send.js';
import type { Surroundings } from './surroundings.js';

export interface DispatchOptions {
  readonly commands: ReadonlyMap<string, Command>;
  readonly actions: ReadonlyMap<string, Action>;
  readonly around: Surroundings;
  /** Makes the short id by which a user's report is found in the log; a random one unless told. */
  readonly reportId?: () => string;
}

/** Takes interactions in and sees that each ends well: no error leaves it. */
export interface Dispatcher {
  /** Handles one interaction; never rejects. */
  handle(interaction: Interaction): Promise<void>;
  /** Counts other work among what is under way; never rejects. */
  track(work: Promise<void>, what: string): Promise<void>;
  readonly isStopped: boolean;
  /** Takes no more interactions: who asks now is told that the bot restarts. */
  stop(): void;
  /** @returns whether all that was under way ended within `milliseconds` */
  drain(milliseconds: number): Promise<boolean>;
}

/** @returns a dispatcher that hands each interaction to the command or action that it is for */
export function createDispatcher(options: DispatchOptions): Dispatcher {
  const { commands, actions, around, reportId = () => randomUUID().slice(0, 8) } = options;
  const { log, metrics } = around;
  const underWay = new Set<Promise<void>>();
  let stopped = false;

  async function answer(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) {
      const command = commands.get(interaction.commandName);
      const { name, value } = interaction.options.getFocused(true);
      const offered = stopped ? [] : (command?.complete?.(name, value, around.services) ?? []);
      await interaction.respond(choicesFrom(offered));
    } else if (stopped) {
      const line = phrase(phraseLanguageOf(interaction.locale) ?? around.language, 'stopping');
      await send(notice(line).outgoing, asReply(interaction, { ephemeral: true }), { log });
    } else if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
      await runCommand(interaction, commands.get(interaction.commandName), around);
    } else if (interaction.isButton() || interaction.isAnySelectMenu() || interaction.isModalSubmit()) {
      await runAction(interaction, actions, around);
    }
  }

  /** The one edge at which errors are sorted: the log hears of all, the person of the bot's own. */
  async function tell(interaction: Interaction, error: unknown): Promise<void> {
    const { what, level, tellUser, kind } = sortFailure(error);
    const name = nameOf(interaction);
    if (kind !== null) metrics.discordFailed(kind);
    if (interaction.isAutocomplete()) {
      log[level]({ name, err: error }, `no choices were offered: ${what}`);
      if (!interaction.responded) await interaction.respond([]).catch(() => {});
    } else if (!tellUser || !interaction.isRepliable()) log[level]({ name, err: error }, what);
    else {
      const id = reportId();
      log[level]({ name, report: id, err: error }, what);
      await tellPerson(interaction, id).catch((second: unknown) => {
        log.warn({ name, report: id, err: second }, `the user could not be told: ${sortFailure(second).what}`);
      });
    }
  }

  async function tellPerson(interaction: RepliableInteraction, id: string): Promise<void> {
    const line = phrase(phraseLanguageOf(interaction.locale) ?? around.language, 'error', { id });
    // Where a change of a message was announced, the fault must not take the place of the answer that stands there.
    const changes = interaction.isMessageComponent() && interaction.deferred && interaction.ephemeral === null;
    await send(notice(line).outgoing, changes ? asFollowUp(interaction) : asReply(interaction, { ephemeral: true }), {
      log,
    });
  }

  function track(work: Promise<void>, what: string): Promise<void> {
    underWay.add(work);
    return work
      .catch((err: unknown) => log.error({ err }, `${what} could not be handled`))
      .finally(() => underWay.delete(work));
  }

  return {
    track,
    handle: (interaction) =>
      track(
        answer(interaction).catch((error: unknown) => tell(interaction, error)),
        'an interaction',
      ),
    get isStopped() {
      return stopped;
    },
    stop() {
      stopped = true;
    },
    async drain(milliseconds) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<boolean>((resolve) => {
        timer = setTimeout(resolve, milliseconds, false);
      });
      const done = Promise.allSettled([...underWay]).then(() => true);
      const ended = await Promise.race([done, late]);
      clearTimeout(timer);
      return ended;
    },
  };
}

/** The name of a command or action, for the log: never what was typed. */
function nameOf(interaction: Interaction): string {
  if (interaction.isCommand() || interaction.isAutocomplete()) return interaction.commandName;
  if (interaction.isMessageComponent() || interaction.isModalSubmit()) return interaction.customId.split(':')[1] ?? '';
  return 'unknown';
}
