import type { Logger } from 'pino';
import type { PhraseLanguage } from '../answer/answer.js';
import type { Suggestion } from '../answer/suggest.js';
import type { ServerSettings } from '../store/settings-fields.js';
import type { Store } from '../store/store.js';
import type { Access, Member } from './access.js';
import type { ChannelAccess } from './channel-access.js';
import type { Conversation } from './conversation.js';
import type { Declaration } from './declare.js';
import type { KeptState } from './kept-state.js';
import type { Reply } from './reply.js';
import type { Services } from './services.js';

/** What a command was given, whether in Discord or in the terminal's chat. */
export interface CommandInput {
  /** @returns a text as it was typed, without space around it; null if it was left out or is empty */
  text(name: string): string | null;
  flag(name: string): boolean | null;
  /** The message that a message command is used on. */
  readonly message: TargetMessage | null;
}

/** A message of somebody in a channel. */
export interface TargetMessage {
  readonly text: string;
  /** Whether an app or a webhook wrote it. */
  readonly byApp: boolean;
}

/** What any command may use. */
export interface AnswerContext {
  readonly services: Services;
  /** The declarations of all commands, in the order of their names. */
  readonly declarations: readonly Declaration[];
  /** Language of the bot's phrases: the server's, else the person's, else the installation's. */
  readonly language: PhraseLanguage;
  /** The same, where the server or the person's client says one: an answer else takes the language of its question. */
  readonly preferred: PhraseLanguage | undefined;
  readonly settings: ServerSettings;
  readonly conversation: Conversation;
  /** Whether what is long is cut into pages: a message has a greatest length, a terminal none. */
  readonly isPaged: boolean;
  /** Keeps what the controls of a reply need later. @returns the id to address them with */
  keep(state: KeptState): Promise<string>;
}

/** What a command of Discord alone may use besides. */
export interface CommandContext extends AnswerContext {
  readonly store: Store;
  readonly member: Member;
  /** The person, as a hash. */
  readonly person: string;
  readonly channel: string | null;
  /** Language of the person's client, else the installation's, whatever the server has set. */
  readonly ownLanguage: PhraseLanguage;
  readonly now: Date;
  /** Whether the bot reads the text of messages, which a watched channel needs. */
  readonly reading: MessageContent;
  /** Never given the text of a question, a name or an id of a user. */
  readonly log: Logger;
  /** Forgets what is in memory of the person. */
  forgetConversations(): void;
  /** @returns whether Discord's own settings of a command, by its English name, let the person use it here */
  isOpened(command: string): Promise<boolean>;
  /** @returns what the bot can do in a channel of the server */
  channelAccess(id: string): ChannelAccess;
}

/** Reading messages is a right that Discord grants an application. */
export interface MessageContent {
  /** `off` until a channel is watched; `refused` where Discord does not grant it. */
  readonly state: 'off' | 'on' | 'refused';
  /** Asks for the right anew, after the settings of a server have changed. */
  update(): Promise<void>;
}

interface CommandCommon {
  readonly declaration: Declaration;
  readonly access: Access;
  /** Whether it searches: then it is counted against the limits. */
  readonly costs: boolean;
  /** Whether only the person sees the reply. */
  isPrivate(input: CommandInput, settings: ServerSettings): boolean;
  /** Offers choices while an option is typed; needed where the declaration has `autocomplete`. */
  complete?(option: string, typed: string, services: Services): readonly Suggestion[];
}

/** A slash command or an entry of the menu on a message: a file of `commands/` exports one of these as its default. */
export type Command = CommandCommon &
  (
    | {
        /** Whether the terminal's chat has it too. */
        readonly terminal: true;
        /** @returns what to reply. What it throws is told at one edge. */
        run(input: CommandInput, context: AnswerContext): Promise<Reply>;
      }
    | { readonly terminal: false; run(input: CommandInput, context: CommandContext): Promise<Reply> }
  );
