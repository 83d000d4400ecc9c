import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Gateway } from './gateway.ts';
import { snowflake } from './ids.ts';
import { type InteractionInput, interactionPayload, interactionToken, type SentInteraction } from './interactions.ts';
import { type RestRequest, type RestResponse, type RestState, respond } from './rest.ts';

/** A request as it came in, with what was answered. */
export interface Recorded extends RestRequest {
  readonly status: number;
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
}

/** A token of the right shape that opens nothing. */
export const TOKEN = `${Buffer.from('100000000000000001').toString('base64url')}.AAAAAA.${'b'.repeat(38)}`;

/** Discord as far as the bot needs it, on loopback: its HTTP API and its gateway. */
export class DiscordStandIn {
  readonly applicationId = '100000000000000001';
  readonly requests: Recorded[] = [];
  readonly interactions: SentInteraction[] = [];
  readonly commands = new Map<string, unknown[]>();
  readonly gateway: Gateway;
  private readonly failures: PlannedFailure[] = [];
  private readonly changes = new EventEmitter();
  private readonly server = createServer((request, response) => void this.answer(request, response));
  private readonly options: StandInOptions;

  private constructor(options: StandInOptions) {
    this.options = options;
    const { token = TOKEN, heartbeatInterval = 41_250, refuseWith } = options;
    this.gateway = new Gateway({ token, applicationId: this.applicationId, heartbeatInterval, refuseWith });
    this.changes.setMaxListeners(0);
  }

  /** @returns a stand-in that listens on a free port of loopback */
  static async start(options: StandInOptions = {}): Promise<DiscordStandIn> {
    const standIn = new DiscordStandIn(options);
    const { server, gateway } = standIn;
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

  async close(): Promise<void> {
    this.gateway.close();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** Answers the next request that fits with a failure. */
  failNext(failure: PlannedFailure): void {
    this.failures.push(failure);
  }

  /** Sends a slash command to the client. */
  slash(input: InteractionInput): SentInteraction {
    return this.interact(2, input);
  }

  /** Sends what a user has typed so far into an option. */
  typing(input: InteractionInput): SentInteraction {
    return this.interact(4, input);
  }

  /**
   * Waits until a condition on the stand-in's state holds.
   * @param what named in the error if it does not within 10 seconds
   */
  async until(what: string, condition: () => boolean): Promise<void> {
    const end = Date.now() + 10_000;
    while (!condition()) {
      if (Date.now() > end)
        throw new Error(`not seen within 10 s: ${what}; requests: ${JSON.stringify(this.requests)}`);
      await Promise.race([once(this.changes, 'change'), new Promise((resolve) => setTimeout(resolve, 25))]);
    }
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private interact(type: 2 | 4, input: InteractionInput): SentInteraction {
    const sent: SentInteraction = {
      id: snowflake(),
      token: interactionToken(),
      sentAt: Date.now(),
      callback: null,
      message: null,
    };
    this.interactions.push(sent);
    this.gateway.dispatch(
      'INTERACTION_CREATE',
      interactionPayload(type, input, { ...sent, applicationId: this.applicationId }),
    );
    return sent;
  }

  private async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const request: RestRequest = {
      method: incoming.method ?? '',
      path: decodeURIComponent(new URL(incoming.url ?? '', this.apiUrl).pathname).replace(/^\/api\/v10/, ''),
      authorization: incoming.headers.authorization,
      body: text === '' ? null : JSON.parse(text),
    };
    const planned = this.failures.find(({ path }) => path.test(request.path));
    const answered = planned ? this.fail(planned) : respond(request, this.state());
    this.requests.push({ ...request, status: answered.status });
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
      applicationId: this.applicationId,
      gatewayUrl: this.gateway.url,
      interactions: this.interactions,
      commands: this.commands,
      patience: this.options.patience ?? 3000,
    };
  }
}
