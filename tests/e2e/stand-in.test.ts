import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Interaction, MessageFlags } from 'discord.js';
import type { Message } from '../support/discord-stand-in/message.ts';
import { button, codeOf, row, standInTest, text } from '../support/discord-stand-in/stand-in-test.ts';

/*
 * The stand-in for Discord against the real client, with handlers written here: that it does what the documentation says,
 * so that what the bot does against it can be trusted.
 */

const here = standInTest();
const V2 = MessageFlags.IsComponentsV2;
const PRIVATE = [V2, MessageFlags.Ephemeral] as const;

describe('interactions', () => {
  test('tell who asks, where, with what permissions and in which languages', async () => {
    const seen: Interaction[] = [];
    await here.login([], async (one) => seen.push(one));
    const role = here.server.role({ name: 'editors' });
    here.reader.slash('settings', { name: 'x', on: true, days: 7, place: here.server.general, who: role });
    await here.discord.until('the interaction', () => seen.length === 1);
    const [one] = seen;
    if (!one?.isChatInputCommand()) throw new Error('no slash command');
    expect([one.locale, one.guildLocale, one.guildId, one.channelId]).toEqual([
      'zh-TW',
      'fr',
      here.server.id,
      here.server.general.id,
    ]);
    expect(one.memberPermissions?.has('ManageMessages')).toBe(true);
    expect(one.memberPermissions?.has('ManageGuild')).toBe(false);
    expect(one.appPermissions.has('SendMessages')).toBe(true);
    expect(one.authorizingIntegrationOwners.toJSON()).toEqual({ '0': here.server.id });
    expect(one.context).toBe(0);
    expect(one.options.getString('name')).toBe('x');
    expect(one.options.getBoolean('on')).toBe(true);
    expect(one.options.getInteger('days')).toBe(7);
    expect(one.options.getChannel('place')?.id).toBe(here.server.general.id);
    expect(one.options.getRole('who')?.id).toBe(role.id);
  });

  test('come from whoever installed the bot in a server that has not', async () => {
    const elsewhere = here.discord.server({ hasBot: false });
    const guest = elsewhere.member({ hasInstalled: true });
    const { failures } = await here.login([], async (one) => {
      if (!one.isChatInputCommand()) return;
      await one.reply({ flags: V2, components: [text('one')] });
      for (let i = 0; i < 6; i++) await one.followUp({ flags: V2, components: [text('more')] });
    });
    const asked = guest.slash('ask');
    expect(asked.owners).toEqual({ '1': guest.id });
    await here.discord.until('the refusal', () => failures.length === 1);
    expect(await codeOf(Promise.reject(failures[0]))).toEqual([400, 40094]);
    expect(asked.followUps).toHaveLength(5);
    const stranger = elsewhere.member();
    expect(() => stranger.slash('ask')).toThrow('neither in the server nor installed');
    elsewhere.general.deny(guest, 'UseExternalApps');
    const second = guest.slash('ask');
    await here.discord.until('the reply', () => second.response !== null);
    expect(second.response?.ephemeral).toBe(true);
  });

  test('on a message bring its whole content, whatever the intents', async () => {
    const { failures } = await here.login([], async (one) => {
      if (one.isMessageContextMenuCommand()) {
        await one.reply({ flags: [...PRIVATE], components: [text(`read: ${one.targetMessage.content}`)] });
      }
    });
    const message = here.server.general.post(here.reader, 'Norland ran 40 accounts.');
    const asked = here.reader.useOn(message, 'Fact-check this message');
    await here.discord.until('the reply', () => asked.message !== null);
    expect(asked.response?.components).toEqual([text('read: Norland ran 40 accounts.')]);
    expect(asked.response?.interactionMetadata).toMatchObject({ target_message_id: message.id });
    expect(failures).toEqual([]);
  });
});

