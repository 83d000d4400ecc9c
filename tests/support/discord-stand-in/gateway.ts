import { randomUUID } from 'node:crypto';
import { type WebSocket, WebSocketServer } from 'ws';
import { snowflake } from './ids.ts';

interface Session {
  readonly id: string;
  sequence: number;
  readonly sent: { op: 0; t: string; s: number; d: unknown }[];
}

export interface GatewayOptions {
  readonly token: string;
  readonly applicationId: string;
  readonly heartbeatInterval: number;
  /** Close with this code after an IDENTIFY. */
  readonly refuseWith?: number | undefined;
}

/** The gateway of the stand-in: one session at a time. https://docs.discord.com/developers/events/gateway */
export class Gateway {
  readonly server = new WebSocketServer({ noServer: true });
  /** What the client did, in order: `identify`, `resume`, `heartbeat`. */
  readonly log: string[] = [];
  url = '';
  private session: Session | null = null;
  private socket: WebSocket | null = null;
  private readonly options: GatewayOptions;

  constructor(options: GatewayOptions) {
    this.options = options;
    this.server.on('connection', (socket) => {
      this.send(socket, { op: 10, d: { heartbeat_interval: options.heartbeatInterval } });
      socket.on('message', (data) => this.receive(socket, JSON.parse(String(data)) as { op: number; d: unknown }));
    });
  }

  /** Sends an event, now or when the client has resumed. */
  dispatch(t: string, d: unknown): void {
    if (this.session === null) throw new Error('the client has not identified yet');
    const event = { op: 0 as const, t, s: ++this.session.sequence, d };
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
      this.identify(socket, (d as { token: string }).token);
    } else if (op === 6) {
      this.log.push('resume');
      this.resume(socket, d as { session_id: string; seq: number });
    }
  }

  private identify(socket: WebSocket, token: string): void {
    const { applicationId, refuseWith } = this.options;
    const refusal = token === this.options.token ? refuseWith : 4004;
    if (refusal !== undefined) {
      socket.close(refusal);
      return;
    }
    this.session = { id: randomUUID(), sequence: 0, sent: [] };
    this.socket = socket;
    const user = {
      id: applicationId,
      username: 'alteram',
      discriminator: '0',
      global_name: null,
      avatar: null,
      bot: true,
    };
    this.dispatch('READY', {
      v: 10,
      user,
      guilds: [],
      session_id: this.session.id,
      resume_gateway_url: this.url,
      shard: [0, 1],
      application: { id: applicationId, flags: 0 },
      session_type: 'normal',
      trace: [snowflake()],
    });
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
