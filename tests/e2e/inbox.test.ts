import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startBot, type TestBot } from '../support/discord-bot.ts';
import type { SentInteraction } from '../support/discord-stand-in/interactions.ts';
import type { Person } from '../support/discord-stand-in/person.ts';

const NOW = new Date('2026-03-10T12:00:00Z');

let bot: TestBot;
let moderator: Person;

beforeEach(async () => {
  bot = await startBot({ now: NOW });
  moderator = bot.server.member({ name: 'moderator', permissions: ['ManageMessages'] });
});

afterEach(() => bot.close());

/** Asks as somebody new. */
async function ask(...questions: readonly string[]): Promise<SentInteraction> {
  const reader = bot.server.member();
  const asked = questions.map((question) => reader.slash('ask', { question }));
  for (const one of asked) await bot.text(one);
  await bot.settled();
  const last = asked.at(-1);
  if (last === undefined) throw new Error('nothing was asked');
  return last;
}

async function report(what: string, link = ''): Promise<void> {
  const asked = await ask('harbour');
  const form = await bot.discord.opened(asked.person.press(asked, { label: 'Report an error' }));
  await bot.text(asked.person.submit(form, { what, link }));
  bot.wait({ minutes: 1 });
}

/** The inbox, open on the questions. */
async function questions(): Promise<SentInteraction> {
  const inbox = moderator.slash('inbox');
  await bot.text(inbox);
  await bot.text(moderator.press(inbox, { label: /^Questions/ }));
  return inbox;
}

describe('the inbox', () => {
  test('is empty at first, and only the moderator sees it', async () => {
    const inbox = moderator.slash('inbox');
    expect(await bot.text(inbox)).toContain('No report is open.');
    expect(inbox.response?.ephemeral).toBe(true);
    expect(await bot.text(await questions())).toContain('No question is open.');
  });

  test('shows what was reported, on which sources, as the words of people', async () => {
    await report('It was *41*, not 40: @everyone </ask:1>', 'https://example.org/41');
    const text = await bot.text(moderator.slash('inbox'));
    expect(text).toContain('Errors, as people reported them');
    expect(text).toContain('“It was *41*, not 40: @everyone </ask:1>”');
    expect(text).toContain('Link given: https://example.org/41');
    expect(text).toContain('Norland Gazette (via City Archive): Posts about the harbour');
  });

  test('shows what could not be answered, grouped, the most frequent first', async () => {
    await ask('When does the ferry leave?');
    await ask('Who built the lighthouse?');
    await ask('who built the lighthouse');
    await ask('harbour');
    const text = await bot.text(await questions());
    expect(text).toMatch(
      /1\. “who built the lighthouse\??”\nAsked 2 times, last .*\n2\. “When does the ferry leave\?”\nAsked once,/i,
    );
    expect(text).not.toContain('harbour');
  });

  test('counts votes of the last 30 days', async () => {
    const asked = await ask('harbour');
    await bot.text(asked.person.press(asked, { label: 'Not helpful' }));
    expect(await bot.text(moderator.slash('inbox'))).toContain('0 helpful, 1 not helpful');
    bot.wait({ days: 31 });
    expect(await bot.text(moderator.slash('inbox'))).toContain('0 helpful, 0 not helpful');
  });

  test('marks a group as done, all of its questions, and no others', async () => {
    await ask('Who built the lighthouse?', 'who built the lighthouse', 'When does the ferry leave?');
    const inbox = await questions();
    const text = await bot.text(moderator.choose(inbox, /^1:inbox-done:/, ['0']));
    expect(text).toContain('2 marked as done.');
    expect(text).toContain('1. “When does the ferry leave?”');
    expect(text).not.toContain('lighthouse');
    // The same question, asked anew, is open anew.
    await ask('Who built the lighthouse?');
    expect(await bot.text(await questions())).toContain('lighthouse');
  });

  test('marks several reports as done, also after a restart', async () => {
    await report('first');
    await report('second');
    await report('third');
    const inbox = moderator.slash('inbox');
    await bot.text(inbox);
    await bot.restart();
    const text = await bot.text(moderator.choose(inbox, /^1:inbox-done:/, ['0', '2']));
    expect(text).toContain('2 marked as done.');
    expect(await bot.store.reports.open(bot.server.id)).toMatchObject([{ text: 'second' }]);
  });

  test('is paged, every entry on one page, within the limits of a message', async () => {
    const words = 'abcdefghijklmnopqrst'.split('').map((letter) => `${letter}${letter}word`.repeat(3));
    for (const word of words) {
      await bot.store.reports.add({
        server: bot.server.id,
        person: bot.store.personHash(word),
        text: `${word} ${'*_~`|<>[]#@/'.repeat(120)}`.slice(0, 1_500),
        link: `https://example.org/${'_'.repeat(400)}`,
        documents: ['posts', 'wider', 'silent', 'elsewhere', 'no such document'],
        statements: [],
      });
    }
    const inbox = moderator.slash('inbox');
    const texts = [await bot.text(inbox)];
    for (;;) {
      const next = inbox.response?.components.flatMap(
        ({ components }) => components as { label?: string; disabled?: boolean }[],
      );
      if (next?.find(({ label }) => label === 'Next')?.disabled === true) break;
      texts.push(await bot.text(moderator.press(inbox, { label: 'Next' })));
    }
    const all = texts.join('\n');
    for (const word of words) expect(all.split(`“${word} `)).toHaveLength(2);
    expect(all).toContain('20. “');
    expect(texts.length).toBeGreaterThan(2);
    expect(await bot.text(moderator.press(inbox, { label: 'Back' }))).toBe(texts.at(-2));
  });

  test('is exported as a table that no spreadsheet takes for formulas', async () => {
    await report('=HYPERLINK("https://evil.example")', 'https://example.org/x');
    await ask('灯塔是谁建的？');
    const exported = moderator.press(await questions(), { label: 'Export as CSV' });
    expect(await bot.text(exported)).toContain('1 report, those that are done among them, and 1 open question.');
    const [file] = exported.response?.attachments ?? [];
    expect(file?.name).toBe('inbox.csv');
    const csv = String(file?.content);
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(csv).toContain('灯塔是谁建的？');
    expect(exported.response?.ephemeral).toBe(true);
  });

  test('lists the documents that nobody has reviewed, and those that are kept out of answers as such', async () => {
    const inbox = moderator.slash('inbox');
    await bot.text(inbox);
    expect(await bot.text(moderator.press(inbox, { label: 'Unreviewed (0)' }))).toContain(
      'Every document is reviewed.',
    );
    const document = bot.services.document('posts');
    if (document === null) throw new Error('no document');
    const title = '*A* feed <@1> `item` @everyone';
    bot.services.unreviewed.push({ document, statements: 3, isShown: true });
    bot.services.unreviewed.push({ document: { ...document, id: 'f', title }, statements: 1, isShown: false });
    const text = await bot.text(moderator.press(inbox, { customId: /inbox-page::unreviewed/ }));
    expect(text).toContain('Documents that nobody has reviewed');
    expect(text).toContain('1. “Norland Gazette (via City Archive): Posts about the harbour');
    expect(text).toContain('3 statements\n2. “');
    expect(text).toContain(title);
    expect(text).toContain('1 statement\nkept out of answers until it is reviewed');
    expect(() => bot.controlId(inbox, /^1:inbox-done:/)).toThrow();
  });

  test('speaks the language of the person, and shows questions as they were asked', async () => {
    await ask('灯塔是谁建的？');
    const french = bot.server.member({ permissions: ['ManageMessages'], locale: 'fr' });
    const inbox = french.slash('inbox');
    await bot.text(inbox);
    expect(await bot.text(french.press(inbox, { customId: /inbox-page::questions/ }))).toContain('« 灯塔是谁建的？ »');
  });
});

