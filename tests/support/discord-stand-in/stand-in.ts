import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Gateway } from './gateway.ts';
import type { Intent } from './intents.ts';
import type { SentInteraction } from './interactions.ts';
import type { Message } from './message.ts';
import { readBody } from './multipart.ts';
import { Person } from './person.ts';
import { type RestRequest, type RestResponse, type RestState, respond } from './rest.ts';
import type { SeenPayload } from './seen.ts';
import { type MemberInput, Server, type ServerInput } from './server.ts';
import { newUser } from './users.ts';
import { World } from './world.ts';

/** A request as it came in, with what was answered. */
export interface Recorded extends RestRequest {
  readonly status: number;
  readonly response: unknown;
}

/** A failure to answer with instead of doing what is asked. */
export interface PlannedFailure {
  readonly status: number;
  /** Only for paths that match. */
  readonly path: RegExp;
  /** Seconds, with 429. */
  readonly retryAfter?: number;
}

export interface StandInOptions {
  readonly token?: string;
  readonly heartbeatInterval?: number;
  readonly patience?: number;
  /** Close code with which the gateway refuses every IDENTIFY. */
  readonly refuseWith?: number;
  /** Privileged intents that are not switched on. */
  readonly refuseIntents?: readonly Intent[];
  /** The clock by which interactions run out; milliseconds. */
  readonly now?: () => number;
}

/** A slash command of somebody whom nothing else is known of. */
export interface InteractionInput {
  readonly command: string;
  readonly options?: readonly { name: string; value: string | boolean | number; focused?: boolean }[];
  readonly locale?: string;
  /** In a server; else in a direct message. */
  readonly inServer?: boolean;
}

/** A token of the right shape that opens nothing. */
export const TOKEN = `${Buffer.from('100000000000000001').toString('base64url')}.AAAAAA.${'b'.repeat(38)}`;

/** Discord as far as the bot needs it, on loopback: its HTTP API, its gateway, and people with their clients. */
export class DiscordStandIn {
  readonly applicationId = '100000000000000001';
  readonly requests: Recorded[] = [];
  readonly gateway: Gateway;
  readonly world: World;
  private readonly failures: PlannedFailure[] = [];
  private readonly changes = new EventEmitter();
  private readonly http = createServer((request, response) => void this.answer(request, response));
  private readonly options: StandInOptions;

  private constructor(options: StandInOptions) {
    this.options = options;
    const { token = TOKEN, heartbeatInterval = 41_250, refuseWith, refuseIntents = [], now = Date.now } = options;
    const bot = { ...newUser('alteram', true), id: this.applicationId };
    const servers = () => this.world.servers.values();
    this.gateway = new Gateway({ token, bot, heartbeatInterval, refuseWith, refuseIntents, servers });
    this.world = new World({
      bot,
      events: this.gateway,
      now,
      mayReadContent: !refuseIntents.includes('MESSAGE_CONTENT'),
    });
    this.changes.setMaxListeners(0);
  }

