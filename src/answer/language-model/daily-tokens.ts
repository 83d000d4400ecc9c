/** Counts the tokens of a day, by UTC. What was used is forgotten when the program ends. */
export interface DailyTokens {
  /** @returns whether the day's tokens are used up */
  isUsedUp(): boolean;
  add(tokens: number): void;
}

/**
 * @param limit tokens a day, of prompts and replies together; null for no limit. The answer that reaches it is finished.
 */
export function createDailyTokens(limit: number | null, clock: () => Date): DailyTokens {
  let day = '';
  let used = 0;
  const today = () => {
    const now = clock().toISOString().slice(0, 10);
    if (now !== day) {
      day = now;
      used = 0;
    }
  };
  return {
    isUsedUp() {
      today();
      return limit !== null && used >= limit;
    },
    add(tokens) {
      today();
      used += tokens;
    },
  };
}