describe('controls', () => {
  const panel = [
    text('Panel'),
    row(button('Next', 'next'), button('Back', 'back', { disabled: true })),
    row({
      type: 3,
      custom_id: 'language',
      options: [
        { label: 'English', value: 'en' },
        { label: 'Français', value: 'fr' },
      ],
    }),
    row({ type: 8, custom_id: 'channels', min_values: 0, max_values: 2, channel_types: [0] }),
    row({ type: 6, custom_id: 'role' }),
  ];
  let shown: Message;
  let failures: unknown[];
  let heard: string[];

  beforeEach(async () => {
    heard = [];
    ({ failures } = await here.login([], async (one) => {
      if (one.isChatInputCommand()) {
        const { resource } = await one.reply({ flags: V2, components: panel, withResponse: true });
        heard.push(resource?.message?.id ?? '');
      } else if (one.isButton() && one.customId === 'next') {
        await one.update({ components: [text(`page 2 of ${one.message.id}`), row(button('Open', 'open'))] });
      } else if (one.isButton() && one.customId === 'open') {
        await one.deferUpdate();
        await one.editReply({ components: [text('page 3')] });
        await one.followUp({ flags: [...PRIVATE], components: [text('aside')] });
      } else if (one.isStringSelectMenu()) {
        await one.deferReply({ flags: MessageFlags.Ephemeral });
        await one.editReply({ flags: V2, components: [text(one.values.join())] });
      } else if (one.isChannelSelectMenu()) {
        await one.reply({ flags: V2, components: [text([...one.channels.keys()].join())] });
      } else if (one.isRoleSelectMenu()) {
        await one.reply({ flags: V2, components: [text([...one.roles.keys()].join())] });
      } else if (one.isButton()) {
        await one.reply({ flags: [...PRIVATE], components: [text(`forged ${one.customId}`)] });
      }
    }));
    shown = await here.discord.answered(here.reader.slash('settings'));
    await here.discord.until('the id', () => heard.length === 1);
  });

  afterEach(() => expect(failures).toEqual([]));

  test('stand on a message, of which the reply tells the id', () => {
    expect(heard).toEqual([shown.id]);
  });

  test('when pressed, change the message on which they stand, at once or later', async () => {
    const pressed = here.reader.press(shown, { label: 'Next' });
    await here.discord.until('the update', () => pressed.answered);
    expect(shown.components[0]).toEqual(text(`page 2 of ${shown.id}`));
    expect(shown.flags).toBe(V2);
    const opened = here.reader.press(pressed, { label: /^Op/ });
    await here.discord.until('the aside', () => opened.followUps.length === 1);
    expect(shown.components).toEqual([text('page 3')]);
    expect(opened.followUps[0]?.ephemeral).toBe(true);
    expect(here.discord.payloads().map(({ as, visibility }) => [as, visibility])).toEqual([
      ['reply', 'public'],
      ['update', 'public'],
      ['update', 'public'],
      ['follow-up', 'private'],
    ]);
  });

  test('cannot be pressed where they are not there, disabled or out of sight, unless forged', async () => {
    expect(() => here.reader.press(shown, { label: 'Back' })).toThrow('disabled');
    expect(() => here.reader.press(shown, { label: 'Other' })).toThrow('0 buttons');
    const forged = here.server.member().forgePress(shown, '1:other:x');
    await here.discord.until('the reply', () => forged.message !== null);
    expect(() => here.reader.press(forged, { label: 'Next' })).toThrow('another person');
    expect(forged.response?.components).toEqual([text('forged 1:other:x')]);
  });

  test('are chosen from within their limits', async () => {
    const language = here.reader.choose(shown, 'language', ['fr']);
    const channels = here.reader.choose(shown, 'channels', [here.server.general]);
    const role = here.server.role();
    const roles = here.reader.choose(shown, 'role', [role]);
    await here.discord.until('the replies', () => [language, channels, roles].every(({ message }) => message !== null));
    expect(language.response?.components).toEqual([text('fr')]);
    expect(language.message?.flags).toBe(V2 | 64);
    expect(channels.response?.components).toEqual([text(here.server.general.id)]);
    expect(roles.response?.components).toEqual([text(role.id)]);
    expect(() => here.reader.choose(shown, 'language', ['de'])).toThrow('cannot be chosen');
    expect(() => here.reader.choose(shown, 'language', [])).toThrow('0 were chosen');
    expect(() => here.reader.choose(shown, 'channels', [here.server.channel({ type: 5 })])).toThrow('cannot be chosen');
  });
});

