import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { GatewayIntentBits } from 'discord.js';
import { startBot, type TestBot, type TestBotOptions } from '../support/discord-bot.ts';
import type { SentInteraction } from '../support/discord-stand-in/interactions.ts';
import type { Person } from '../support/discord-stand-in/person.ts';

let bot: TestBot;
let admin: Person;

async function start(options: TestBotOptions = {}): Promise<void> {
  bot = await startBot(options);
  admin = bot.server.member({ name: 'admin', permissions: ['ManageGuild', 'ManageMessages'] });
}

/** The panel, open on a page. */
async function opened(page?: string): Promise<SentInteraction> {
  const panel = admin.slash('settings');
  await bot.text(panel);
  if (page !== undefined) await bot.text(admin.press(panel, { label: page }));
  return panel;
}

const settings = () => bot.store.servers.settings(bot.server.id);
const readsMessages = () => ((bot.discord.gateway.intents.at(-1) ?? 0) & GatewayIntentBits.MessageContent) !== 0;

afterEach(() => bot.close());

describe('the panel of settings', () => {
  beforeEach(() => start());

  test('shows every setting with its value, to the person alone, and every page within the limits', async () => {
    const panel = await opened();
    expect(panel.response?.ephemeral).toBe(true);
    const text = await bot.text(panel);
    expect(text).toContain('Language of replies: that of each person’s Discord');
    expect(text).toContain('Unanswered questions: kept for 30 days');
    for (const page of ['Channels', 'Roles', 'Privacy', 'Digests', 'General']) {
      const turned = admin.press(panel, { label: page });
      await bot.text(turned);
      expect(turned.callback?.type).toBe(7);
    }
  });

  test.each(['fr', 'zh-CN', 'zh-TW'])('speaks %s on every page', async (locale) => {
    await bot.store.servers.change(bot.server.id, {
      watchedChannels: [bot.server.general.id],
      digestChannel: bot.server.general.id,
      digestEvery: 'daily',
    });
    const person = bot.server.member({ permissions: ['ManageGuild', 'ManageMessages'], locale });
    const panel = person.slash('settings');
    await bot.text(panel);
    for (const page of ['channels', 'roles', 'privacy', 'digests']) {
      const text = await bot.text(person.press(panel, { customId: `1:settings-page::${page}` }));
      expect(text).not.toMatch(/[{}]|Settings of this server/);
    }
    const inbox = person.slash('inbox');
    await bot.text(inbox);
    await bot.text(person.press(inbox, { customId: /inbox-page::questions/ }));
    expect(await bot.text(person.slash('privacy'))).not.toMatch(/[{}]|stored/);
    expect(await bot.text(person.slash('forget-me'))).not.toMatch(/[{}]|stored/);
  });

  test('changes the language at once, of itself as well', async () => {
    const panel = await opened();
    const text = await bot.text(admin.choose(panel, /settings-set/, ['fr']));
    expect(text).toContain('Enregistré. Langue des réponses : français.');
    expect((await settings()).language).toBe('fr');
    expect(await bot.text(bot.server.member({ locale: 'zh-TW' }).slash('help'))).toContain('Commandes');
    expect(await bot.text(admin.choose(panel, /settings-set/, ['auto']))).toContain('Saved. Language of replies');
  });

  test('limits a use to a role, and opens it again', async () => {
    const panel = await opened('Roles');
    const role = bot.server.role({ name: 'readers' });
    const [reader, holder] = [bot.server.member(), bot.server.member({ roles: [role] })];
    await bot.text(admin.choose(panel, /settings-set::ask/, [role]));
    expect((await settings()).roles).toEqual({ ask: role.id, factcheck: null, summary: null, inbox: null });
    expect(await bot.text(reader.slash('ask', { question: 'harbour' }))).toContain('certain role');
    expect(await bot.text(holder.slash('ask', { question: 'harbour' }))).toContain('Norland said');
    await bot.text(admin.choose(panel, /settings-set::ask/, []));
    expect(await bot.text(reader.slash('ask', { question: 'harbour' }))).toContain('Norland said');
  });

  test('opens a use to everyone by the role of everyone', async () => {
    const panel = await opened('Roles');
    const [everyone] = bot.server.roles;
    if (everyone === undefined) throw new Error('no role');
    await bot.text(admin.choose(panel, /settings-set::ask/, [everyone]));
    expect(await bot.text(bot.server.member().slash('ask', { question: 'harbour' }))).toContain('Norland said');
  });

  test('makes answers private, and says for how long questions are kept', async () => {
    const panel = await opened('Privacy');
    expect(await bot.text(admin.press(panel, { label: 'Private answers' }))).toContain('Saved. Private answers: yes');
    const asked = bot.server.member().slash('ask', { question: 'harbour' });
    await bot.text(asked);
    expect(asked.response?.ephemeral).toBe(true);
    await bot.store.questions.addUnanswered({ server: bot.server.id, text: 'why?', language: 'en' });
    expect(await bot.text(admin.choose(panel, /keepQuestionsDays/, ['0']))).toContain('not kept');
    expect(await bot.store.questions.open(bot.server.id)).toEqual([]);
    await bot.text(admin.press(panel, { label: 'Answers for all' }));
    expect(await settings()).toMatchObject({ privateByDefault: false, keepQuestionsDays: 0 });
  });

  test('sets up digests, and says what is missing for them', async () => {
    const panel = await opened('Digests');
    expect(await bot.text(admin.choose(panel, /digestEvery/, ['weekly']))).toContain('choose a channel as well');
    const channel = bot.server.channel({ name: 'mods' });
    await bot.discord.until('the channel', () => bot.connection.client?.channels.cache.has(channel.id) ?? false);
    const text = await bot.text(admin.choose(panel, /digestChannel/, [channel]));
    expect(text).toContain('Next digest:');
    expect(await settings()).toMatchObject({ digestEvery: 'weekly', digestChannel: channel.id });
    expect(await bot.store.digests.lastSent(bot.server.id)).not.toBeNull();
  });

  test('says what the bot lacks in a chosen channel', async () => {
    const panel = await opened('Channels');
    const [unseen, silent] = [bot.server.channel(), bot.server.channel()];
    unseen.denyBot('ReadMessageHistory');
    silent.denyBot('SendMessages');
    await bot.discord.until('the channels', () => bot.connection.client?.channels.cache.has(silent.id) ?? false);
    const text = await bot.text(admin.choose(panel, /watchedChannels/, [unseen, silent]));
    expect(text).toContain('View Channel and Read Message History');
    expect(text).toContain('allow it Send Messages');
  });

  test('works after a restart, with what was saved', async () => {
    const panel = await opened();
    await bot.text(admin.choose(panel, /settings-set/, ['zh-CN']));
    await bot.restart();
    expect(await bot.text(admin.press(panel, { customId: /settings-page::privacy/ }))).toContain('私密回答');
    expect((await settings()).language).toBe('zh-CN');
  });
});

