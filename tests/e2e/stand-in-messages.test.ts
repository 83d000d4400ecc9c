import { describe, expect, test } from '@jest/globals';
import { AttachmentBuilder, Client, GatewayIntentBits, MessageFlags } from 'discord.js';
import { TOKEN } from '../support/discord-stand-in/stand-in.ts';
import { codeOf, sendable, standInTest, text } from '../support/discord-stand-in/stand-in-test.ts';

/* The stand-in's messages, servers and gateway against the real client. */

const here = standInTest();
const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
const V2 = MessageFlags.IsComponentsV2;

describe('messages', () => {
  const intents = [Guilds, GuildMessages, DirectMessages];
  const seen = (client: Client) => {
    const list: [string, number][] = [];
    client.on('messageCreate', ({ content, embeds }) => list.push([content, embeds.length]));
    return list;
  };

  test('come without content, but for mentions, direct messages and replies to the bot', async () => {
    const { client } = await here.login(intents);
    const list = seen(client);
    const channel = here.server.channel();
    channel.post(here.reader, 'plain', { embeds: [{ title: 'x' }] });
    channel.post(here.reader, `hello <@${here.discord.applicationId}>`);
    here.reader.directMessages.post(here.reader, 'direct');
    await (await sendable(client, channel.id)).send('own');
    const ofBot = channel.messages.at(-1);
    if (ofBot === undefined) throw new Error('not there');
    channel.post(here.reader, 'a reply', { replyTo: ofBot });
    channel.post(here.reader, 'a quiet reply', { replyTo: ofBot, mention: false });
    await here.discord.until('the messages', () => list.length === 6);
    expect(list).toEqual([
      ['', 0],
      [`hello <@${here.discord.applicationId}>`, 0],
      ['direct', 0],
      ['own', 0],
      ['a reply', 0],
      ['', 0],
    ]);
  });

  test('come with content where that was asked for; not at all without the intent', async () => {
    const first = await here.login([Guilds]);
    const none = seen(first.client);
    here.server.general.post(here.reader, 'unheard');
    await first.client.destroy();
    await here.discord.until('the end', () => !here.discord.gateway.wants('GUILDS'));
    const { client } = await here.login([...intents, MessageContent]);
    const list = seen(client);
    here.server.general.post(here.reader, 'heard', { embeds: [{ title: 'x' }] });
    here.server.general.post(null, 'by a webhook', { webhook: true });
    await here.discord.until('the messages', () => list.length === 2);
    expect([none, list]).toEqual([
      [],
      [
        ['heard', 1],
        ['by a webhook', 0],
      ],
    ]);
    expect(here.discord.gateway.intents).toEqual([Guilds, Guilds | GuildMessages | DirectMessages | MessageContent]);
  });

  test('are refused an intent that is not switched on', async () => {
    here.discord.gateway.refuseIntents('MESSAGE_CONTENT');
    const client = new Client({ intents: [MessageContent], rest: { api: here.discord.apiUrl } });
    const closed = new Promise<number>((resolve) => client.once('shardDisconnect', ({ code }) => resolve(code)));
    client.on('error', () => {});
    void client.login(TOKEN).catch(() => {});
    expect(await closed).toBe(4014);
    await client.destroy();
    here.discord.gateway.refuseIntents();
    await here.login([MessageContent]);
  });

  test('carry files, whose content can be read', async () => {
    const { client, failures } = await here.login(intents, async (one) => {
      if (!one.isChatInputCommand()) return;
      await one.deferReply();
      const files = [
        new AttachmentBuilder(Buffer.from('# Summary\n'), { name: 'summary.md', description: 'All of it' }),
      ];
      const components = [text('See the file.'), { type: 13, file: { url: 'attachment://summary.md' } } as never];
      const message = await one.editReply({ flags: V2, components, files });
      expect(message.attachments.first()?.name).toBe('summary.md');
    });
    const asked = here.reader.slash('summary');
    await here.discord.until('the file', () => asked.message !== null);
    expect(asked.response?.attachments.map(({ name, content }) => [name, String(content)])).toEqual([
      ['summary.md', '# Summary\n'],
    ]);
    expect(String(here.discord.payloads()[0]?.files[0]?.content)).toBe('# Summary\n');
    const channel = await sendable(client, here.server.general.id);
    const unattached = [{ type: 13, file: { url: 'attachment://other.md' } } as never];
    expect(await codeOf(channel.send({ flags: V2, components: unattached }))).toEqual([400, 50035]);
    expect(failures).toEqual([]);
  });

  test('are refused where the bot may not see or speak, or the place is gone', async () => {
    const { client } = await here.login(intents);
    const place = here.server.channel();
    const channel = await sendable(client, place.id);
    const send = (more: object = {}) => channel.send({ flags: V2, components: [text('x')], ...more });
    const question = place.post(here.reader, 'question');
    const sent = await send({ reply: { messageReference: question.id } });
    expect(place.messages.at(-1)?.replyTo).toBe(question);
    expect(await codeOf(sent.edit({ components: [text('y')] }))).toBeNull();
    place.remove(question);
    const reply = { messageReference: question.id };
    expect(await codeOf(send({ reply }))).toEqual([400, 50035]);
    expect(await codeOf(send({ reply: { ...reply, failIfNotExists: false } }))).toBeNull();
    place.denyBot('SendMessages');
    expect(await codeOf(send())).toEqual([403, 50013]);
    place.denyBot();
    expect(await codeOf(send())).toEqual([403, 50001]);
    place.restore();
    expect(await codeOf(send())).toBeNull();
    const gone = new Promise((resolve) => client.once('channelDelete', resolve));
    place.delete();
    expect(await codeOf(send())).toEqual([404, 10003]);
    await gone;
    here.reader.closeDirectMessages();
    const direct = await client.rest.post('/users/@me/channels', { body: { recipient_id: here.reader.id } });
    const path = `/channels/${(direct as { id: string }).id}/messages` as const;
    const body = { content: 'x', allowed_mentions: { parse: [] } };
    expect(await codeOf(client.rest.post(path, { body }))).toEqual([403, 50007]);
  });

  test('that would notify somebody are told', async () => {
    const { client } = await here.login();
    const path = `/channels/${here.server.general.id}/messages` as const;
    expect(await codeOf(client.rest.post(path, { body: { content: '@everyone' } }))).toEqual([400, 50035]);
  });
});

test('servers come, go and come back', async () => {
  const { client } = await here.login([Guilds]);
  expect([...client.guilds.cache.keys()]).toEqual([here.server.id]);
  const created = new Promise<string>((resolve) => client.once('guildCreate', ({ id }) => resolve(id)));
  const other = here.discord.server();
  expect(await created).toBe(other.id);
  const left = new Promise<string>((resolve) => client.once('guildDelete', ({ id }) => resolve(id)));
  other.removeBot();
  expect(await left).toBe(other.id);
  expect(await codeOf(client.rest.get(`/guilds/${other.id}`))).toEqual([403, 50001]);
});
