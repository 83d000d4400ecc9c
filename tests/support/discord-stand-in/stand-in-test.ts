import { afterEach, beforeEach, expect } from '@jest/globals';
import {
  Client,
  DiscordAPIError,
  type GatewayIntentBits,
  type Interaction,
  Partials,
  type SendableChannels,
} from 'discord.js';
import { openApiCheck, openApiResponseCheck } from '../openapi.ts';
import type { Person } from './person.ts';
import type { Server } from './server.ts';
import { DiscordStandIn, type StandInOptions, TOKEN } from './stand-in.ts';

/** What a test of the stand-in has at hand: it is made anew for each. */
export interface StandInTest {
  discord: DiscordStandIn;
  /** A French server that the bot is in. */
  server: Server;
  /** A member with a Chinese client, who may manage messages. */
  reader: Person;
  /** Connects the real client, with a handler of interactions; `failures` is what the handler threw. */
  login(
    intents?: GatewayIntentBits[],
    handler?: (interaction: Interaction) => Promise<unknown>,
  ): Promise<{ client: Client; failures: unknown[] }>;
  /** Starts anew with other options. */
  restart(options: StandInOptions): Promise<void>;
}

/**
 * Sets up each test of a file, and after it holds all that was sent and answered against Discord's own description of its
 * API, where that is present.
 */
export function standInTest(): StandInTest {
  const requestProblems = openApiCheck();
  const responseProblems = openApiResponseCheck();
  let clients: Client[] = [];

  const all = {
    async login(intents: GatewayIntentBits[] = [], handler?: (interaction: Interaction) => Promise<unknown>) {
      const client = new Client({
        intents,
        partials: [Partials.Channel],
        allowedMentions: { parse: [] },
        rest: { api: all.discord.apiUrl, retries: 0 },
      });
      clients.push(client);
      const failures: unknown[] = [];
      client.on('interactionCreate', (one) => void handler?.(one).catch((error: unknown) => failures.push(error)));
      const ready = new Promise((resolve) => client.once('clientReady', resolve));
      await client.login(TOKEN);
      await ready;
      return { client, failures };
    },
    async restart(options: StandInOptions) {
      await all.discord.close();
      all.discord = await DiscordStandIn.start(options);
      all.server = all.discord.server({ locale: 'fr' });
      all.reader = all.server.member({ locale: 'zh-TW', permissions: ['ManageMessages'] });
    },
  } as StandInTest;

  beforeEach(async () => {
    clients = [];
    all.discord = await DiscordStandIn.start();
    await all.restart({});
  });

  afterEach(async () => {
    await Promise.all(clients.map((client) => client.destroy()));
    await all.discord.close();
    const taken = all.discord.requests.filter(({ status }) => status < 400);
    if (requestProblems) expect(taken.flatMap((one) => requestProblems(one))).toEqual([]);
    // The description knows no deferral with a message, which Discord sends all the same.
    const described = taken.filter(({ body }) => (body as { type?: number } | null)?.type !== 5);
    if (responseProblems) expect(described.flatMap((one) => responseProblems(one))).toEqual([]);
  });
  return all;
}

/** @returns the status and the code of the error that a request of the client was refused with; null if it was taken */
export async function codeOf(request: Promise<unknown> | undefined): Promise<unknown> {
  return request?.then(
    () => null,
    (error: unknown) => (error instanceof DiscordAPIError ? [error.status, error.code] : error),
  );
}

/** @returns a channel as the client fetches it, in which something can be sent */
export async function sendable(client: Client, id: string): Promise<SendableChannels> {
  const channel = await client.channels.fetch(id);
  if (!channel?.isSendable()) throw new Error('nothing can be sent there');
  return channel;
}

/** A text display. */
export function text(content: string) {
  return { type: 10, content } as const;
}

/** A row of buttons, or of one select. */
export function row(...components: object[]) {
  return { type: 1, components } as never;
}

/** A grey button. */
export function button(label: string, custom_id: string, more: object = {}) {
  return { type: 2, style: 2, label, custom_id, ...more };
}
