import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../src/answer/guard.js';
import { answerInTime } from '../../src/discord/answer-in-time.js';
import { checkedMessage } from '../../src/discord/checked-message.js';
import { createLogger } from '../../src/discord/logger.js';
import { type ReplyTarget, send } from '../../src/discord/send.js';
import { renderForDiscord, renderRefusal } from '../../src/present/discord/render.js';
import { harbourLibrary } from '../support/harbour-library.ts';
import { answerFrom } from '../support/small-library.ts';

const answer = answerFrom(harbourLibrary(), ['posts']);
const log = createLogger('silent');

/** An interaction that takes down what it is told. */
function target(state: { deferred?: boolean; replied?: boolean } = {}) {
  const calls: [string, { flags?: unknown; components?: unknown; allowedMentions?: unknown }][] = [];
  const take = (name: string) => async (options: object) => void calls.push([name, options]);
  return {
    calls,
    deferred: state.deferred ?? false,
    replied: state.replied ?? false,
    reply: take('reply'),
    editReply: take('editReply'),
    followUp: take('followUp'),
    deferReply: take('deferReply'),
  } satisfies ReplyTarget & Record<string, unknown>;
}

describe('a message is sent, with nobody mentioned,', () => {
  test.each([
    [{}, 'reply'],
    [{ deferred: true }, 'editReply'],
    [{ replied: true }, 'followUp'],
    [{ deferred: true, replied: true }, 'followUp'],
  ])('from %j with %s', async (state, expected) => {
    const to = target(state);
    expect(await send(to, { kind: 'answer', answer }, { log })).toBe(true);
    expect(to.calls.map(([name]) => name)).toEqual([expected]);
    expect(to.calls[0]?.[1]).toEqual({
      components: renderForDiscord(answer).components,
      allowedMentions: { parse: [] },
      flags: 32768,
    });
  });
});

describe('what is no answer of the guard is not sent:', () => {
  test('a copy', () => {
    const copy = { ...answer } as Answer;
    const { message, faults } = checkedMessage({ kind: 'answer', answer: copy });
    expect(faults).toEqual(['no answer of the guard']);
    expect(message).toEqual(renderRefusal('en', 'guard'));
  });

  test('an answer whose contents were changed after the guard', async () => {
    const changed = answerFrom(harbourLibrary(), ['posts']);
    if (changed.kind !== 'answered') throw new Error('not answered');
    const [block] = changed.blocks;
    if (block.kind !== 'allegations') throw new Error('no allegations');
    (block.rebuttals as unknown as unknown[]).length = 0;
    const to = target();
    expect(await send(to, { kind: 'answer', answer: changed }, { log })).toBe(false);
    expect(to.calls[0]?.[1].components).toEqual(renderRefusal('en', 'guard').components);
  });
});

test('a notice shows plain text, whatever is in it', () => {
  const { message } = checkedMessage({ kind: 'notice', lines: ['# Report ||x||', 'second'] });
  expect(message.components[0].components).toEqual([{ type: 10, content: '\\# Report \\|\\|x\\|\\|\nsecond' }]);
});

describe('an answer in time', () => {
  const later = (milliseconds: number) => new Promise<Answer>((resolve) => setTimeout(resolve, milliseconds, answer));

  test('is the reply itself', async () => {
    const to = target();
    await answerInTime(to, later(0), { ephemeral: false, log, deferAfter: 1000 });
    expect(to.calls.map(([name]) => name)).toEqual(['reply']);
  });

  test('is preceded by a deferral if it takes long, with ephemeral as its only flag', async () => {
    const to = target();
    await answerInTime(to, later(60), { ephemeral: true, log, deferAfter: 10 });
    expect(to.calls[0]).toEqual(['deferReply', { flags: 64 }]);
  });

  test('that fails before or after the deferral is thrown', async () => {
    const failure = new Error('no index');
    const fails = (milliseconds: number) =>
      new Promise<Answer>((_, reject) => setTimeout(reject, milliseconds, failure));
    await expect(answerInTime(target(), fails(0), { ephemeral: false, log, deferAfter: 50 })).rejects.toBe(failure);
    await expect(answerInTime(target(), fails(50), { ephemeral: false, log, deferAfter: 10 })).rejects.toBe(failure);
  });
});
