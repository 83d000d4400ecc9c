import { randomUUID } from 'node:crypto';
import type { AutocompleteInteraction, ChatInputCommandInteraction, Interaction } from 'discord.js';
import type { Logger } from 'pino';
import type { PhraseLanguage } from '../answer/answer.js';
import { phrase, phraseLanguageOf } from '../present/phrases.js';
import type { Command, CommandContext } from './command.js';
import { sortFailure } from './failures.js';
import { send } from './send.js';
import type { Services } from './services.js';

export interface DispatchOptions {
  readonly commands: ReadonlyMap<string, Command>;
  readonly services: Services;
  readonly log: Logger;
  /** Language of the bot's phrases for a user whose own it has not. */
  readonly language: PhraseLanguage;
  /** Makes the short id by which a user's report is found in the log; a random one unless told. */
  readonly reportId?: () => string;
}

/** Takes interactions in and sees that each ends well: no error leaves it. */
export interface Dispatcher {
  /** Handles one interaction; never rejects. */
  handle(interaction: Interaction): Promise<void>;
  /** Takes no more interactions: who asks now is told that the bot restarts. */
  stop(): void;
  /** @returns whether all that was under way ended within `milliseconds` */
  drain(milliseconds: number): Promise<boolean>;
}

/** @returns a dispatcher that hands each interaction to the command of its name */
export function createDispatcher(options: DispatchOptions): Dispatcher {
  const { commands, services, log, reportId = () => randomUUID().slice(0, 8) } = options;
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  const declarations = [...commands.values()].map(({ declaration }) => declaration);

  const contextOf = (interaction: Interaction): CommandContext => {
    const language = phraseLanguageOf(interaction.locale) ?? options.language;
    return { services, log, declarations, language };
  };

  async function execute(interaction: ChatInputCommandInteraction): Promise<void> {
    const context = contextOf(interaction);
    const command = commands.get(interaction.commandName);
    try {
      if (stopped) {
        await send(
          interaction,
          { kind: 'notice', lines: [phrase(context.language, 'stopping')] },
          { ephemeral: true, log },
        );
        return;
      }
      if (command === undefined) throw new Error(`no command "${interaction.commandName}"; run alteram register`);
      await command.execute(interaction, context);
    } catch (error) {
      await tell(interaction, context, error);
    }
  }

  /** The one edge at which errors of commands are sorted: the log hears of all, the user of the bot's own. */
  async function tell(
    interaction: ChatInputCommandInteraction,
    context: CommandContext,
    error: unknown,
  ): Promise<void> {
    const { what, level, tellUser } = sortFailure(error);
    const command = interaction.commandName;
    if (!tellUser) {
      log[level]({ command, err: error }, what);
      return;
    }
    const id = reportId();
    log[level]({ command, report: id, err: error }, what);
    const lines = [phrase(context.language, 'error', { id })];
    await send(interaction, { kind: 'notice', lines }, { ephemeral: true, log }).catch((second: unknown) => {
      log.warn({ command, report: id, err: second }, `the user could not be told: ${sortFailure(second).what}`);
    });
  }

  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    const command = commands.get(interaction.commandName);
    try {
      if (stopped || command?.autocomplete === undefined) await interaction.respond([]);
      else await command.autocomplete(interaction, contextOf(interaction));
    } catch (error) {
      const { what, level } = sortFailure(error);
      log[level]({ command: interaction.commandName, err: error }, `no choices were offered: ${what}`);
      if (!interaction.responded) await interaction.respond([]).catch(() => {});
    }
  }

  return {
    handle(interaction) {
      const work = interaction.isChatInputCommand()
        ? execute(interaction)
        : interaction.isAutocomplete()
          ? complete(interaction)
          : Promise.resolve();
      underWay.add(work);
      return work
        .catch((err: unknown) => log.error({ err }, 'an interaction could not be handled'))
        .finally(() => underWay.delete(work));
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
