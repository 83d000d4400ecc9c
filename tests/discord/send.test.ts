import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../src/answer/guard.js';
import { checkedMessage } from '../../src/discord/checked-message.js';
import { asFollowUp, asReply, type ReplyTarget } from '../../src/discord/deliveries.js';
import { inTime } from '../../src/discord/in-time.js';
import { createLogger } from '../../src/discord/logger.js';
import { send } from '../../src/discord/send.js';
import { renderForDiscord, renderRefusal } from '../../src/present/discord/render.js';
import { harbourLibrary } from '../support/harbour-library.ts';
import { answerFrom } from '../support/small-library.ts';

const answer = answerFrom(harbourLibrary(), ['posts']);
const log = createLogger('silent');

/** An interaction that takes down what it is told. */
function target(state: { deferred?: boolean; replied?: boolean } = {}) {
  const calls: [string, { flags?: unknown; components?: unknown; allowedMentions?: unknown }][] = [];
  const take = (name: string) => async (options: object) => {
    calls.push([name, options]);
    return { id: '7', resource: { message: { id: '7' } } };
  };
  return {
    calls,
    deferred: state.deferred ?? false,
    replied: state.replied ?? false,
    reply: take('reply'),
    editReply: take('editReply'),
    followUp: take('followUp'),
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
    const sent = await send({ kind: 'answer', answer }, asReply(to, { ephemeral: false }), { log });
    expect(sent).toEqual({ isWhole: true, messageId: '7' });
    expect(to.calls.map(([name]) => name)).toEqual([expected]);
    expect(to.calls[0]?.[1]).toMatchObject({
      components: renderForDiscord(answer).components,
      allowedMentions: { parse: [] },
      flags: 32768,
      files: [],
    });
  });

  test('beside what was announced, as a follow-up that one person sees', async () => {
    const to = target({ deferred: true });
    await send({ kind: 'notice', lines: ['hello'] }, asFollowUp(to), { log });
    expect(to.calls).toEqual([['followUp', expect.objectContaining({ flags: [32768, 64] })]]);
  });
});

describe('what is no answer of the guard is not sent:', () => {
  test('a copy', () => {
    const copy = { ...answer } as Answer;
    const { message, faults } = checkedMessage({ kind: 'answer', answer: copy });
    expect(faults).toEqual(['no answer of the guard']);
    expect(message).toEqual(renderRefusal('en', 'guard'));
  });

  test('a file of what is none', () => {
    const copy = { ...answer } as Answer;
    const { message, files, faults } = checkedMessage({ kind: 'answer', answer, file: { name: 'a.md', answer: copy } });
    expect(faults).toEqual(['a file of no answer of the guard']);
    expect(files).toEqual([]);
    expect(message).toEqual(renderRefusal('en', 'guard'));
  });

  test('an answer whose contents were changed after the guard', async () => {
    const changed = answerFrom(harbourLibrary(), ['posts']);
    if (changed.kind !== 'answered') throw new Error('not answered');
    const [block] = changed.blocks;
    if (block.kind !== 'allegations') throw new Error('no allegations');
    (block.rebuttals as unknown as unknown[]).length = 0;
    const to = target();
    const sent = await send({ kind: 'answer', answer: changed }, asReply(to, { ephemeral: false }), { log });
    expect(sent.isWhole).toBe(false);
    expect(to.calls[0]?.[1].components).toEqual(renderRefusal('en', 'guard').components);
  });
});

test('a notice shows plain text, whatever is in it', () => {
  const { message } = checkedMessage({ kind: 'notice', lines: ['# Report ||x||', 'second'] });
  expect(message.components[0].components).toEqual([{ type: 10, content: '\\# Report \\|\\|x\\|\\|\nsecond' }]);
});

describe('a reply in time', () => {
  const later = (milliseconds: number) => new Promise<Answer>((resolve) => setTimeout(resolve, milliseconds, answer));

  test('needs no deferral', async () => {
    let deferrals = 0;
    expect(await inTime(later(0), async () => deferrals++, 1000)).toBe(answer);
    expect(deferrals).toBe(0);
  });

  test('is preceded by one if it takes long', async () => {
    let deferrals = 0;
    expect(await inTime(later(60), async () => deferrals++, 10)).toBe(answer);
    expect(deferrals).toBe(1);
  });

  test('that fails before or after the deferral is thrown, and so is a deferral that fails', async () => {
    const failure = new Error('no index');
    const fails = (milliseconds: number) =>
      new Promise<Answer>((_, reject) => setTimeout(reject, milliseconds, failure));
    const nothing = async () => {};
    await expect(inTime(fails(0), nothing, 50)).rejects.toBe(failure);
    await expect(inTime(fails(50), nothing, 10)).rejects.toBe(failure);
    await expect(inTime(later(50), () => Promise.reject(failure), 10)).rejects.toBe(failure);
  });
});
