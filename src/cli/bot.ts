import type { ModelUse } from '../answer/language-model/composer.js';
import type { Config } from '../config.js';
import { allActions } from '../discord/actions/all-actions.js';
import { createAdmission } from '../discord/admission.js';
import { type Connection, createConnection } from '../discord/connection.js';
import { createConversations } from '../discord/conversation.js';
import { createDispatcher, type Dispatcher } from '../discord/dispatch.js';
import { startHousekeeping } from '../discord/housekeeping.js';
import { loadCommands } from '../discord/load-commands.js';
import { createLogger } from '../discord/logger.js';
import { describeClose, describeLoginFailure } from '../discord/login-failure.js';
import { createMessageHandler } from '../discord/messages.js';
import type { Services } from '../discord/services.js';
import { startHealthServer } from '../metrics/health-server.js';
import { createMetrics } from '../metrics/metrics.js';
import type { Store } from '../store/store.js';

/** How long what is under way may take after a signal to stop, and then the good-bye to Discord. */
const DRAIN_MS = 8_000;
const LEAVE_MS = 1_000;

/** What the bot runs with. */
export interface BotOptions {
  readonly config: Config;
  readonly services: Services;
  readonly store: Store;
  /** Who hears of every answer where a language model is set. */
  readonly modelListeners?: Set<(use: ModelUse) => void>;
  /** Tells one line to the person who started the bot. */
  readonly tell: (line: string) => void;
}

/**
 * Runs the bot until a signal ends it or Discord does for good. What `services` and `store` use stays the caller's to
 * close.
 * @returns the exit code: 0 after SIGINT or SIGTERM, 1 where the bot could not run, with one line told
 * @throws Error naming METRICS_PORT or METRICS_HOST if the metrics cannot be served there
 */
export async function runBot({ config, services, store, tell, modelListeners }: BotOptions): Promise<number> {
  const { discordToken, discordApiUrl, logLevel, phrases: language, limits } = config;
  if (discordToken === null) {
    tell('DISCORD_TOKEN: is not set; put the token of your bot into .env (.env.example says where to find it)');
    return 1;
  }
  const log = createLogger(logLevel);
  const commands = await loadCommands();
  const declarations = [...commands.values()].map(({ declaration }) => declaration);
  const metrics = createMetrics();
  const admission = createAdmission(limits);
  metrics.watchQueue(admission);
  modelListeners?.add((use) => {
    metrics.modelUsed(use);
    log.info({ model: use }, 'language model');
  });
  const handlers: Parameters<typeof createConnection>[0]['handlers'] = {
    interaction: (interaction) => dispatcher.handle(interaction),
    message: (message) => messages.handle(message),
    leftServer: (guild) =>
      dispatcher.track(
        store.forgetServer(guild.id).then(() => {}),
        'leaving a server',
      ),
  };
  const wantsContent = async () => (await store.servers.withWatchedChannels(1)).length > 0;
  const connection = createConnection({
    apiUrl: discordApiUrl,
    token: discordToken,
    log,
    metrics,
    handlers,
    wantsContent,
  });
  const around = {
    services,
    store,
    admission,
    metrics,
    conversations: createConversations(),
    reading: connection.reading,
    declarations,
    log,
    language,
    clock: () => new Date(),
  };
  const dispatcher = createDispatcher({ commands, actions: allActions(), around });
  const messages = createMessageHandler(dispatcher, around);
  const health = await healthServer(config, metrics, connection);
  const housekeeping = startHousekeeping({ around, connection });
  try {
    return await untilTheEnd(connection, dispatcher, { tell, log, apiUrl: discordApiUrl });
  } finally {
    housekeeping.stop();
    await Promise.race([connection.close(), new Promise((resolve) => setTimeout(resolve, LEAVE_MS).unref())]);
    await health?.close();
  }
}

async function untilTheEnd(
  connection: Connection,
  dispatcher: Dispatcher,
  { tell, log, apiUrl }: { tell: (line: string) => void; log: ReturnType<typeof createLogger>; apiUrl: string },
): Promise<number> {
  const signal = nextSignal();
  try {
    const outcome = await Promise.race([connection.run(), signal.caught]);
    if (outcome.kind === 'signal') {
      log.info({ signal: outcome.name }, 'stopping');
      dispatcher.stop();
      if (!(await dispatcher.drain(DRAIN_MS))) log.warn('some answers were not finished in time');
      return 0;
    }
    tell(outcome.kind === 'closed' ? describeClose(outcome.code) : describeLoginFailure(outcome.error, apiUrl));
    return 1;
  } finally {
    signal.forget();
  }
}

async function healthServer(
  { metrics: where }: Config,
  metrics: ReturnType<typeof createMetrics>,
  connection: Connection,
): Promise<Awaited<ReturnType<typeof startHealthServer>> | null> {
  if (where === null) return null;
  const health = () => ({ gateway: connection.client?.isReady() ?? false, index: true });
  return startHealthServer({ ...where, metrics, health });
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
