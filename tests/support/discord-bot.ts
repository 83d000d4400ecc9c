import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { allActions } from '../../src/discord/actions/all-actions.js';
import { createAdmission } from '../../src/discord/admission.js';
import { type Connection, createConnection } from '../../src/discord/connection.js';
import { createConversations } from '../../src/discord/conversation.js';
import { createDispatcher, type Dispatcher } from '../../src/discord/dispatch.js';
import { startHousekeeping } from '../../src/discord/housekeeping.js';
import { loadCommands } from '../../src/discord/load-commands.js';
import { createLogger } from '../../src/discord/logger.js';
import { createMessageHandler } from '../../src/discord/messages.js';
import { registerCommands } from '../../src/discord/register.js';
import type { Surroundings } from '../../src/discord/surroundings.js';
import { createMetrics, type Metrics } from '../../src/metrics/metrics.js';
import type { SettingsPatch } from '../../src/store/settings-fields.js';
import { openStore, type Store } from '../../src/store/store.js';
import { readDiscordMarkdown } from './discord-markdown.ts';
import { SentInteraction } from './discord-stand-in/interactions.ts';
import { controlsOf, type Message } from './discord-stand-in/message.ts';
import type { Server } from './discord-stand-in/server.ts';
import { DiscordStandIn, type StandInOptions, TOKEN } from './discord-stand-in/stand-in.ts';
import { openApiCheck } from './openapi.ts';
import { type TestServices, testServices } from './test-services.ts';

export interface TestBotOptions {
  /** Those of the harbour dispute unless told. */
  readonly services?: TestServices;
  /** Settings of the server, at their defaults where left out. */
  readonly settings?: SettingsPatch;
  /** A clock that stands still until `wait` moves it; else the bot has the time of day. */
  readonly now?: Date;
  /** Limits on asking, wide open where left out. */
  readonly limits?: Partial<Limits>;
  readonly standIn?: StandInOptions;
}

type Limits = Parameters<typeof createAdmission>[0];

/** No limit that a test reaches by chance. */
const WIDE_OPEN: Limits = {
  perPerson: { points: 1000, seconds: 1 },
  perServer: { points: 1000, seconds: 1 },
  concurrency: 4,
  queue: 100,
};

/** The whole Discord side of the bot with the real client, over a stand-in for Discord and a store in a fresh folder. */
export interface TestBot {
  readonly discord: DiscordStandIn;
  /** An English server that the bot is in; commands are registered everywhere. */
  readonly server: Server;
  readonly services: TestServices;
  /** What is in use now: after a restart these are others. */
  readonly store: Store;
  readonly connection: Connection;
  readonly dispatcher: Dispatcher;
  readonly metrics: Metrics;
  readonly around: Surroundings;
  /** Does what the bot does every hour. */
  hourly(): Promise<void>;
  /** All that was logged so far, at level debug, with what was logged before a restart. */
  logged(): string;
  now(): Date;
  /** Moves a clock that stands still. */
  wait(time: { days?: number; minutes?: number }): void;
  /** Ends the bot and starts another over the same store, as after a restart of the process. */
  restart(): Promise<void>;
  /** Waits until all is done that has begun: what is counted and kept is so after the answer was sent. */
  settled(): Promise<void>;
  /** What stands in an interaction's answer, once it is there, as a reader sees it. */
  text(answer: SentInteraction | Message): Promise<string>;
  /** The custom id of the control whose id matches, in an interaction's answer. */
  controlId(answer: SentInteraction | Message, pattern: RegExp): string;
  /**
   * Ends all, and holds what was sent against Discord's limits and its own description of its API.
   * @throws Error where Discord refused a request with 400, or where the last check before sending held a message back
   */
  close(): Promise<void>;
}