describe('modals', () => {
  const modal = {
    title: 'Report an error',
    custom_id: 'report',
    components: [
      text('Thank you.'),
      {
        type: 18,
        label: 'What is wrong',
        component: { type: 4, custom_id: 'what', style: 2, min_length: 5, max_length: 20 },
      },
      { type: 1, components: [{ type: 4, custom_id: 'link', label: 'Link', style: 1, required: false }] },
      { type: 18, label: 'Where', component: { type: 8, custom_id: 'where', required: false } },
    ],
  } as const;

  test('are filled in and sent, as a client allows', async () => {
    const { failures } = await here.login([], async (one) => {
      if (one.isChatInputCommand()) await one.showModal(modal as never);
      else if (one.isModalSubmit()) {
        const { fields } = one;
        const said = [fields.getTextInputValue('what'), fields.getTextInputValue('link')];
        const where = fields.getSelectedChannels('where')?.map(({ id }) => id) ?? [];
        await one.reply({ flags: [...PRIVATE], components: [text([...said, ...where].join('|'))] });
      }
    });
    const opener = await here.discord.opened(here.reader.slash('report'));
    expect(() => here.reader.submit(opener, {})).toThrow('what is required');
    expect(() => here.reader.submit(opener, { what: 'four' })).toThrow('5 or more');
    expect(() => here.reader.submit(opener, { what: 'x'.repeat(21) })).toThrow('20 or fewer');
    expect(() => here.reader.submit(opener, { what: 'It is wrong.', other: 'x' })).toThrow('no field other');
    const sent = here.reader.submit(opener, { what: 'It is wrong.', where: [here.server.general] });
    await here.discord.until('the reply', () => sent.message !== null);
    expect(sent.response?.components).toEqual([text(`It is wrong.||${here.server.general.id}`)]);
    expect(here.discord.payloads().map(({ as }) => as)).toEqual(['modal', 'reply']);
    expect(failures).toEqual([]);
  });

  test('from a button can change its message; no modal answers a modal', async () => {
    const codes: unknown[] = [];
    await here.login([], async (one) => {
      if (one.isChatInputCommand())
        await one.reply({ flags: V2, components: [text('x'), row(button('Write', 'write'))] });
      else if (one.isButton()) await one.showModal(modal as never);
      else if (one.isModalSubmit() && one.isFromMessage()) {
        const body = { type: 9, data: modal };
        codes.push(await codeOf(one.client.rest.post(`/interactions/${one.id}/${one.token}/callback`, { body })));
        await one.update({ components: [text('written')] });
      }
    });
    const asked = here.reader.slash('ask');
    await here.discord.until('the button', () => asked.message !== null);
    const opener = here.reader.press(asked, { customId: 'write' });
    await here.discord.until('the modal', () => opener.modal !== null);
    here.reader.submit(opener, { what: 'something' });
    await here.discord.until('the update', () => asked.response?.components[0]?.content === 'written');
    expect(codes).toEqual([[400, 50035]]);
  });
});

test('follow-ups keep their ids, are edited and taken away, until the token runs out', async () => {
  let now = 0;
  await here.restart({ now: () => now });
  const said: unknown[] = [];
  await here.login([], async (one) => {
    if (!one.isChatInputCommand()) return;
    await one.deferReply();
    // The first follow-up takes the place of the "thinking".
    const first = await one.followUp({ flags: V2, components: [text('first')] });
    const second = await one.followUp({ flags: V2, components: [text('second')] });
    said.push(first.id === (await one.fetchReply()).id);
    await one.editReply({ message: second.id, components: [text('edited')] });
    await one.deleteReply(second.id);
    said.push(await codeOf(one.editReply({ message: second.id, components: [text('x')] })));
    now = 15 * 60 * 1000 + 1;
    said.push(await codeOf(one.editReply({ components: [text('late')] })));
  });
  const asked = here.reader.slash('ask');
  await here.discord.until('the end', () => said.length === 3);
  expect(said).toEqual([true, [404, 10008], [401, 50027]]);
  expect(asked.messages.map(({ body, deleted }) => [(body.components as object[])[0], deleted])).toEqual([
    [text('first'), false],
    [text('edited'), true],
  ]);
});
