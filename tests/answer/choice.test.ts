import { beforeAll, describe, expect, test } from '@jest/globals';
import { findChoice } from '../../src/answer/choice.js';
import { loadCorpus } from '../../src/corpus/load-corpus.js';
import type { Event, Party, Registry } from '../../src/corpus/registry.js';

const event = (id: string, title: string, aliases: readonly string[] = []): [string, Event] => [
  id,
  { id, title, aliases, start: null, end: null, parent: null },
];
const party = (id: string, name: string, more: Partial<Party> = {}): [string, Party] => [
  id,
  { id, name, aliases: [], spokespeople: [], answeredBy: null, unnamed: false, ...more },
];

const registry: Registry = {
  events: new Map([
    event('north-harbour-2021', 'Norland harbour dispute'),
    event('norland', 'Norland'),
    event('fires-2023', 'Posts about the forest fires of Sudria, 2023', ['Fire posts', 'Sudria']),
  ]),
  parties: new Map([
    party('norland-radio', 'Norland Radio', { aliases: ['NRK', 'Étoile'] }),
    party('sudria', 'Sudria'),
    party('nobody', 'Unknown authors', { unnamed: true }),
  ]),
};

describe('what is typed means', () => {
  test.each([
    ['north-harbour-2021', 'event', 'north-harbour-2021'],
    ['norland-radio', 'party', 'norland-radio'],
    ['norland', 'event', 'norland'],
    ['Norland', 'event', 'norland'],
    ['NORLAND RADIO ', 'party', 'norland-radio'],
    ['etoile', 'party', 'norland-radio'],
    ['fire posts', 'event', 'fires-2023'],
  ])('"%s": the %s %s, exactly', (typed, kind, id) => {
    expect(findChoice(registry, typed)).toEqual({ kind, id });
  });

  test('a name before the same alias of something else', () => {
    expect(findChoice(registry, 'Sudria')).toEqual({ kind: 'party', id: 'sudria' });
  });

  test.each([
    ['Norland h', 'north-harbour-2021'],
    ['fire p', 'fires-2023'],
    ['forest fires', 'fires-2023'],
    ['fires forest 2023', 'fires-2023'],
  ])('"%s": what begins so, else what has words that begin so', (typed, id) => {
    expect(findChoice(registry, typed)?.id).toBe(id);
  });

  test.each([[''], ['  '], ['Westland'], ['?'], ['arbour'], ['nobody'], ['Unknown authors']])(
    '"%s": nothing',
    (typed) => {
      expect(findChoice(registry, typed)).toBeNull();
    },
  );
});

describe('in the shipped corpus', () => {
  let shipped: Registry;
  beforeAll(async () => {
    shipped = (await loadCorpus('corpus')).corpus.registry;
  });

  test('every id, title and name means what has it', () => {
    for (const { id, title } of shipped.events.values()) {
      expect(findChoice(shipped, id)).toEqual({ kind: 'event', id });
      expect(findChoice(shipped, title)).toEqual({ kind: 'event', id });
    }
    for (const { id, name, unnamed } of shipped.parties.values()) {
      expect(findChoice(shipped, id)).toEqual(unnamed ? null : { kind: 'party', id });
      if (!unnamed) expect(findChoice(shipped, name)).toEqual({ kind: 'party', id });
    }
  });
});
