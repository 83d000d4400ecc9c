import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startBot, type TestBot } from '../support/discord-bot.ts';
import type { Person } from '../support/discord-stand-in/person.ts';

const NOW = new Date('2026-03-10T12:00:00Z');

let bot: TestBot;
let reader: Person;

beforeEach(async () => {
  bot = await startBot({ now: NOW });
  reader = bot.server.member();
});

afterEach(() => bot.close());

/** Leaves an answer, a vote and a report behind. */
async function leaveTraces(person: Person) {
  const asked = person.slash('ask', { question: 'harbour' });
  await bot.text(asked);
  await bot.text(person.press(asked, { label: 'Helpful' }));
  const form = await bot.discord.opened(person.press(asked, { label: 'Report an error' }));
  await bot.text(person.submit(form, { what: 'wrong', link: '' }));
  await bot.settled();
  return asked;
}

test('/privacy says what is stored of the person, what in general, and for how long', async () => {
  await leaveTraces(reader);
  await leaveTraces(bot.server.member());
  await bot.store.servers.change(bot.server.id, { keepQuestionsDays: 7 });
  const told = reader.slash('privacy');
  const text = await bot.text(told);
  expect(text).toContain('1 message with buttons that you asked for, 1 vote, 1 report of an error.');
  expect(text).toContain('could not answer: 7 days in this server');
  expect(text).toContain('remembered for 30 minutes');
  expect(text).toContain('Votes on answers: 90 days.');
  expect(told.response?.ephemeral).toBe(true);
  await bot.store.servers.change(bot.server.id, { keepQuestionsDays: 0 });
  expect(await bot.text(reader.slash('privacy'))).toContain('are not kept in this server');
  expect(await bot.text(bot.discord.person().slash('privacy'))).toContain('Questions in direct messages are not kept.');
});

test('its button deletes what is stored of the person at once, and of nobody else', async () => {
  const [own, other] = [await leaveTraces(reader), await leaveTraces(bot.server.member())];
  const told = reader.slash('privacy');
  await bot.text(told);
  const pressed = reader.press(told, { label: 'Delete now' });
  expect(await bot.text(pressed)).toContain('Deleted: 1 message with buttons, 1 vote, 1 report of an error.');
  expect(pressed.callback?.type).toBe(7);
  expect(await bot.store.personData(bot.store.personHash(reader.id))).toEqual({ messages: 0, votes: 0, reports: 0 });
  expect(await bot.text(reader.press(own, { label: 'Sources' }))).toContain('no longer stored');
  expect(await bot.text(other.person.press(other, { label: 'Sources' }))).toContain('Norland said');
});

test('the button works after a restart, and deletes what is of whoever presses it', async () => {
  await leaveTraces(reader);
  const told = reader.slash('privacy');
  await bot.text(told);
  await bot.restart();
  const stranger = bot.server.member();
  expect(await bot.text(stranger.forgePress(told, '1:forget-me::'))).toContain('no messages with buttons');
  expect(await bot.store.personData(bot.store.personHash(reader.id))).toMatchObject({ votes: 1 });
});

test('/forget-me deletes in every server and in direct messages, and forgets the questions before', async () => {
  await leaveTraces(reader);
  bot.discord.server().join(reader);
  await bot.text(reader.slash('ask', { question: 'harbour' }, reader.directMessages));
  expect(await bot.text(reader.slash('forget-me'))).toContain('Deleted: 2 messages with buttons, 1 vote, 1 report');
  expect(await bot.text(reader.slash('forget-me'))).toContain(
    'Deleted: no messages with buttons, no votes, no reports',
  );
  await bot.text(reader.slash('ask', { question: 'And what of the ferry?' }));
  expect(bot.services.asked.at(-1)?.previous).toEqual([]);
});

test('both are there for everybody, also where a role is needed for all else', async () => {
  const role = bot.server.role();
  const roles = { ask: role.id, factcheck: role.id, summary: role.id, inbox: role.id };
  await bot.store.servers.change(bot.server.id, { roles });
  expect(await bot.text(reader.slash('privacy'))).toContain('What is stored about you');
  expect(await bot.text(reader.slash('forget-me'))).toContain('Deleted:');
});

test('neither the log nor the store holds a question, a text or an id of a person', async () => {
  await bot.text(reader.slash('ask', { question: 'my secret harbour' }));
  await bot.text(reader.slash('factcheck', { claim: 'my secret harbour' }));
  await bot.text(reader.slash('ask', { question: 'a broken secret' }));
  expect(bot.logged()).not.toContain('secret');
  expect(bot.logged()).not.toContain(reader.id);
  const rows = JSON.stringify(await bot.store.questions.open(bot.server.id));
  expect(rows).not.toContain('secret');
});
