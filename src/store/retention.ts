/** How many days each kind of thing is kept. Unanswered questions are kept as long as each server's settings say. */
export const RETENTION_DAYS = {
  /** What the buttons of a message need, from when it was made. */
  messages: 30,
  /** From the last change of the vote. */
  votes: 90,
  /** Reports that nobody has marked as done. */
  openReports: 365,
  /** From when they were marked as done. */
  doneReports: 30,
  /** Counts of what was asked about. */
  activity: 90,
} as const;
