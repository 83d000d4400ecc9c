import type { Message } from 'discord.js';
import { answerReply } from './answer-reply.js';
import type { CommandContext } from './command.js';
import { asAnswerTo } from './deliveries.js';
import type { Dispatcher } from './dispatch.js';
import { sortFailure } from './failures.js';
import { readKeptState } from './kept-state.js';
import type { Reply } from './reply.js';
import { send } from './send.js';
import { serve } from './serve.js';
import { ASK } from './surfaces.js';
import { contextOfMessage, type Surroundings } from './surroundings.js';

/** What is done with a message that somebody writes. */
export interface MessageHandler {
  /** Answers a reply to an answer of the bot, and a claim in a channel that is watched; never rejects. */
  handle(message: Message): Promise<void>;
}

/** Longest message that is checked unasked, in characters: nobody asked for an answer to an essay. */
const LONGEST_WATCHED = 2_000;

/** @returns the handler; it is silent wherever it is not sure to be wanted */
export function createMessageHandler(dispatcher: Dispatcher, around: Surroundings): MessageHandler {
  const { log, metrics } = around;

  async function answer(message: Message): Promise<void> {
    // Messages of apps, its own among them, are never answered: two bots would talk for ever.
    if (dispatcher.isStopped || message.author.bot || message.webhookId !== null || message.system) return;
    const text = message.content.trim();
    if (text === '') return;
    if (message.reference?.messageId !== undefined) {
      const answered = await answerFollowUp(message, message.reference.messageId, text);
      if (answered) return;
    }
    if (message.guildId !== null) await answerClaim(message, text);
  }

  /** @returns whether the message is a reply to an answer of the bot's */
  async function answerFollowUp(message: Message, repliedTo: string, text: string): Promise<boolean> {
    const found = await around.store.messages.ofMessage(repliedTo);
    if (found === null || 'expired' in found) return false;
    const state = readKeptState(found.kept.state);
    if (state?.kind !== 'answer' || found.kept.server !== message.guildId) return false;
    const context = await contextOfMessage(message, around);
    const isOwner = found.kept.person === context.person;
    await serve(
      { surface: 'follow-up', access: ASK, costs: true, ...toMessage(message), work: () => followUp(context, isOwner) },
      context,
      around,
    );
    return true;

    async function followUp({ services, conversation, preferred }: CommandContext, own: boolean): Promise<Reply> {
      const given = await services.ask(text, {
        subject: state?.kind === 'answer' ? state.subject : { events: [], parties: [] },
        previous: own ? conversation.previous() : [],
        ...(preferred === undefined ? {} : { language: preferred }),
      });
      conversation.remember(text);
      return answerReply(given, { surface: 'ask', question: text }, context);
    }
  }

  async function answerClaim(message: Message, text: string): Promise<void> {
    if (text.length > LONGEST_WATCHED) return;
    const context = await contextOfMessage(message, around);
    if (!context.settings.watchedChannels.includes(message.channelId)) return;
    const { services, preferred, person, member } = context;
    const found = await services.checkWatched(text, preferred === undefined ? {} : { language: preferred });
    if (found === null || found.kind !== 'answered') return;
    // Nobody asked: where the limits are reached, silence is better than a line that says so.
    const started = around.clock().getTime();
    const turn = around.admission.ask({ person, server: member.server }, () =>
      answerReply(found, { surface: 'watched', question: null }, context),
    );
    if (turn.kind === 'wait') return metrics.waited(turn.why);
    const reply = await turn.done;
    const sent = await send(reply.outgoing, asAnswerTo(message), { log });
    metrics.answered({ surface: 'watched', outcome: 'answered', seconds: (around.clock().getTime() - started) / 1000 });
    if (!sent.isWhole) metrics.heldBack('watched');
    if (reply.state !== undefined && sent.messageId !== null) {
      await context.store.messages.posted(reply.state, sent.messageId);
    }
  }

  return {
    handle: (message) =>
      dispatcher.track(
        answer(message).catch((error: unknown) => {
          const { what, level, kind } = sortFailure(error);
          if (kind !== null) metrics.discordFailed(kind);
          log[level]({ err: error }, `a message could not be answered: ${what}`);
        }),
        'a message',
      ),
  };
}

/** What `serve` needs for a message: there is nobody to show something privately, so a refusal is a reply as well. */
function toMessage(message: Message) {
  const deliver = asAnswerTo(message);
  return { deliver, deliverPrivately: deliver, defer: async () => {} };
}
