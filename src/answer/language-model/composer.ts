import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { BaseMessage, UsageMetadata } from '@langchain/core/messages';
import { type RunnableConfig, RunnableLambda, RunnableSequence } from '@langchain/core/runnables';
import { type CompositionInput, compose, withinRoom } from '../compose.js';
import type { DraftGroup } from '../draft.js';
import type { FaultKind } from '../grounding/check-grounding.js';
import { type Answer, guard } from '../guard.js';
import type { DailyTokens } from './daily-tokens.js';
import { groundReply } from './ground-reply.js';
import { promptFor, repairRequest } from './prompt.js';
import { type ProposedSentence, readReply } from './reply.js';

/** How an answer came about where a language model is set: by it, or why not. */
export type ModelOutcome =
  | 'model'
  /** Nothing was found that a model could word; it was not asked. */
  | 'not asked'
  | 'daily limit'
  | 'time limit'
  /** The server could not be reached, or refused. */
  | 'model failed'
  /** No reply, or none of the form asked for, twice. */
  | 'unreadable'
  /** The model found that nothing answers. */
  | 'empty'
  /** Too little of it was borne out by the passages. */
  | 'not grounded';

/** What one answer took, for the log and the metrics; no text of question or reply. */
export interface ModelUse {
  readonly outcome: ModelOutcome;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** In the currency of the prices; null where none are set. */
  readonly cost: number | null;
  readonly seconds: number;
  readonly sentences: number;
  /** Of the sentences that were dropped. */
  readonly dropped: number;
  readonly faults: readonly FaultKind[];
}

/** Answers with a language model's choice and words, as far as they hold. */
export interface ModelComposer {
  /**
   * @param retrieve finds what the answer is made of
   * @param config callbacks and tags of LangChain, handed to every step
   * @returns what the guard lets out: the model's answer, or that without a model, with a line that says so
   * @throws what `retrieve` throws; never for what a model does
   */
  answer(retrieve: () => Promise<CompositionInput>, config?: RunnableConfig): Promise<Answer>;
}

/** What a composer is made of. */
export interface ModelComposerParts {
  readonly model: BaseChatModel;
  readonly tokens: DailyTokens;
  /** For both tries together. */
  readonly timeoutSeconds: number;
  /** For a million tokens of prompts and of replies; null if not known. */
  readonly price: { readonly input: number; readonly output: number } | null;
  /** Hears of every answer. */
  readonly onUse: (use: ModelUse) => void;
}

/** Characters of passages that a model is given, about. */
const CANDIDATE_ROOM = 6_000;

/**
 * What is handed from step to step, plain data that a tracer may write down; an `outcome` other than `model` means that the
 * rest is left to the answer without one.
 */
interface State {
  readonly outcome: ModelOutcome;
  readonly messages: readonly BaseMessage[];
  readonly replies: readonly string[];
  readonly sentences: readonly ProposedSentence[];
  readonly groups: readonly DraftGroup[];
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly dropped: number;
  readonly faults: readonly FaultKind[];
}

const BEGINNING: State = {
  outcome: 'model',
  messages: [],
  replies: [],
  sentences: [],
  groups: [],
  inputTokens: 0,
  outputTokens: 0,
  dropped: 0,
  faults: [],
};

/** What was found for one question: kept beside the chain, since a tracer would write the whole library down. */
interface Found {
  readonly input: CompositionInput;
  readonly candidates: readonly DraftGroup[];
}

/**
 * Makes a chain of retrieve, prompt, model, parse, ground and guard. What the model says is a proposal: it chooses
 * statements and words for them; what stands against them, who alleges, the citations and whether the words hold is for
 * the guard. Nothing is shown before that.
 */
export function createModelComposer(parts: ModelComposerParts): ModelComposer {
  return {
    answer(retrieve, config) {
      const named = <In, Out>(runName: string, step: (state: In, config: RunnableConfig) => Out | Promise<Out>) =>
        RunnableLambda.from<In, Out>(step).withConfig({ runName });
      const started = Date.now();
      let found: Found;
      const chain = RunnableSequence.from<State, Answer>([
        named('retrieve', async (state: State) => {
          const input = await retrieve();
          const { groups } = compose({ ...input, room: Math.max(input.room, CANDIDATE_ROOM) });
          found = { input, candidates: groups };
          return state;
        }),
        named('prompt', (state: State) => prompt(state, found, parts)),
        named('model', (state: State, own) => callModel(state, started, parts, own)),
        named('parse', (state: State, own) => parse(state, started, parts, own)),
        named('ground', (state: State) => ground(state, found)),
        named('guard', (state: State) => {
          parts.onUse(useOf(state, started, parts));
          return letOut(state, found.input);
        }),
      ]);
      return chain.invoke(BEGINNING, { ...config, runName: 'answer' });
    },
  };
}

