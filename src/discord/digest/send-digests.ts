import type { Client, SendableChannels } from 'discord.js';
import { phraseLanguageOf } from '../../present/phrases.js';
import type { DigestServer } from '../../store/server-settings.js';
import { asPost } from '../deliveries.js';
import { sortFailure } from '../failures.js';
import { send } from '../send.js';
import type { Surroundings } from '../surroundings.js';
import { composeDigest } from './compose.js';
import { dueSince } from './due.js';

/** Sends the digests that are due. */
export interface DigestSender {
  /**
   * Sends each digest that is due once, however often and by however many processes it is called; never rejects.
   * @param client the connected client
   */
  sendDue(client: Client): Promise<void>;
}

/** @returns a sender that has told the log of no closed channel yet */
export function createDigestSender(around: Surroundings): DigestSender {
  const { store, services, log, metrics, clock } = around;
  /** Channels that are gone or closed to the bot, of which the log has heard. */
  const told = new Set<string>();

  async function sendTo(client: Client, { serverId, channel: channelId, every }: DigestServer): Promise<void> {
    const now = clock();
    // Settings of an earlier version, or restored from a backup: there is no day to count from.
    if ((await store.digests.lastSent(serverId)) === null) return store.digests.sent(serverId, now);
    const since = await store.digests.claim(serverId, dueSince(every, now), now);
    if (since === null) return;
    let isUnderWay = false;
    try {
      const channel = await channelOf(client, serverId, channelId);
      if (channel === null) return tellOnce(channelId, 'the channel for digests is gone');
      const language = await languageOf(client, serverId);
      for (const outgoing of await composeDigest({ server: serverId, language, since }, around)) {
        const { isWhole } = await send(outgoing, asPost(channel), { log });
        isUnderWay = true;
        if (!isWhole) metrics.heldBack('digest');
      }
      told.delete(channelId);
    } catch (error) {
      const { what, kind } = sortFailure(error);
      if (kind !== null) metrics.discordFailed(kind);
      if (kind === 'gone' || kind === 'no permission') return tellOnce(channelId, what);
      log.error({ err: error }, `a digest could not be sent: ${what}`);
      // What has been sent in part is not sent again.
      if (!isUnderWay) await store.digests.release(serverId, { at: now, since });
    }
  }

  function tellOnce(channel: string, what: string): void {
    if (told.has(channel)) return;
    told.add(channel);
    log.warn({ channel }, `a digest was not sent: ${what}; choose another channel with /settings`);
  }

  async function languageOf(client: Client, server: string) {
    const { language } = await store.servers.settings(server);
    if (language !== 'auto') return language;
    const locale = client.guilds.cache.get(server)?.preferredLocale;
    return (locale === undefined ? null : phraseLanguageOf(locale)) ?? around.language;
  }

  return {
    async sendDue(client) {
      try {
        await store.documents.see(services.documentIds(), clock());
        for (const server of await store.servers.withDigest()) {
          await sendTo(client, server).catch((err: unknown) => log.error({ err }, 'a digest could not be sent'));
        }
      } catch (err) {
        log.error({ err }, 'the digests could not be sent');
      }
    },
  };
}

/** The channel, if it is still one of the server's: a setting may have been forged with the id of another server's. */
async function channelOf(client: Client, server: string, id: string): Promise<SendableChannels | null> {
  const channel = await client.channels.fetch(id);
  if (channel === null || channel.isDMBased() || channel.guildId !== server || !channel.isSendable()) return null;
  return channel;
}
