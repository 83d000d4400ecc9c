import type { PhraseLanguage } from '../answer/answer.js';
import type { Answer } from '../answer/guard.js';
import type { ControlRow } from '../present/discord/controls.js';
import type { NoticeLine } from '../present/discord/notice.js';

/**
 * What is sent: an answer of the guard, or lines of the bot's own, which hold no text of the corpus. Under either,
 * controls; with an answer, a file that shows an answer as Markdown; with a notice, a file of the bot's own.
 */
export type Outgoing =
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      readonly controls?: readonly ControlRow[];
      readonly file?: { readonly name: string; readonly answer: Answer };
    }
  | {
      readonly kind: 'notice';
      readonly lines: readonly NoticeLine[];
      readonly controls?: readonly ControlRow[];
      readonly file?: { readonly name: string; readonly content: string };
    };

/** What a command or an action answers. */
export interface Reply {
  readonly outgoing: Outgoing;
  /** Told where a notice stands for an answer, so that it is counted as one. */
  readonly outcome?: 'nothing found';
  /** Id of the kept state that the message's controls use: a reply to the message finds its subject by it. */
  readonly state?: string;
  /** What the server's own statistics may take note of. */
  readonly asked?: AskedQuestion;
}

/** A question, for the moderators' inbox if nothing answers it, and for counts by event. */
export interface AskedQuestion {
  readonly question: string;
  readonly language: PhraseLanguage;
  readonly isAnswered: boolean;
  /** Ids of the events that the answer is about. */
  readonly events: readonly string[];
}

/** @returns a reply of the bot's own lines, without controls */
export function notice(...lines: readonly NoticeLine[]): Reply {
  return { outgoing: { kind: 'notice', lines } };
}
