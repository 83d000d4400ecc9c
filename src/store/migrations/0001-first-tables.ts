import type { Kysely, Migration } from 'kysely';

/** The first tables. A migration that was released is never changed: what comes later is a file of its own. */
export const firstTables: Migration = {
  async up(database) {
    await createSettings(database);
    await createMessages(database);
    await createReports(database);
    await createQuestions(database);
  },
};

async function createSettings({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('installation')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('server_settings')
    .addColumn('server_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('server_settings_key', ['server_id', 'name'])
    .execute();
  await schema.createIndex('server_settings_by_name').on('server_settings').column('name').execute();
  await schema
    .createTable('digests')
    .addColumn('server_id', 'text', (column) => column.primaryKey())
    .addColumn('sent_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createMessages({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('kept_messages')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('server_id', 'text')
    .addColumn('channel_id', 'text')
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.unique())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('kept_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('kept_messages_by_person').on('kept_messages').columns(['person', 'kept_at']).execute();
  await schema.createIndex('kept_messages_by_server').on('kept_messages').column('server_id').execute();
  await schema.createIndex('kept_messages_by_time').on('kept_messages').column('kept_at').execute();
  await schema
    .createTable('votes')
    .addColumn('state_id', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('server_id', 'text')
    .addColumn('helpful', 'integer', (column) => column.notNull())
    .addColumn('voted_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('votes_key', ['state_id', 'person'])
    .execute();
  await schema.createIndex('votes_by_person').on('votes').column('person').execute();
  await schema.createIndex('votes_by_server').on('votes').columns(['server_id', 'voted_at']).execute();
}

async function createReports({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('reports')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('server_id', 'text')
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('link', 'text')
    .addColumn('documents', 'text', (column) => column.notNull())
    .addColumn('statements', 'text', (column) => column.notNull())
    .addColumn('reported_at', 'bigint', (column) => column.notNull())
    .addColumn('done_at', 'bigint')
    .execute();
  await schema.createIndex('reports_by_person').on('reports').columns(['person', 'reported_at']).execute();
  await schema.createIndex('reports_by_server').on('reports').columns(['server_id', 'reported_at']).execute();
}

async function createQuestions({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('unanswered_questions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('server_id', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('done_at', 'bigint')
    .execute();
  await schema
    .createIndex('unanswered_questions_by_server')
    .on('unanswered_questions')
    .columns(['server_id', 'asked_at'])
    .execute();
  await schema
    .createTable('activity')
    .addColumn('server_id', 'text', (column) => column.notNull())
    .addColumn('day', 'bigint', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('activity_key', ['server_id', 'day', 'subject'])
    .execute();
}
