import { expect, test } from '@jest/globals';
import { readParties } from '../../src/corpus/read-registry.js';
import type { Registry } from '../../src/corpus/registry.js';
import { withParties } from '../../src/review/parties-file.js';
import { proposeParties } from '../../src/review/party-proposals.js';

const SOUTH = { id: 'south', name: 'South: "the" rest', aliases: ['Sud, le', '#南', 'yes'] };
const none: Registry = { parties: new Map(), events: new Map() };

function textOf(source: string | null, registry = none): string {
  const result = withParties(source, [SOUTH], registry);
  if ('why' in result) throw new Error(result.why);
  return result.text;
}

test.each([
  ['after a comment and a flow entry', '\uFEFF# Parties\r\n- {id: north, name: North}\r\n'],
  ['after a last line without an end', '- id: north\n  name: North'],
])('a party is added %s, and all before stays', (_, source) => {
  const text = textOf(source);
  expect(text.startsWith(source)).toBe(true);
  const { entries, problems } = readParties(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'), 'parties.yaml');
  expect([...entries.keys()]).toEqual(['north', 'south']);
  expect(entries.get('south')).toMatchObject({ name: SOUTH.name, aliases: SOUTH.aliases });
  expect(problems).toEqual([]);
  if (source.includes('\r\n')) expect(text.replaceAll('\r\n', '')).not.toContain('\n');
});

test('a first parties.yaml declares those that documents name as well', () => {
  const north = { id: 'north', name: 'North', aliases: [], spokespeople: [], answeredBy: null, unnamed: false };
  const registry = { ...none, parties: new Map([['north', north]]) };
  expect([...readParties(textOf(null, registry), '').entries.keys()]).toEqual(['north', 'south']);
});

test('a file that is one list in brackets is left alone, and what to write is told', () => {
  expect(withParties('[{id: north, name: North}]\n', [SOUTH], none)).toEqual({
    why: expect.stringContaining('- id: south'),
  });
});

test('names of unknown parties are grouped with their initials and short forms', () => {
  const sentence = (text: string, by: string, byIds: string[] = []) => ({
    text,
    named: [],
    annotation: {
      label: 'allegation' as const,
      responseType: null,
      mixed: false,
      by,
      against: 'unnamed',
      byIds,
      againstIds: [],
      confidence: 1,
    },
  });
  expect(
    proposeParties([
      sentence('The Northern Dockers Union accused him.', 'The Northern Dockers Union'),
      sentence('The NDU accused him.', 'The NDU'),
      sentence('the dockers union accused him; so did Dockers Union.', 'Dockers Union'),
      sentence('码头工会指责他。', '码头工会'),
      sentence('She accused him.', 'She'),
      sentence('A ship accused him.', 'A ship'),
      sentence('North accused him.', 'North', ['north']),
    ]),
  ).toEqual([
    { name: 'Northern Dockers Union', aliases: ['NDU', 'Dockers Union'], mentions: 4 },
    { name: '码头工会', aliases: [], mentions: 1 },
  ]);
});
