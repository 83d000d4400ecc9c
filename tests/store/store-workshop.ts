import path from 'node:path';
import Database from 'better-sqlite3';
import { openStore, type Store } from '../../src/store/store.js';
import { withTemporaryFolder } from '../support/temporary-folder.ts';

const DAY_MS = 86_400_000;

/** A store in a fresh folder, whose clock stands still until it is moved. */
export interface StoreWorkshop {
  readonly folder: string;
  readonly file: string;
  /** The store that is open at the moment. */
  readonly store: Store;
  now(): Date;
  wait(days: number): void;
  /** Closes the store and opens it again, as after a restart of the bot. */
  restart(): Promise<Store>;
}

/** The time at which every workshop begins; at noon, so that some hours do not change the day. */
export const BEGIN = new Date('2026-03-10T12:00:00Z');

/** Runs something with a fresh store, which is closed and removed afterwards. */
export function withStore(use: (workshop: StoreWorkshop) => Promise<void>): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    let now = BEGIN;
    const clock = () => now;
    let store = await openStore({ dataFolder: folder, clock });
    try {
      await use({
        folder,
        file: path.join(folder, 'alteram.sqlite'),
        get store() {
          return store;
        },
        now: clock,
        wait: (days) => {
          now = new Date(now.getTime() + days * DAY_MS);
        },
        restart: async () => {
          await store.close();
          store = await openStore({ dataFolder: folder, clock });
          return store;
        },
      });
    } finally {
      await store.close();
    }
  });
}

/** @returns every row of every table of a SQLite file, by table */
export function dump(file: string): Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> {
  const database = new Database(file, { readonly: true });
  try {
    const tables = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    return Object.fromEntries(
      tables.map((table) => [table, database.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all()]),
    );
  } finally {
    database.close();
  }
}

/** Runs SQL on a SQLite file, behind the store's back. */
export function tamper(file: string, sql: string, ...values: unknown[]): void {
  const database = new Database(file);
  try {
    database.prepare(sql).run(...values);
  } finally {
    database.close();
  }
}

export const SERVER = '1100000000000000001';
export const OTHER_SERVER = '1100000000000000002';
