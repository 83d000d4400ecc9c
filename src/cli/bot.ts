import type { Config } from '../config.js';
import { attach, createClient } from '../discord/client.js';
import { createDispatcher } from '../discord/dispatch.js';
import { loadCommands } from '../discord/load-commands.js';
import { createLogger } from '../discord/logger.js';
import { describeClose, describeLoginFailure } from '../discord/login-failure.js';
import type { Services } from '../discord/services.js';

/** How long what is under way may take after a signal to stop, and then the good-bye to Discord. */
const DRAIN_MS = 8_000;
const LEAVE_MS = 1_000;

/** What the bot runs with. */
export interface BotOptions {
  readonly config: Config;
  readonly services: Services;
  /** Tells one line to the person who started the bot. */
  readonly tell: (line: string) => void;
}

/**
 * Runs the bot until a signal ends it or Discord does for good. The index that `services` use stays the caller's to close.
 * @returns the exit code: 0 after SIGINT or SIGTERM, 1 where the bot could not run, with one line told
 */
export async function runBot({ config, services, tell }: BotOptions): Promise<number> {
  const { discordToken, discordApiUrl, logLevel, phrases: language } = config;
  if (discordToken === null) {
    tell('DISCORD_TOKEN: is not set; put the token of your bot into .env (.env.example says where to find it)');
    return 1;
  }
  const log = createLogger(logLevel);
  const commands = await loadCommands();
  const dispatcher = createDispatcher({ commands, services, log, language });
  const client = createClient(discordApiUrl);
  const signal = nextSignal();
  const ended = attach(client, dispatcher, log).then((code) => ({ kind: 'closed', code }) as const);
  const login = client.login(discordToken).then(
    () => ({ kind: 'logged in' }) as const,
    (error: unknown) => ({ kind: 'not logged in', error }) as const,
  );
  try {
    const first = await Promise.race([login, ended, signal.caught]);
    const outcome = first.kind === 'logged in' ? await Promise.race([ended, signal.caught]) : first;
    if (outcome.kind === 'signal') {
      log.info({ signal: outcome.name }, 'stopping');
      dispatcher.stop();
      if (!(await dispatcher.drain(DRAIN_MS))) log.warn('some answers were not finished in time');
      return 0;
    }
    tell(outcome.kind === 'closed' ? describeClose(outcome.code) : describeLoginFailure(outcome.error, discordApiUrl));
    return 1;
  } finally {
    signal.forget();
    await Promise.race([
      client.destroy().catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, LEAVE_MS).unref()),
    ]);
  }
}

/** Waits for the first signal to stop; `forget` gives the signals back to the process. */
function nextSignal(): { caught: Promise<{ kind: 'signal'; name: string }>; forget: () => void } {
  const names = ['SIGINT', 'SIGTERM'] as const;
  let forget = () => {};
  const caught = new Promise<{ kind: 'signal'; name: string }>((resolve) => {
    const listen = (name: string) => resolve({ kind: 'signal', name });
    for (const name of names) process.once(name, listen);
    forget = () => {
      for (const name of names) process.off(name, listen);
    };
  });
  return { caught, forget: () => forget() };
}
