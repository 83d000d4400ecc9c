import { chmod, copyFile, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import type { Tables } from '../../src/store/schema.js';
import { PatientSqliteDialect } from '../../src/store/sqlite-dialect.js';
import { openStore } from '../../src/store/store.js';
import { startChild } from '../support/child.ts';
import { withTemporaryFolder } from '../support/temporary-folder.ts';
import { dump, SERVER, tamper, withStore } from './store-workshop.ts';

async function refusal(dataFolder: string): Promise<string> {
  const opened = await openStore({ dataFolder }).catch((error: Error) => error.message);
  if (typeof opened === 'string') return opened;
  await opened.close();
  return 'opened';
}

describe('a new store', () => {
  test('makes its folder, and files that only their owner may read', async () => {
    await withTemporaryFolder(async (folder) => {
      const dataFolder = path.join(folder, 'a', 'b');
      const store = await openStore({ dataFolder });
      const files = await readdir(dataFolder);
      expect(files.sort()).toEqual(['alteram.sqlite', 'alteram.sqlite-shm', 'alteram.sqlite-wal', 'secret']);
      for (const file of files) expect((await stat(path.join(dataFolder, file))).mode & 0o777).toBe(0o600);
      await store.close();
    });
  });

  test('that others could read is made private again', async () => {
    await withStore(async ({ folder, file, store, restart }) => {
      const secret = path.join(folder, 'secret');
      await store.close();
      await Promise.all([file, secret].map((each) => chmod(each, 0o644)));
      await restart();
      for (const each of [file, secret]) expect((await stat(each)).mode & 0o777).toBe(0o600);
    });
  });

  test('says once that it was made, and nothing when it is opened again', async () => {
    await withTemporaryFolder(async (dataFolder) => {
      const lines: string[] = [];
      for (let i = 0; i < 2; i++) await (await openStore({ dataFolder, log: (line) => lines.push(line) })).close();
      expect(lines).toHaveLength(1);
    });
  });

  test('opened many times at once, in one process, has one secret and loses nothing', async () => {
    await withTemporaryFolder(async (dataFolder) => {
      const stores = await Promise.all(Array.from({ length: 5 }, () => openStore({ dataFolder })));
      expect(new Set(stores.map((store) => store.personHash('42'))).size).toBe(1);
      await Promise.all(
        stores.flatMap((store) => Array.from({ length: 20 }, () => store.activity.count(SERVER, 'event'))),
      );
      expect(await stores[0]?.activity.mostAsked(SERVER, new Date(0))).toEqual([{ subject: 'event', count: 100 }]);
      await Promise.all(stores.map((store) => store.close()));
    });
  });

  test('opened at once by several processes has one secret and loses nothing', async () => {
    await withTemporaryFolder(async (dataFolder) => {
      const children = Array.from({ length: 3 }, () => startChild('./use-store-in-child.ts', dataFolder, '100'));
      const hashes = await Promise.all(children.map((child) => child.output()));
      const store = await openStore({ dataFolder });
      expect(hashes).toEqual(Array(3).fill(`${store.personHash('42')}\n`));
      expect(await store.activity.mostAsked('1', new Date(0))).toEqual([{ subject: 'event', count: 300 }]);
      await store.close();
    });
  });

  test('can be closed twice, and throws afterwards', async () => {
    await withStore(async ({ store }) => {
      await store.close();
      await store.close();
      await expect(store.servers.settings(SERVER)).rejects.toThrow();
    });
  });
});

describe('a file that cannot be used', () => {
  const DAMAGES: Readonly<Record<string, (file: string) => Promise<void>>> = {
    'is no database': (file) => writeFile(file, 'not a database, but long enough to be taken for one'.repeat(20)),
    'was cut short': async (file) => truncate(file, Math.floor((await stat(file)).size / 2)),
    'has a page of nothing': async (file) => {
      const content = await readFile(file);
      await writeFile(file, content.fill(0xff, 4096, 3 * 4096));
    },
  };

  test.each(Object.keys(DAMAGES))('because it %s is named, with the mend, and left alone', async (damage) => {
    await withStore(async ({ folder, file, store }) => {
      await store.close();
      await DAMAGES[damage]?.(file);
      const before = await readFile(file);
      const message = await refusal(folder);
      expect(message).toMatch(/is damaged \(.+\): stop the bot, then restore the file from a backup/);
      expect(message).toContain(file);
      expect(await readFile(file)).toEqual(before);
    });
  });

  test('that turns out to be damaged later is named as well', async () => {
    await withStore(async ({ file, store }) => {
      await store.close();
      await DAMAGES['has a page of nothing']?.(file);
      const tables = new Kysely<Tables>({ dialect: new PatientSqliteDialect(new Database(file)) });
      const query = sql`SELECT * FROM kysely_migration`.execute(tables);
      await expect(query).rejects.toThrow(`The store ${file} is damaged`);
      await tables.destroy();
    });
  });

  test('because a newer version wrote it is left alone', async () => {
    await withStore(async ({ folder, file, store, restart }) => {
      await store.servers.change(SERVER, { language: 'fr' });
      await store.close();
      tamper(file, "INSERT INTO kysely_migration VALUES ('0099-later', '2031-01-01')");
      expect(await refusal(folder)).toBe(
        `The store ${file} is of a newer version of Alteram (0099-later): run that version again, or move the file away to begin with an empty store`,
      );
      tamper(file, "DELETE FROM kysely_migration WHERE name = '0099-later'");
      expect((await (await restart()).servers.settings(SERVER)).language).toBe('fr');
    });
  });

  test('because it is of another program is left alone', async () => {
    await withTemporaryFolder(async (folder) => {
      const file = path.join(folder, 'alteram.sqlite');
      tamper(file, 'CREATE TABLE songs (title TEXT)');
      const before = await readFile(file);
      expect(await refusal(folder)).toContain(`${file} is a SQLite file of another program`);
      expect(await readFile(file)).toEqual(before);
    });
  });

  test('because a folder is in its place, or a file in the place of its folder, is named', async () => {
    await withStore(async ({ folder, file, store }) => {
      await store.close();
      expect(await refusal(file)).toMatch(/cannot be opened .*make its folder one that the bot may write to/);
      expect(await refusal(path.join(folder, 'secret'))).toContain('cannot be opened');
    });
  });
});

describe('the secret', () => {
  test('is not in the database, nor is any user id', async () => {
    await withStore(async ({ folder, file, store }) => {
      const person = store.personHash('987654321098765432');
      expect(person).toMatch(/^[0-9a-f]{32}$/);
      await store.feedback.vote({ state: 'x', server: SERVER, person, helpful: true });
      const rows = JSON.stringify(dump(file));
      expect(rows).toContain(person);
      expect(rows).not.toContain('987654321098765432');
      const secret = await readFile(path.join(folder, 'secret'));
      expect(secret).toHaveLength(32);
      for (const encoding of ['hex', 'base64', 'base64url'] as const)
        expect(rows).not.toContain(secret.toString(encoding));
    });
  });

  test('makes the same hash after a restart, another one in another installation', async () => {
    await withStore(async ({ store, restart }) => {
      const hash = store.personHash('1');
      expect((await restart()).personHash('1')).toBe(hash);
      expect(store.personHash('2')).not.toBe(hash);
      await withStore(async (other) => expect(other.store.personHash('1')).not.toBe(hash));
    });
  });

  test('of a wrong length, missing, or of another installation: one clear error, and nothing is changed', async () => {
    await withStore(async ({ folder, store, restart }) => {
      const secret = path.join(folder, 'secret');
      const backup = path.join(folder, 'backup');
      await store.close();
      await copyFile(secret, backup);

      await writeFile(secret, 'short');
      expect(await refusal(folder)).toContain(`The secret ${secret} is 5 bytes long, not 32: restore it from a backup`);
      expect(await readFile(secret, 'utf8')).toBe('short');

      await writeFile(secret, Buffer.alloc(32));
      expect(await refusal(folder)).toContain(`The secret ${secret} is not the one that the store was written with`);

      await rm(secret);
      expect(await refusal(folder)).toContain(`The secret ${secret} is missing: restore it from a backup`);
      expect(await readdir(folder)).not.toContain('secret');

      await copyFile(backup, secret);
      await restart();
    });
  });

  test('that was made before a crash is used, not made again', async () => {
    await withTemporaryFolder(async (dataFolder) => {
      const secret = Buffer.alloc(32, 7);
      await writeFile(path.join(dataFolder, 'secret'), secret);
      await writeFile(path.join(dataFolder, 'secret.new'), 'half');
      await (await openStore({ dataFolder })).close();
      expect(await readFile(path.join(dataFolder, 'secret'))).toEqual(secret);
    });
  });

  test('a raw user id is refused where a hash is expected', async () => {
    await withStore(async ({ store }) => {
      const person = '987654321098765432';
      const report = { server: null, person, text: 'x', link: null, documents: [], statements: [] };
      const mend = /use store\.personHash/;
      await expect(store.reports.add(report)).rejects.toThrow(mend);
      await expect(store.feedback.vote({ state: 'x', server: null, person, helpful: true })).rejects.toThrow(mend);
      const about = { kind: 'answer', server: null, channel: null, person };
      await expect(store.messages.keep({}, about)).rejects.toThrow(mend);
      await expect(store.personData(person)).rejects.toThrow(mend);
      await expect(store.forgetPerson(person)).rejects.toThrow(mend);
      expect(() => store.personHash('')).toThrow(RangeError);
    });
  });
});