  /** @returns a stand-in that listens on a free port of loopback */
  static async start(options: StandInOptions = {}): Promise<DiscordStandIn> {
    const standIn = new DiscordStandIn(options);
    const { http: server, gateway } = standIn;
    server.on('upgrade', (request, socket, head) => {
      gateway.server.handleUpgrade(request, socket, head, (client) => gateway.server.emit('connection', client));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    gateway.url = `ws://127.0.0.1:${standIn.port}/gateway`;
    return standIn;
  }

  /** What the bot takes as DISCORD_API_URL. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.port}/api`;
  }

  /** Every interaction that was sent to the client, in order. */
  get interactions(): SentInteraction[] {
    return this.world.interactions;
  }

  /** Registered commands by scope: `global` or a server's id. */
  get commands(): Map<string, unknown[]> {
    return this.world.commands;
  }

  async close(): Promise<void> {
    this.gateway.close();
    this.http.closeAllConnections();
    this.http.close();
    await once(this.http, 'close');
  }

  /** Answers the next request that fits with a failure. */
  failNext(failure: PlannedFailure): void {
    this.failures.push(failure);
  }

  /** A new server, which the bot is in unless told otherwise. */
  server(input: ServerInput = {}): Server {
    return new Server(this.world, input);
  }

  /** A new person in no server, who writes to the bot directly and has installed it. */
  person({ name = 'reader', locale = 'en-US', hasInstalled = true }: MemberInput = {}): Person {
    const person = new Person(this.world, { user: newUser(name), locale, hasInstalled, home: null });
    this.world.users.set(person.user.id, person.user);
    return person;
  }

  /** All that the bot sent and people see, in order. */
  payloads(): readonly SeenPayload[] {
    return this.world.seen;
  }

  /** Sends a slash command of somebody new. */
  slash(input: InteractionInput): SentInteraction {
    const { command, options = [] } = input;
    return this.someone(input).slash(command, Object.fromEntries(options.map(({ name, value }) => [name, value])));
  }

  /** Sends what somebody new has typed so far into an option. */
  typing(input: InteractionInput): SentInteraction {
    const { command, options = [] } = input;
    const focused = options.find((one) => one.focused)?.name ?? '';
    return this.someone(input).type(
      command,
      Object.fromEntries(options.map(({ name, value }) => [name, value])),
      focused,
    );
  }

  /**
   * Waits until a condition on the stand-in's state holds.
   * @param what named in the error if it does not within 30 seconds
   */
  async until(what: string, condition: () => boolean): Promise<void> {
    const end = Date.now() + 30_000;
    while (!condition()) {
      if (Date.now() > end) {
        const requests = this.requests.map(({ method, path, body, status, response }) =>
          JSON.stringify({ method, path, body, status, ...(status >= 400 ? { response } : {}) }).slice(0, 500),
        );
        throw new Error(`not seen within 30 s: ${what}; requests:\n${requests.join('\n')}`);
      }
      await Promise.race([once(this.changes, 'change'), new Promise((resolve) => setTimeout(resolve, 25))]);
    }
  }

  /** Waits for what an interaction is answered with: a message, new or changed, with more than "thinking" in it. */
  async answered(interaction: SentInteraction): Promise<Message> {
    await this.until('the answer', () => interaction.answered);
    if (interaction.response === null) throw new Error('the interaction was not answered with a message');
    return interaction.response;
  }

  /** Waits for the modal that an interaction is answered with; `submit` takes the interaction. */
  async opened(interaction: SentInteraction): Promise<SentInteraction> {
    await this.until('the modal', () => interaction.modal !== null);
    return interaction;
  }

  private get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  private someone({ locale = 'en-US', inServer = false }: InteractionInput): Person {
    return inServer ? this.server().member({ locale }) : this.person({ locale });
  }

  private async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const url = new URL(incoming.url ?? '', this.apiUrl);
    const request: RestRequest = {
      method: incoming.method ?? '',
      path: decodeURIComponent(url.pathname).replace(/^\/api\/v10/, ''),
      query: url.searchParams,
      authorization: incoming.headers.authorization,
      ...(await readBody(Buffer.concat(chunks), incoming.headers['content-type'])),
    };
    const planned = this.failures.find(({ path }) => path.test(request.path));
    const answered = planned ? this.fail(planned) : respond(request, this.state());
    this.requests.push({ ...request, status: answered.status, response: answered.body });
    const limited =
      planned?.retryAfter === undefined
        ? {}
        : { 'retry-after': String(planned.retryAfter), 'x-ratelimit-scope': 'shared' };
    const type = answered.body === undefined ? {} : { 'content-type': 'application/json' };
    response.writeHead(answered.status, { ...type, ...limited });
    response.end(answered.body === undefined ? undefined : JSON.stringify(answered.body));
    this.changes.emit('change');
  }

  private fail(planned: PlannedFailure): RestResponse {
    this.failures.splice(this.failures.indexOf(planned), 1);
    if (planned.status !== 429) return { status: planned.status, body: { message: `${planned.status}`, code: 0 } };
    return {
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: planned.retryAfter ?? 1, global: false },
    };
  }

  private state(): RestState {
    return {
      token: this.options.token ?? TOKEN,
      gatewayUrl: this.gateway.url,
      world: this.world,
      patience: this.options.patience ?? 3000,
    };
  }
}