describe('nobody but administrators', () => {
  beforeEach(() => start());

  test('opens the panel, whatever the client sends', async () => {
    const moderator = bot.server.member({ permissions: ['ManageMessages'] });
    expect(() => moderator.slash('settings')).toThrow('does not offer');
    expect(await bot.text(moderator.forgeSlash('settings'))).toContain('for administrators');
    // Not even where the command is opened to them in Discord: it could give them every other right.
    bot.server.letUse('settings', moderator);
    expect(await bot.text(moderator.slash('settings'))).toContain('for administrators');
  });

  test('changes anything with its controls', async () => {
    const panel = await opened();
    const stranger = bot.server.member({ permissions: ['ManageMessages'] });
    for (const forged of [
      () => stranger.forgeChoice(panel, '1:settings-set::language', ['fr']),
      () => stranger.forgePress(panel, '1:settings-set::privateByDefault yes'),
      () => stranger.forgePress(panel, '1:settings-read::'),
      () => stranger.forgePress(panel, '1:settings-page::roles'),
    ]) {
      const sent = forged();
      expect(await bot.text(sent)).toContain('for administrators');
      expect(sent.response?.ephemeral).toBe(true);
    }
    expect(await settings()).toMatchObject({ language: 'auto', privateByDefault: false });
  });

  test('has settings outside of a server', async () => {
    expect(await bot.text(bot.discord.person().forgeSlash('settings'))).toContain('in a server only');
  });
});

