import { describe, expect, test } from '@jest/globals';
import type { Event, Party, Registry } from '../../src/corpus/registry.js';
import { eventDistance, speaksFor } from '../../src/corpus/response-rule.js';

function party(id: string, more: Partial<Party> = {}): [string, Party] {
  return [id, { id, name: id, aliases: [], spokespeople: [], answeredBy: null, unnamed: false, ...more }];
}

function event(id: string, parent: string | null): [string, Event] {
  return [id, { id, title: id, start: null, end: null, parent, aliases: [] }];
}

const registry: Registry = {
  parties: new Map([
    party('canada', { spokespeople: ['Mélanie Joly', 'global affairs canada'] }),
    party('gac', { name: 'Global Affairs Canada', answeredBy: 'canada' }),
    party('csis', { answeredBy: 'canada' }),
    party('a', { answeredBy: 'b' }),
    party('b', { answeredBy: 'a' }),
    party('lost', { answeredBy: 'nobody' }),
  ]),
  events: new Map([
    event('root', null),
    event('wide', 'root'),
    event('near', 'wide'),
    event('x', 'y'),
    event('y', 'x'),
  ]),
};

test.each<[string, string[]]>([
  ['canada', ['canada', 'gac']],
  ['gac', ['gac', 'canada']],
  ['csis', ['csis', 'canada', 'gac']],
  ['a', ['a', 'b']],
  ['lost', ['lost', 'nobody']],
  ['unknown', ['unknown']],
])('for %s speak %j', (id, expected) => {
  expect(speaksFor(registry, id)).toEqual(expected);
});

describe('distance of events', () => {
  test.each<[string | null, string | null, number]>([
    ['near', 'near', 0],
    ['near', 'wide', 1],
    ['near', 'root', 2],
    ['root', 'near', Number.POSITIVE_INFINITY],
    ['x', 'y', 1],
    ['x', 'root', Number.POSITIVE_INFINITY],
    ['unknown', 'unknown', 0],
    ['unknown', 'root', Number.POSITIVE_INFINITY],
    [null, 'root', Number.POSITIVE_INFINITY],
    ['root', null, Number.POSITIVE_INFINITY],
    [null, null, Number.POSITIVE_INFINITY],
  ])('from %s to %s is %d', (from, to, expected) => {
    expect(eventDistance(registry, from, to)).toBe(expected);
  });
});
