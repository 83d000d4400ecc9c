import { randomUUID } from 'node:crypto';
import { type WebSocket, WebSocketServer } from 'ws';
import { snowflake } from './ids.ts';
import { INTENTS, type Intent } from './intents.ts';
import { type User, userObject } from './users.ts';

interface Session {
  readonly id: string;
  readonly intents: number;
  sequence: number;
  readonly sent: { op: 0; t: string; s: number; d: unknown }[];
}

/** A server that the bot is in, as the gateway tells of it. */
interface KnownServer {
  readonly id: string;
  readonly hasBot: boolean;
  readonly available: boolean;
  toJson(): unknown;
}

export interface GatewayOptions {
  readonly token: string;
  readonly bot: User;
  readonly heartbeatInterval: number;
  /** Close with this code after an IDENTIFY. */
  readonly refuseWith?: number | undefined;
  /** Privileged intents that are not switched on: asking for one closes with 4014. */
  readonly refuseIntents: readonly Intent[];
  /** The servers that a new session is told of. */
  servers(): Iterable<KnownServer>;
}

/** The gateway of the stand-in: one session at a time. https://docs.discord.com/developers/events/gateway */
export class Gateway {
  readonly server = new WebSocketServer({ noServer: true });
  /** What the client did, in order: `identify`, `resume`, `heartbeat`. */
  readonly log: string[] = [];
  /** The intents of each IDENTIFY, in order. */
  readonly intents: number[] = [];
  url = '';
  private session: Session | null = null;
  private socket: WebSocket | null = null;
  private readonly options: GatewayOptions;
  private refused: readonly Intent[];

  constructor(options: GatewayOptions) {
    this.options = options;
    this.refused = options.refuseIntents;
    this.server.on('connection', (socket) => {
      this.send(socket, { op: 10, d: { heartbeat_interval: options.heartbeatInterval } });
      socket.on('message', (data) => this.receive(socket, JSON.parse(String(data)) as { op: number; d: unknown }));
      socket.on('close', (code) => this.closed(socket, code));
    });
  }

  /** Whether a session is there, connected or resumable, that asked for an intent. */
  wants(intent: Intent): boolean {
    return this.session !== null && (this.session.intents & INTENTS[intent]) !== 0;
  }

  /** Switches privileged intents off, or all on again: holds for sessions that begin from now. */
  refuseIntents(...intents: Intent[]): void {
    this.refused = intents;
  }

  /** Sends an event, now or when the client has resumed. */
  dispatch(t: string, d: unknown): void {
    if (this.session === null) throw new Error('the client has not identified yet');
    // What is sent is a copy: later changes to an object are no part of an event that was replayed.
    const event = { op: 0 as const, t, s: ++this.session.sequence, d: JSON.parse(JSON.stringify(d)) as unknown };
    this.session.sent.push(event);
    if (this.socket !== null) this.send(this.socket, event);
  }

  /** Drops the connection as a failing network does, with no close frame. */
  drop(): void {
    this.socket?.terminate();
    this.socket = null;
  }

  /** Asks the client to connect anew and resume. */
  reconnect(): void {
    if (this.socket !== null) this.send(this.socket, { op: 7, d: null });
    this.socket = null;
  }

  /** Ends the session: the client must identify anew. */
  invalidate(): void {
    this.session = null;
    if (this.socket !== null) this.send(this.socket, { op: 9, d: false });
    this.socket = null;
  }

  close(): void {
    for (const client of this.server.clients) client.terminate();
    this.server.close();
  }

  private receive(socket: WebSocket, { op, d }: { op: number; d: unknown }): void {
    if (op === 1) {
      this.log.push('heartbeat');
      this.send(socket, { op: 11, d: null });
    } else if (op === 2) {
      this.log.push('identify');
      this.identify(socket, d as { token: string; intents: number });
    } else if (op === 6) {
      this.log.push('resume');
      this.resume(socket, d as { session_id: string; seq: number });
    }
  }

  /** A client that closes with 1000 or 1001 gives its session up; after any other end it can resume. */
  private closed(socket: WebSocket, code: number): void {
    if (socket !== this.socket) return;
    this.socket = null;
    if (code === 1000 || code === 1001) this.session = null;
  }

  private identify(socket: WebSocket, { token, intents }: { token: string; intents: number }): void {
    this.intents.push(intents);
    const { bot, refuseWith } = this.options;
    const asked = this.refused.some((intent) => (intents & INTENTS[intent]) !== 0);
    const refusal = token !== this.options.token ? 4004 : (refuseWith ?? (asked ? 4014 : undefined));
    if (refusal !== undefined) {
      socket.close(refusal);
      return;
    }
    this.session = { id: randomUUID(), intents, sequence: 0, sent: [] };
    this.socket = socket;
    const servers = [...this.options.servers()].filter(({ hasBot }) => hasBot);
    this.dispatch('READY', {
      v: 10,
      user: userObject(bot),
      guilds: servers.map(({ id }) => ({ id, unavailable: true })),
      session_id: this.session.id,
      resume_gateway_url: this.url,
      shard: [0, 1],
      application: { id: bot.id, flags: 0 },
      session_type: 'normal',
      trace: [snowflake()],
    });
    if (!this.wants('GUILDS')) return;
    for (const server of servers) if (server.available) this.dispatch('GUILD_CREATE', server.toJson());
  }

  private resume(socket: WebSocket, { session_id, seq }: { session_id: string; seq: number }): void {
    if (this.session?.id !== session_id) {
      this.send(socket, { op: 9, d: false });
      return;
    }
    this.socket = socket;
    for (const event of this.session.sent.filter(({ s }) => s > seq)) this.send(socket, event);
    this.send(socket, { op: 0, t: 'RESUMED', s: ++this.session.sequence, d: null });
  }

  private send(socket: WebSocket, payload: unknown): void {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload));
  }
}
