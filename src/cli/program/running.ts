import type { Command } from 'commander';
import type { ModelUse } from '../../answer/language-model/composer.js';
import type { Config } from '../../config.js';
import type { BotOptions } from '../bot.js';
import { type FolderOptions, NamedFault, print, settings, tell, verb } from './verb.js';

/** Declares the verbs that stay: `start`, `chat`, `bot`; and `register`, which a bot needs once. */
export function addRunningVerbs(program: Command): void {
  verb(program, 'start', 'the bot if DISCORD_TOKEN is set, else the chat').action(async (options: FolderOptions) => {
    const config = settings();
    await (config.discordToken === null ? chat(config, options) : bot(config, options));
  });

  verb(program, 'chat', 'a chat in the terminal; lines of standard input where it is no terminal').action(
    (options: FolderOptions) => chat(settings(), options),
  );

  verb(program, 'bot', 'connects to Discord and answers there').action((options: FolderOptions) =>
    bot(settings(), options),
  );

  verb(program, 'register', "deploys the bot's commands to Discord; changes nothing where nothing changed")
    .option('--guild <id>', 'in one server only, at once (setting DISCORD_GUILD_ID)')
    .action(async ({ guild }: { guild?: string }) => {
      const { runRegister } = await import('../register.js');
      process.exitCode = await runRegister({ config: settings(), guild: guild ?? null, print, tell });
    });
}

async function chat(config: Config, options: FolderOptions): Promise<void> {
  const { chooseFolders, openEngine } = await import('../open-engine.js');
  const { runChat } = await import('../chat.js');
  const folders = chooseFolders(config, options);
  const engine = await openEngine(config, folders, process.stderr);
  const { servicesOf } = await import('../services.js');
  try {
    const services = servicesOf(engine);
    await runChat({ engine, services, dataFolder: folders.dataFolder, language: config.phrases });
  } finally {
    await engine.close();
  }
}

async function bot(config: Config, options: FolderOptions): Promise<void> {
  if (config.discordToken === null) {
    throw new NamedFault('DISCORD_TOKEN: is not set; put the token of your bot into .env (see .env.example)');
  }
  const { chooseFolders, openEngine } = await import('../open-engine.js');
  const { runBot } = await import('../bot.js');
  const { liveServices } = await import('../live-services.js');
  const { followCorpus } = await import('../follow-corpus.js');
  const { openStore } = await import('../../store/store.js');
  const folders = chooseFolders(config, options);
  const modelListeners: NonNullable<BotOptions['modelListeners']> = new Set();
  const heard = (use: ModelUse) => {
    for (const listen of modelListeners) listen(use);
  };
  const live = liveServices(await openEngine(config, folders, process.stderr, heard));
  const stopFollowing = followCorpus({ corpusFolder: folders.corpusFolder, live, tell });
  try {
    const store = await openStore({ dataFolder: folders.dataFolder, log: tell });
    try {
      process.exitCode = await runBot({ config, services: live.services, store, tell, modelListeners });
    } finally {
      await store.close();
    }
  } finally {
    stopFollowing();
    await live.close();
  }
}