describe('values that the panel does not offer', () => {
  beforeEach(() => start());

  test.each([
    ['1:settings-set::language', ['klingon']],
    ['1:settings-set::language', []],
    ['1:settings-set::watchedChannels', ['no number']],
    ['1:settings-set::inbox', ['1', '2']],
    ['1:settings-set::keepQuestionsDays', ['3650']],
    ['1:settings-set::digestChannel', ['../..']],
    ['1:settings-set::nonsense', ['1']],
    ['1:settings-set::__proto__', ['1']],
    ['1:settings-set::', []],
  ] as const)('%s %j change nothing, and say so', async (id, values) => {
    const before = await settings();
    expect(await bot.text(admin.forgeChoice(await opened(), id, values))).toContain('no value of that setting');
    expect(await settings()).toEqual(before);
  });

  test('a channel of another server is not taken', async () => {
    const elsewhere = bot.discord.server().channel();
    const panel = await opened('Digests');
    for (const id of ['digestChannel', 'watchedChannels']) {
      const sent = admin.forgeChoice(panel, `1:settings-set::${id}`, [elsewhere.id], 8);
      expect(await bot.text(sent)).toContain('no such channel');
    }
    expect(await settings()).toMatchObject({ digestChannel: null, watchedChannels: [] });
  });

  test('a page that there is none of is the first one', async () => {
    expect(await bot.text(admin.forgePress(await opened(), '1:settings-page::nowhere'))).toContain(
      'Language of replies',
    );
  });
});

describe('a watched channel', () => {
  test('lets the bot ask for the right to read messages, and give it up again', async () => {
    await start();
    const panel = await opened('Channels');
    const channel = bot.server.general;
    expect(readsMessages()).toBe(false);
    const chosen = admin.choose(panel, /watchedChannels/, [channel]);
    expect(await bot.text(chosen)).toContain('Saved. Fact-check channels: 1 channel.');
    expect(readsMessages()).toBe(true);
    expect(bot.connection.reading.state).toBe('on');
    channel.post(bot.server.member(), 'Sudria ran 40 accounts about the harbour.');
    await bot.discord.until('the answer', () => channel.messages.some(({ author }) => author.bot === true));
    await bot.text(admin.choose(panel, /watchedChannels/, []));
    expect(readsMessages()).toBe(false);
  });

  test('is told to be unwatched where Discord refuses, with the mend; all else works, and one can ask again', async () => {
    await start({ standIn: { refuseIntents: ['MESSAGE_CONTENT'] } });
    const panel = await opened('Channels');
    const chosen = admin.choose(panel, /watchedChannels/, [bot.server.general]);
    expect(await bot.text(chosen)).toMatch(/these channels are not watched.*Privileged Gateway Intents/s);
    expect(bot.connection.reading.state).toBe('refused');
    expect((await settings()).watchedChannels).toEqual([bot.server.general.id]);
    expect(await bot.text(bot.server.member().slash('ask', { question: 'harbour' }))).toContain('Norland said');
    const again = admin.press(panel, { label: 'Ask Discord again' });
    expect(await bot.text(again)).toContain('not watched');
    bot.discord.gateway.refuseIntents();
    const granted = await bot.text(admin.press(panel, { label: 'Ask Discord again' }));
    expect(granted).toContain('Discord lets the bot read messages now.');
    expect(granted).not.toContain('not watched');
  });
});

describe('moderators’ commands', () => {
  beforeEach(() => start());

  test('are open to whom administrators let in in Discord’s own settings, with their controls', async () => {
    const role = bot.server.role({ name: 'helpers' });
    const helper = bot.server.member({ roles: [role] });
    bot.server.letUse('inbox', role);
    const inbox = helper.slash('inbox');
    expect(await bot.text(inbox)).toContain('No report is open.');
    expect(await bot.text(helper.press(inbox, { label: /Questions/ }))).toContain('No question is open.');
    const asked = () => bot.discord.requests.filter(({ path }) => path.endsWith('/commands/permissions')).length;
    expect(asked()).toBe(1);
    expect(await bot.text(helper.forgeSlash('summary'))).toContain('for moderators');
    expect(asked()).toBe(1);
  });

  test('stay closed where Discord does not say', async () => {
    const role = bot.server.role({ name: 'helpers' });
    bot.server.letUse('inbox', role);
    for (let i = 0; i < 4; i++) bot.discord.failNext({ status: 500, path: /commands\/permissions$/ });
    expect(await bot.text(bot.server.member({ roles: [role] }).slash('inbox'))).toContain('for moderators');
    expect(bot.logged()).toContain('Discord did not say who may use a command');
  });

  test('stay closed to those who forge them', async () => {
    expect(await bot.text(bot.server.member().forgeSlash('inbox'))).toContain('for moderators');
    expect(await bot.text(bot.server.member().forgeSlash('summary'))).toContain('for moderators');
  });
});
