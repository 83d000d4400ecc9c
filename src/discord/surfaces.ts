import type { Access } from './access.js';

/*
 * Who may use what, by command. The controls under a message have the access of the command that put them there.
 */

/** Everybody, or whom a server's settings name for questions. */
export const ASK: Access = { audience: 'everyone', role: 'ask' };
/** Everybody, or whom a server's settings name for fact-checks. */
export const FACT_CHECK: Access = { audience: 'everyone', role: 'factcheck' };
/** Moderators, or whom a server's settings, its own or Discord's, name for summaries. */
export const SUMMARY: Access = { audience: 'moderators', role: 'summary', command: 'summary' };
/** Moderators, or whom a server's settings, its own or Discord's, name for the inbox. */
export const INBOX: Access = { audience: 'moderators', role: 'inbox', command: 'inbox' };
/** Administrators alone. */
export const SETTINGS: Access = { audience: 'administrators', role: null };
/** Everybody, whatever the settings say: what is stored about oneself, and help. */
export const ANYBODY: Access = { audience: 'everyone', role: null };
