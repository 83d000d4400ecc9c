import type { Kysely } from 'kysely';

/*
 * The tables as the newest migration leaves them. Times are milliseconds since 1970; lists are JSON; yes and no are 1 and
 * 0: types that every SQL database has. `person` is always a hash (`person-hash.ts`).
 */

/** What the store knows of itself, for example which secret it was written with. */
interface InstallationTable {
  readonly name: string;
  readonly value: string;
}

/** One setting that a server has set, as JSON; what has no row is at its default. */
interface ServerSettingsTable {
  readonly server_id: string;
  readonly name: string;
  readonly value: string;
}

interface KeptMessagesTable {
  readonly id: string;
  readonly kind: string;
  readonly server_id: string | null;
  readonly channel_id: string | null;
  readonly person: string;
  /** Discord's message that shows it, once it is posted. */
  readonly message_id: string | null;
  readonly state: string;
  readonly kept_at: number;
}

interface VotesTable {
  /** Id of the kept message that was voted on. It may be gone. */
  readonly state_id: string;
  readonly person: string;
  readonly server_id: string | null;
  readonly helpful: number;
  readonly voted_at: number;
}

interface ReportsTable {
  readonly id: string;
  readonly server_id: string | null;
  readonly person: string;
  readonly text: string;
  readonly link: string | null;
  readonly documents: string;
  readonly statements: string;
  readonly reported_at: number;
  readonly done_at: number | null;
}

interface UnansweredQuestionsTable {
  readonly id: string;
  readonly server_id: string;
  readonly text: string;
  readonly language: string;
  readonly asked_at: number;
  readonly done_at: number | null;
}

interface ActivityTable {
  readonly server_id: string;
  /** Begin of the day in UTC. */
  readonly day: number;
  readonly subject: string;
  readonly count: number;
}

interface DigestsTable {
  readonly server_id: string;
  readonly sent_at: number;
}

/** Documents that the corpus has, or once had. */
interface SeenDocumentsTable {
  readonly document_id: string;
  /** 0 for those that were there before anybody looked. */
  readonly first_seen_at: number;
}

/** All tables by name. */
export interface Tables {
  readonly installation: InstallationTable;
  readonly server_settings: ServerSettingsTable;
  readonly kept_messages: KeptMessagesTable;
  readonly votes: VotesTable;
  readonly reports: ReportsTable;
  readonly unanswered_questions: UnansweredQuestionsTable;
  readonly activity: ActivityTable;
  readonly digests: DigestsTable;
  readonly seen_documents: SeenDocumentsTable;
}

/** The database, or a transaction on it. */
export type StoreDatabase = Kysely<Tables>;