function prompt(state: State, { input, candidates }: Found, { tokens }: ModelComposerParts): State {
  if (candidates.length === 0) return { ...state, outcome: 'not asked' };
  if (tokens.isUsedUp()) return { ...state, outcome: 'daily limit' };
  return { ...state, messages: promptFor(input.question.asked, candidates, input.library) };
}

async function callModel(
  state: State,
  started: number,
  { model, tokens, timeoutSeconds }: ModelComposerParts,
  config: RunnableConfig,
): Promise<State> {
  if (state.outcome !== 'model') return state;
  const left = timeoutSeconds * 1_000 - (Date.now() - started);
  try {
    const reply = await within(left, (signal) => model.invoke([...state.messages], { ...config, signal }));
    const { text } = reply;
    const usage = reply.usage_metadata as UsageMetadata | undefined;
    // Where the provider does not count: a token for four characters.
    const characters = state.messages.reduce((sum, message) => sum + message.text.length, 0);
    const input = usage?.input_tokens ?? Math.ceil(characters / 4);
    const output = usage?.output_tokens ?? Math.ceil(text.length / 4);
    tokens.add(input + output);
    return {
      ...state,
      replies: [...state.replies, text],
      inputTokens: state.inputTokens + input,
      outputTokens: state.outputTokens + output,
    };
  } catch (error) {
    return { ...state, outcome: error instanceof TimeLimit ? 'time limit' : 'model failed' };
  }
}

async function parse(state: State, started: number, parts: ModelComposerParts, config: RunnableConfig): Promise<State> {
  if (state.outcome !== 'model') return state;
  const first = readReply(state.replies.at(-1) ?? '');
  if (first.ok) return withSentences(state, first.sentences);
  const messages = [...state.messages, repairRequest(first.problem)];
  const again = await callModel({ ...state, messages }, started, parts, config);
  if (again.outcome !== 'model') return again;
  const second = readReply(again.replies.at(-1) ?? '');
  return second.ok ? withSentences(again, second.sentences) : { ...again, outcome: 'unreadable' };
}

function ground(state: State, { input, candidates }: Found): State {
  if (state.outcome !== 'model') return state;
  const { groups, faults, dropped, hasCore } = groundReply(state.sentences, candidates, input.library.registry);
  const outcome = hasCore && groups.length > 0 ? 'model' : 'not grounded';
  return { ...state, outcome, groups, dropped, faults: faults.map(({ kind }) => kind) };
}

function letOut({ outcome, groups }: State, input: CompositionInput): Answer {
  const plain = compose(input);
  if (outcome === 'model')
    return guard({ ...plain, groups: withinRoom(groups, input.room, input.library) }, input.library);
  return guard(outcome === 'not asked' ? plain : { ...plain, title: { kind: 'model unused' } }, input.library);
}

function useOf(state: State, started: number, { price }: ModelComposerParts): ModelUse {
  const { outcome, inputTokens, outputTokens, sentences, dropped, faults } = state;
  const cost = price && (inputTokens * price.input + outputTokens * price.output) / 1e6;
  const seconds = (Date.now() - started) / 1_000;
  return { outcome, inputTokens, outputTokens, cost, seconds, sentences: sentences.length, dropped, faults };
}

function withSentences(state: State, sentences: readonly ProposedSentence[]): State {
  return sentences.length === 0 ? { ...state, outcome: 'empty' } : { ...state, sentences };
}

class TimeLimit extends Error {}

/** Ends after the time even where the client library does not heed the signal. */
async function within<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (milliseconds <= 0) throw new TimeLimit();
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TimeLimit());
      abort.abort();
    }, milliseconds);
  });
  try {
    const running = work(abort.signal);
    running.catch(() => {});
    return await Promise.race([running, limit]);
  } finally {
    clearTimeout(timer);
  }
}
