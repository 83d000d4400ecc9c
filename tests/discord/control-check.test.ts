import { describe, expect, test } from '@jest/globals';
import { checkControls } from '../../src/discord/control-check.js';
import { type Json, readRawMessage } from '../../src/discord/raw-message.js';
import type { ControlButton, ControlRow, ControlSelect } from '../../src/present/discord/controls.js';
import { renderNotice } from '../../src/present/discord/render-notice.js';

/* What can be pressed or chosen must be exactly what was asked for: each control is changed in one way, which must be found. */

const PLAIN: ControlButton = { kind: 'button', id: '1:a:b:', label: 'Sources' };
const FULL: ControlButton = { ...PLAIN, emoji: '📚', style: 'success', disabled: true };
const TEXTS: ControlSelect = {
  kind: 'text select',
  id: '1:c:d:',
  placeholder: 'Language',
  min: 1,
  max: 2,
  options: [
    { label: 'English', value: 'en', selected: true },
    { label: 'French', value: 'fr', description: 'The language of France' },
  ],
};
const CHANNELS: ControlSelect = {
  kind: 'channel select',
  id: '1:e:f:',
  placeholder: 'Channel',
  min: 0,
  max: 3,
  selectedIds: ['123456789012345678', '223456789012345678'],
};
const ROLES: ControlSelect = {
  kind: 'role select',
  id: '1:g:h:',
  placeholder: 'Role',
  min: 0,
  max: 1,
  selectedIds: [],
};

type Raw = Record<string, Json>;

/** What is found where a control is changed after it was laid out. */
function found(control: ControlButton | ControlSelect, change: (raw: Raw) => void): string[] {
  const rows = [[control]] as unknown as ControlRow[];
  const message = JSON.parse(JSON.stringify(renderNotice(['x'], { controls: rows }))) as {
    components: { components: Raw[] }[];
  };
  const raw = message.components[1]?.components[0];
  if (raw === undefined) throw new Error('the control was not laid out');
  change(raw);
  return checkControls(readRawMessage(message), rows, null);
}

test.each([
  ['a plain button', PLAIN],
  ['a button with all', FULL],
  ['texts', TEXTS],
  ['channels', CHANNELS],
  ['roles', ROLES],
])('%s hold as they are laid out', (_, control) => {
  expect(found(control, () => {})).toEqual([]);
});

type Options = Record<string, Json>[];

test.each<[string, ControlButton | ControlSelect, (raw: Raw) => void]>([
  ['a button of another kind', PLAIN, (raw) => Object.assign(raw, { type: 3 })],
  ['a button with another id', PLAIN, (raw) => Object.assign(raw, { custom_id: '1:z:b:' })],
  ['a button with an address', PLAIN, (raw) => Object.assign(raw, { url: 'https://example.org' })],
  ['a button in another colour', PLAIN, (raw) => Object.assign(raw, { style: 3 })],
  ['a button with a label that is none', PLAIN, (raw) => Object.assign(raw, { label: 7 })],
  ['a button with another label', PLAIN, (raw) => Object.assign(raw, { label: 'Sudria is guilty' })],
  ['a button with a label cut, and nothing says so', PLAIN, (raw) => Object.assign(raw, { label: 'Sour' })],
  ['a button with another label that is cut', PLAIN, (raw) => Object.assign(raw, { label: 'Sudria is guilty…' })],
  ['a button with an emoji', PLAIN, (raw) => Object.assign(raw, { emoji: { name: '🔥' } })],
  ['a button without its emoji', FULL, (raw) => delete raw.emoji],
  ['a button with another emoji', FULL, (raw) => Object.assign(raw, { emoji: { name: '🔥' } })],
  ['a button that is off', PLAIN, (raw) => Object.assign(raw, { disabled: true })],
  ['a button that is on', FULL, (raw) => delete raw.disabled],
  ['a select with another placeholder', TEXTS, (raw) => Object.assign(raw, { placeholder: 'Guilty' })],
  ['a select of fewer', TEXTS, (raw) => Object.assign(raw, { min_values: 0 })],
  ['a select of more', TEXTS, (raw) => Object.assign(raw, { max_values: 3 })],
  ['a select without options', TEXTS, (raw) => delete raw.options],
  ['a select with an option more', TEXTS, (raw) => (raw.options as Options).push({ label: 'x', value: 'x' })],
  ['an option with another value', TEXTS, (raw) => Object.assign((raw.options as Options)[1] ?? {}, { value: 'x' })],
  ['an option with another label', TEXTS, (raw) => Object.assign((raw.options as Options)[1] ?? {}, { label: 'x' })],
  [
    'an option with another description',
    TEXTS,
    (raw) => Object.assign((raw.options as Options)[1] ?? {}, { description: 'x' }),
  ],
  ['an option without its description', TEXTS, (raw) => delete (raw.options as Options)[1]?.description],
  [
    'an option with a description of nobody',
    TEXTS,
    (raw) => Object.assign((raw.options as Options)[0] ?? {}, { description: 'x' }),
  ],
  ['an option that is not chosen', TEXTS, (raw) => delete (raw.options as Options)[0]?.default],
  ['an option that is chosen', TEXTS, (raw) => Object.assign((raw.options as Options)[1] ?? {}, { default: true })],
  ['channels of which none is chosen', CHANNELS, (raw) => delete raw.default_values],
  ['channels of which one is chosen', CHANNELS, (raw) => (raw.default_values as Json[]).pop()],
  [
    'a role that is chosen',
    ROLES,
    (raw) => Object.assign(raw, { default_values: [{ id: '123456789012345678', type: 'role' }] }),
  ],
])('%s is found', (_, control, change) => {
  expect(found(control, change)).toEqual(['control 1 is not the one that is expected']);
});

