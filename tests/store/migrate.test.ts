import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Migration } from 'kysely';
import { MIGRATIONS } from '../../src/store/migrations/migrations.js';
import { openDatabase } from '../../src/store/open-database.js';
import { startChild } from '../support/child.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';
import { dump, SERVER, withStore } from './store-workshop.ts';

const addColumn: Migration = {
  up: async ({ schema }) => {
    await schema.alterTable('digests').addColumn('channel_id', 'text').execute();
  },
};

const failing: Migration = {
  up: async ({ schema }) => {
    await schema.dropTable('digests').execute();
    throw new Error('the step failed');
  },
};

describe('a store of an older schema', () => {
  test('keeps what it holds when it is brought to the newest', async () => {
    await withStore(async ({ file, store, now }) => {
      await store.digests.sent(SERVER, now());
      await store.close();
      const lines: string[] = [];
      const migrations = { ...MIGRATIONS, '0099-add-column': addColumn };
      await (await openDatabase(file, migrations, (line) => lines.push(line))).close();
      expect(lines).toEqual([`The store ${file} was brought to 0099-add-column`]);
      expect(dump(file).digests).toEqual([{ server_id: SERVER, sent_at: now().getTime(), channel_id: null }]);
    });
  });

  test('that was opened by no version yet, an empty file, gets all tables', async () => {
    await withTemporaryFolder(async (folder) => {
      const file = path.join(folder, 'x.sqlite');
      await (await openDatabase(file, {}, () => {})).close();
      await (await openDatabase(file, MIGRATIONS, () => {})).close();
      expect(Object.keys(dump(file))).toContain('kept_messages');
    });
  });

  test('is as it was where a step fails, with the steps before it', async () => {
    await withStore(async ({ file, store, restart }) => {
      await store.digests.sent(SERVER, new Date(5));
      await store.close();
      const before = dump(file);
      const migrations = { ...MIGRATIONS, '0098-add-column': addColumn, '0099-failing': failing };
      await expect(openDatabase(file, migrations, () => {})).rejects.toThrow(/alteram\.sqlite.*the step failed/);
      expect(dump(file)).toEqual(before);
      expect(await (await restart()).digests.lastSent(SERVER)).toEqual(new Date(5));
    });
  });

  test('is as it was where the process is killed in the middle', async () => {
    await withStore(async ({ file, store, restart }) => {
      await store.digests.sent(SERVER, new Date(5));
      await store.close();
      const before = dump(file);
      const child = startChild('./migrate-in-child.ts', file);
      await child.line('half done');
      await child.kill();
      expect(dump(file)).toEqual(before);
      expect(await (await restart()).digests.lastSent(SERVER)).toEqual(new Date(5));
    });
  });

  test('has every column that the queries name after the released migrations', async () => {
    await withStore(async ({ file, store }) => {
      await store.close();
      expect(Object.keys(MIGRATIONS)).toEqual(Object.keys(MIGRATIONS).toSorted());
      expect(Object.keys(dump(file)).toSorted()).toEqual([
        'activity',
        'digests',
        'installation',
        'kept_messages',
        'kysely_migration',
        'kysely_migration_lock',
        'reports',
        'seen_documents',
        'server_settings',
        'unanswered_questions',
        'votes',
      ]);
    });
  });
});
