import { LRUCache } from 'lru-cache';

/** How long a question is remembered for the next one. */
export const REMEMBERED_MINUTES = 30;
/** How many questions before are remembered in one conversation. */
const QUESTIONS = 3;
/** How many conversations are remembered; the oldest go first. */
const CONVERSATIONS = 10_000;

/** What a follow-up builds on. */
export interface Conversation {
  /** @returns the questions before, as they were typed, the oldest first; empty if there are none, or too long ago */
  previous(): readonly string[];
  remember(question: string): void;
}

/** The questions before, of each person in each channel: in memory alone, for half an hour. */
export interface Conversations {
  of(person: string, channel: string): Conversation;
  /** Forgets all questions of a person. */
  forget(person: string): void;
}

/** @returns an empty memory */
export function createConversations(): Conversations {
  const questions = new LRUCache<string, readonly string[]>({ max: CONVERSATIONS, ttl: REMEMBERED_MINUTES * 60_000 });
  return {
    of(person, channel) {
      const key = `${person} ${channel}`;
      const previous = () => questions.get(key) ?? [];
      return {
        previous,
        remember: (question) => void questions.set(key, [...previous(), question].slice(-QUESTIONS)),
      };
    },
    forget(person) {
      for (const key of [...questions.keys()]) if (key.startsWith(`${person} `)) questions.delete(key);
    },
  };
}
