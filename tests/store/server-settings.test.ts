import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ServerSettings, SettingsPatch } from '../../src/store/settings-fields.js';
import { OTHER_SERVER, SERVER, tamper, withStore } from './store-workshop.ts';

const DEFAULTS: ServerSettings = {
  language: 'auto',
  watchedChannels: [],
  roles: { ask: null, factcheck: null, summary: null, inbox: null },
  privateByDefault: false,
  keepQuestionsDays: 30,
  digestChannel: null,
  digestEvery: 'off',
};

const id = fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String);
const orNull = fc.option(id);
const patch: fc.Arbitrary<SettingsPatch> = fc.record(
  {
    language: fc.constantFrom('auto', 'en', 'fr', 'zh-CN', 'zh-TW'),
    watchedChannels: fc.uniqueArray(id, { maxLength: 25 }),
    roles: fc.record({ ask: orNull, factcheck: orNull, summary: orNull, inbox: orNull }, { requiredKeys: [] }),
    privateByDefault: fc.boolean(),
    keepQuestionsDays: fc.integer({ min: 0, max: 365 }),
    digestChannel: orNull,
    digestEvery: fc.constantFrom('off', 'daily', 'weekly'),
  },
  { requiredKeys: [] },
);

describe("a server's settings", () => {
  test('are the defaults until they are changed, and are kept over a restart', async () => {
    await withStore(async ({ store, restart }) => {
      expect(await store.servers.settings(SERVER)).toEqual(DEFAULTS);
      expect(await store.servers.change(SERVER, {})).toEqual(DEFAULTS);
      const changed = await store.servers.change(SERVER, { language: 'fr', roles: { inbox: '7' } });
      expect(changed).toEqual({ ...DEFAULTS, language: 'fr', roles: { ...DEFAULTS.roles, inbox: '7' } });
      const { servers } = await restart();
      expect(await servers.settings(SERVER)).toEqual(changed);
      expect(await servers.settings(OTHER_SERVER)).toEqual(DEFAULTS);
    });
  });

  test('patched in any order hold the last value of each, also over a restart', async () => {
    await withStore(async ({ store: first, restart }) => {
      let store = first;
      let server = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(patch, { maxLength: 6 }), fc.boolean(), async (patches, again) => {
          server++;
          let expected = DEFAULTS;
          for (const each of patches) {
            expected = { ...expected, ...each, roles: { ...expected.roles, ...each.roles } };
            expect(await store.servers.change(String(server), each)).toEqual(expected);
          }
          if (again) store = await restart();
          expect(await store.servers.settings(String(server))).toEqual(expected);
        }),
        { numRuns: 60 },
      );
    });
  });

  test('changed at the same time do not lose each other', async () => {
    await withStore(async ({ store }) => {
      await Promise.all([
        store.servers.change(SERVER, { language: 'en' }),
        store.servers.change(SERVER, { roles: { ask: '1' } }),
        store.servers.change(SERVER, { roles: { summary: '2' } }),
        store.servers.change(SERVER, { digestEvery: 'daily' }),
      ]);
      expect(await store.servers.settings(SERVER)).toEqual({
        ...DEFAULTS,
        language: 'en',
        roles: { ...DEFAULTS.roles, ask: '1', summary: '2' },
        digestEvery: 'daily',
      });
    });
  });

  const WRONG: readonly [string, unknown][] = [
    ['language', { language: 'de' }],
    ['watchedChannels', { watchedChannels: Array.from({ length: 26 }, (_, i) => String(i)) }],
    ['watchedChannels', { watchedChannels: ['general'] }],
    ['roles.ask', { roles: { ask: '' } }],
    ['roles.everything', { roles: { everything: '1' } }],
    ['privateByDefault', { privateByDefault: 'yes' }],
    ['keepQuestionsDays', { keepQuestionsDays: -1 }],
    ['keepQuestionsDays', { keepQuestionsDays: 366 }],
    ['keepQuestionsDays', { keepQuestionsDays: 1.5 }],
    ['digestChannel', { digestChannel: 5 }],
    ['digestEvery', { digestEvery: 'hourly' }],
    ['colour', { colour: 'red' }],
    ['__proto__', JSON.parse('{"__proto__": 1}')],
  ];

  test.each(WRONG)('refuse a wrong %s by its name, and change nothing', async (name, wrong) => {
    await withStore(async ({ store }) => {
      const both = { ...DEFAULTS, language: 'en', ...(wrong as SettingsPatch) } as SettingsPatch;
      const attempt = async () => store.servers.change(SERVER, name === '__proto__' ? (wrong as SettingsPatch) : both);
      await expect(attempt()).rejects.toThrow(`"${name}"`);
      expect(await store.servers.settings(SERVER)).toEqual(DEFAULTS);
    });
  });

  test('name each channel once', async () => {
    await withStore(async ({ store }) => {
      const { watchedChannels } = await store.servers.change(SERVER, { watchedChannels: ['2', '1', '2'] });
      expect(watchedChannels).toEqual(['2', '1']);
    });
  });

  test('that no longer hold fall back one by one', async () => {
    await withStore(async ({ file, store }) => {
      await store.servers.change(SERVER, { language: 'fr', keepQuestionsDays: 5, watchedChannels: ['1'] });
      tamper(file, "UPDATE server_settings SET value = '\"tlh\"' WHERE name = 'language'");
      tamper(file, "UPDATE server_settings SET value = '[\"x' WHERE name = 'watchedChannels'");
      tamper(file, "INSERT INTO server_settings VALUES (?, 'forgotten', '1')", SERVER);
      expect(await store.servers.settings(SERVER)).toEqual({ ...DEFAULTS, keepQuestionsDays: 5 });
      expect(await store.servers.withWatchedChannels()).toEqual([]);
    });
  });

  test('tell which servers watch channels', async () => {
    await withStore(async ({ store }) => {
      await store.servers.change(OTHER_SERVER, { watchedChannels: ['3'] });
      await store.servers.change(SERVER, { watchedChannels: ['1', '2'] });
      await store.servers.change('5', { watchedChannels: ['4'] });
      await store.servers.change('5', { watchedChannels: [] });
      const watching = [
        { serverId: SERVER, channels: ['1', '2'] },
        { serverId: OTHER_SERVER, channels: ['3'] },
      ];
      expect(await store.servers.withWatchedChannels()).toEqual(watching);
      expect(await store.servers.withWatchedChannels(1)).toEqual(watching.slice(0, 1));
    });
  });

  test('tell which servers want digests and have a channel for them', async () => {
    await withStore(async ({ store }) => {
      await store.servers.change(SERVER, { digestEvery: 'weekly', digestChannel: '1' });
      await store.servers.change(OTHER_SERVER, { digestEvery: 'daily' });
      await store.servers.change('5', { digestChannel: '2' });
      await store.servers.change('6', { digestEvery: 'daily', digestChannel: '3' });
      await store.servers.change('6', { digestEvery: 'off' });
      await store.servers.change('7', { digestEvery: 'daily', digestChannel: '3' });
      await store.servers.change('7', { digestChannel: null });
      expect(await store.servers.withDigest()).toEqual([{ serverId: SERVER, channel: '1', every: 'weekly' }]);
    });
  });
});
