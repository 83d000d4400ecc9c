import { afterEach, expect, test } from '@jest/globals';
import { startBot, type TestBot } from '../support/discord-bot.ts';

let bot: TestBot;

afterEach(() => bot.close());

test('a person who asks too often is told when to try again, privately', async () => {
  bot = await startBot({ limits: { perPerson: { points: 2, seconds: 60 } } });
  const reader = bot.server.member({});
  for (let i = 0; i < 2; i++) await bot.discord.answered(reader.slash('ask', { question: 'harbour' }));
  const third = reader.slash('ask', { question: 'harbour' });
  expect(await bot.text(third)).toMatch(/^You have asked several times .* try again in \d+ seconds\.$/);
  expect(third.response?.ephemeral).toBe(true);
  expect(bot.services.asked).toHaveLength(2);
  expect(await bot.text(bot.server.member({}).slash('ask', { question: 'harbour' }))).toContain('Sources');
  expect(await bot.metrics.text()).toMatch(/alteram_\w+\{\w+="person"\} 1/);
});

test('one answer at a time for a person', async () => {
  bot = await startBot();
  const reader = bot.server.member({});
  const slow = reader.slash('ask', { question: 'slow harbour' });
  await bot.discord.until('the question', () => bot.services.asked.length === 1);
  expect(await bot.text(reader.slash('ask', { question: 'harbour' }))).toContain('still being answered');
  await bot.discord.answered(slow);
});

test('a server with many questions is told to wait', async () => {
  bot = await startBot({ limits: { perServer: { points: 1, seconds: 60 } } });
  await bot.discord.answered(bot.server.member({}).slash('ask', { question: 'harbour' }));
  expect(await bot.text(bot.server.member({}).slash('ask', { question: 'harbour' }))).toContain(
    'in this server just now',
  );
});

test('a queue that is full says busy', async () => {
  bot = await startBot({ limits: { concurrency: 1, queue: 1 } });
  const first = bot.server.member({}).slash('ask', { question: 'slow harbour' });
  await bot.discord.until('the question', () => bot.services.asked.length === 1);
  const second = bot.server.member({}).slash('ask', { question: 'harbour' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await bot.text(bot.server.member({}).slash('ask', { question: 'harbour' }))).toMatch(
    /^Busy: .* try again in \d+ second/,
  );
  await bot.discord.answered(first);
  expect(await bot.text(second)).toContain('Sources');
});
