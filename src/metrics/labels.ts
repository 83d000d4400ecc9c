/**
 * The only values that labels of metrics take. They are lists, so that neither an id nor a text can become a label, and
 * the number of series stays the same however long the bot runs.
 */

/** Where something was asked: commands by name, a channel that is watched, a digest; `other` for all the rest. */
export const SURFACES = [
  'ask',
  'follow-up',
  'factcheck',
  'summary',
  'timeline',
  'responses',
  'sources',
  'source',
  'watched',
  'digest',
  'other',
] as const;
export type Surface = (typeof SURFACES)[number];

/** How a question ended: with statements or documents, with none, with a refusal, with an error. */
export const OUTCOMES = ['answered', 'nothing found', 'refused', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why somebody was asked to wait. */
export const WAITS = ['person', 'server', 'queue', 'already answering'] as const;
export type Wait = (typeof WAITS)[number];

/**
 * What went wrong with Discord: an interaction answered too late or twice, a channel or message that is gone, a permission
 * that is missing, a request to slow down, a request refused otherwise, a fault of Discord's (5xx), no connection.
 */
export const DISCORD_FAILURES = [
  'too late',
  'already answered',
  'gone',
  'no permission',
  'slow down',
  'refused',
  'server fault',
  'unreachable',
] as const;
export type DiscordFailure = (typeof DISCORD_FAILURES)[number];

/** How an answer came about where a language model is set: by it, or why not. */
export const MODEL_OUTCOMES = [
  'model',
  'not asked',
  'daily limit',
  'time limit',
  'model failed',
  'unreadable',
  'empty',
  'not grounded',
] as const;
export type ModelOutcome = (typeof MODEL_OUTCOMES)[number];

/** @returns the surface of that name, `other` if there is none */
export function surfaceOf(name: string): Surface {
  return SURFACES.find((surface) => surface === name) ?? 'other';
}