describe('nobody but moderators', () => {
  test('opens the inbox, or uses its controls', async () => {
    await ask('Who built the lighthouse?');
    const inbox = await questions();
    const stranger = bot.server.member();
    expect(() => stranger.slash('inbox')).toThrow('does not offer');
    const done = bot.controlId(inbox, /^1:inbox-done:/);
    for (const sent of [
      stranger.forgeSlash('inbox'),
      stranger.forgePress(inbox, '1:inbox-export::'),
      stranger.forgePress(inbox, '1:inbox-page::questions'),
      stranger.forgeChoice(inbox, done, ['0']),
    ]) {
      expect(await bot.text(sent)).toContain('for moderators');
      expect(sent.response?.attachments).toEqual([]);
    }
    expect(await bot.store.questions.open(bot.server.id)).toHaveLength(1);
  });

  test('but whoever holds the role that the settings name', async () => {
    const role = bot.server.role({ name: 'inbox' });
    await bot.store.servers.change(bot.server.id, { roles: { inbox: role.id } });
    bot.server.letUse('inbox', role);
    expect(await bot.text(bot.server.member({ roles: [role] }).slash('inbox'))).toContain('No report');
    expect(await bot.text(moderator.slash('inbox'))).toContain('certain role');
  });

  test('of the same server', async () => {
    await ask('Who built the lighthouse?');
    const done = bot.controlId(await questions(), /^1:inbox-done:/);
    const elsewhere = bot.discord.server();
    const other = elsewhere.member({ permissions: ['ManageMessages'] });
    const theirs = other.slash('inbox');
    expect(await bot.text(theirs)).toContain('No report is open.');
    expect(await bot.text(other.press(theirs, { label: /^Questions/ }))).toContain('No question is open.');
    expect(await bot.text(other.forgeChoice(theirs, done, ['0']))).toContain('no longer stored');
    expect(await bot.store.questions.open(bot.server.id)).toHaveLength(1);
  });
});

test('what the inbox does not offer is no harm', async () => {
  await ask('Who built the lighthouse?');
  const inbox = await questions();
  const done = bot.controlId(inbox, /^1:inbox-done:/);
  expect(await bot.text(moderator.forgeChoice(inbox, done, ['7', '-1', 'x', '1e1']))).toContain(
    'Nothing was open any more.',
  );
  expect(await bot.text(moderator.forgePress(inbox, '1:inbox-page::questions 999'))).toContain('lighthouse');
  expect(await bot.text(moderator.forgePress(inbox, '1:inbox-page::questions -1'))).toContain('No report is open.');
  expect(await bot.text(moderator.forgePress(inbox, '1:inbox-page::../etc'))).toContain('No report is open.');
  expect(await bot.text(moderator.forgeChoice(inbox, '1:inbox-done:AAAAAAAAAAAAAAAA:', ['0']))).toMatch(
    /older than|no longer stored/,
  );
  bot.wait({ days: 31 });
  expect(await bot.text(moderator.forgeChoice(inbox, done, ['0']))).toContain('older than 30 days');
});