/** @returns a bot that is connected; close it after the test */
export async function startBot(options: TestBotOptions = {}): Promise<TestBot> {
  const { services = testServices(), settings, standIn = {}, limits = {} } = options;
  const dataFolder = await mkdtemp(join(tmpdir(), 'alteram-'));
  const discord = await DiscordStandIn.start(standIn);
  const server = discord.server();
  const commands = await loadCommands();
  const declarations = [...commands.values()].map(({ declaration }) => declaration);
  await registerCommands({ token: TOKEN, apiUrl: discord.apiUrl, declarations, guildId: null });
  let present = options.now ?? null;
  let log = '';
  const clock = () => present ?? new Date();

  async function start() {
    const store = await openStore({ dataFolder, clock });
    const metrics = createMetrics();
    const admission = createAdmission({ ...WIDE_OPEN, ...limits });
    const destination = new Writable({
      write(chunk: Buffer, _, done) {
        log += String(chunk);
        done();
      },
    });
    const logger = createLogger('debug', destination);
    const connection = createConnection({
      apiUrl: discord.apiUrl,
      token: TOKEN,
      log: logger,
      metrics,
      handlers: {
        interaction: (interaction) => dispatcher.handle(interaction),
        message: (message) => messages.handle(message),
        leftServer: (guild) =>
          dispatcher.track(
            store.forgetServer(guild.id).then(() => {}),
            'leaving a server',
          ),
      },
      wantsContent: async () => (await store.servers.withWatchedChannels(1)).length > 0,
    });
    const around: Surroundings = {
      services,
      store,
      admission,
      metrics,
      conversations: createConversations(),
      reading: connection.reading,
      declarations,
      log: logger,
      language: 'en',
      clock,
    };
    let reports = 0;
    const reportId = () => `report-${++reports}`;
    const dispatcher = createDispatcher({ commands, actions: allActions(), around, reportId });
    const messages = createMessageHandler(dispatcher, around);
    const housekeeping = startHousekeeping({ around, connection });
    // By the hour of the day nothing happens: a test says when.
    housekeeping.stop();
    const ended = connection.run();
    void ended.then((end) => logger.info({ end: end.kind }, 'the connection has ended'));
    await discord.until('the connection', () => connection.client?.isReady() ?? false);
    const stop = async () => {
      dispatcher.stop();
      await dispatcher.drain(5_000);
      await connection.close();
      await store.close();
    };
    return { store, metrics, connection, dispatcher, around, housekeeping, stop };
  }

  let running = await start();
  if (settings) {
    await running.store.servers.change(server.id, settings);
    await running.connection.reading.update();
  }
  return {
    discord,
    server,
    services,
    get store() {
      return running.store;
    },
    get connection() {
      return running.connection;
    },
    get dispatcher() {
      return running.dispatcher;
    },
    get metrics() {
      return running.metrics;
    },
    get around() {
      return running.around;
    },
    hourly: () => running.housekeeping.run(),
    logged: () => log,
    now: clock,
    wait({ days = 0, minutes = 0 }) {
      if (present === null) throw new Error('the clock goes by itself; start the bot with a time');
      present = new Date(present.getTime() + days * 86_400_000 + minutes * 60_000);
    },
    async restart() {
      await running.stop();
      running = await start();
    },
    async settled() {
      if (!(await running.dispatcher.drain(10_000))) throw new Error('something is still under way after 10 seconds');
    },
    async text(answer) {
      return textOf(answer instanceof SentInteraction ? await discord.answered(answer) : answer);
    },
    controlId(answer, pattern) {
      const message = answer instanceof SentInteraction ? answer.response : answer;
      if (message === null) throw new Error('the interaction has no message yet; wait for its text first');
      const ids = controlsOf(message).map((one) => String(one.custom_id));
      const found = ids.find((id) => pattern.test(id));
      if (found === undefined) throw new Error(`no control matches ${pattern}; there are: ${ids.join(', ')}`);
      return found;
    },
    async close() {
      await running.stop();
      await discord.close();
      await rm(dataFolder, { recursive: true, force: true });
      const refused = discord.requests.filter(({ status }) => status === 400);
      const apiProblems = openApiCheck();
      const problems = apiProblems ? discord.requests.flatMap((request) => apiProblems(request)) : [];
      const heldBack = log.split('\n').filter((line) => line.includes('was held back'));
      if (refused.length + problems.length + heldBack.length > 0) {
        throw new Error(`wrong messages were made: ${JSON.stringify({ refused, problems, heldBack }, null, 1)}`);
      }
    },
  };
}

/** @returns all texts of a message as a reader sees them, markup taken off, a line each */
export function textOf(message: Pick<Message, 'components'>): string {
  const [container] = message.components as { components?: { content?: string }[] }[];
  const contents = (container?.components ?? []).flatMap(({ content }) => content ?? []);
  return contents.map((content) => readDiscordMarkdown(content).text).join('\n');
}