test('a label that is cut at its end, with a sign that it is, holds', () => {
  const long = 'A long label '.repeat(12);
  expect(found({ ...PLAIN, label: long }, (raw) => expect(raw.label).toMatch(/…$/))).toEqual([]);
});

describe('rows', () => {
  const raw = (controls: Raw[][], files: string[] = []) => ({ texts: [], links: [], files, controls, faults: [] });
  const button = (id: Json) => ({ type: 2, style: 2, custom_id: id, label: 'x' });
  const row = (...ids: string[]) => ids.map((id) => ({ kind: 'button', id, label: 'x' })) as unknown as ControlRow;

  test('of other lengths than expected, though of as many controls', () => {
    const three = [button('a'), button('b'), button('c')] as const;
    expect(checkControls(raw([[three[0]], [three[1], three[2]]]), [row('a', 'b'), row('c')], null)).toEqual([
      'other rows of controls than expected',
    ]);
    expect(checkControls(raw([[...three]]), [row('a', 'b', 'c')], null)).toEqual([]);
  });

  test('tell which control it is', () => {
    expect(checkControls(raw([[button('a'), button('z')]]), [row('a', 'b')], null)).toEqual([
      'control 2 is not the one that is expected',
    ]);
  });

  test.each(['x'.repeat(101), ''])('with an id that Discord does not take: %j', (id) => {
    expect(checkControls(raw([[button('fine'), button(id)]]), [row('fine', id)], null)).toEqual([
      "a control's id is too long or empty",
    ]);
  });

  test('with the longest and the shortest id', () => {
    for (const id of ['x'.repeat(100), 'x']) expect(checkControls(raw([[button(id)]]), [row(id)], null)).toEqual([]);
  });

  test('with an id that is no text', () => {
    expect(checkControls(raw([[button(7)]]), [row('7')], null)).toContain("a control's id is too long or empty");
  });

  test('with one id twice', () => {
    expect(checkControls(raw([[button('a'), button('a')]]), [row('a', 'a')], null)).toEqual([
      'two controls with one id',
    ]);
  });

  test.each(['a b.md', 'ä.md', '', `${'x'.repeat(101)}`, '../x/y'])(
    'with a file that Discord would rename: %j',
    (name) => {
      expect(checkControls(raw([], [`attachment://${name}`]), [], name)).toEqual([
        'a file with a name that Discord would change',
      ]);
    },
  );

  test('with a file, no file, another file', () => {
    expect(checkControls(raw([], ['attachment://x.md']), [], 'x.md')).toEqual([]);
    expect(checkControls(raw([], []), [], null)).toEqual([]);
    expect(checkControls(raw([], ['attachment://x.md']), [], null)).toEqual(['another file than expected']);
    expect(checkControls(raw([], []), [], 'x.md')).toEqual(['another file than expected']);
    expect(checkControls(raw([], ['attachment://x.md', 'attachment://x.md']), [], 'x.md')).toEqual([
      'another file than expected',
    ]);
  });
});
