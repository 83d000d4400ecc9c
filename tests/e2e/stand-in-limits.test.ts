import { describe, expect, test } from '@jest/globals';
import { commandProblems } from '../support/discord-stand-in/command-limits.ts';
import { callbackProblems, channelMessageProblems, editProblems } from '../support/discord-stand-in/limits.ts';
import { button, standInTest, text } from '../support/discord-stand-in/stand-in-test.ts';

/* That the stand-in refuses what Discord's documentation says is refused, one fault at a time. */

const here = standInTest();
const mentions = { allowed_mentions: { parse: [] } };
const rowOf = (...components: object[]) => ({ type: 1, components });
const select = (more: object = {}) =>
  rowOf({
    type: 3,
    custom_id: 's',
    options: [
      { label: 'a', value: 'a' },
      { label: 'b', value: 'b' },
    ],
    ...more,
  });

function message(...components: object[]) {
  return { type: 4, data: { flags: 32768, components, ...mentions } };
}

function many<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

test.each<[string, object[]]>([
  ['buttons of every kind', [rowOf(button('a', 'a'), { type: 2, style: 5, label: 'b', url: 'https://example.org' })]],
  ['a button of an emoji', [rowOf({ type: 2, style: 1, emoji: { name: '👍' }, custom_id: 'up' })]],
  [
    'selects',
    [select(), rowOf({ type: 8, custom_id: 'c', default_values: [{ id: '1'.repeat(18), type: 'channel' }] })],
  ],
  ['a section with a button', [{ type: 9, components: [text('x')], accessory: button('a', 'a') }]],
  ['a container', [{ type: 17, components: [text('x'), { type: 14 }, rowOf(button('a', 'a'))] }]],
  ['forty components', many(40, () => text('x'))],
])('%s are taken', (_, components) => {
  expect(callbackProblems(message(...components))).toEqual([]);
});

test.each<[string, object[]]>([
  ['no components', []],
  ['forty-one components', many(41, () => text('x'))],
  ['more than 4000 characters', [text('x'.repeat(2001)), text('x'.repeat(2000))]],
  ['six buttons in a row', [rowOf(...many(6, (i) => button('a', `${i}`)))]],
  ['an empty row', [rowOf()]],
  ['a custom id twice', [rowOf(button('a', 'same')), rowOf(button('b', 'same'))]],
  ['a custom id of 101', [rowOf(button('a', 'x'.repeat(101)))]],
  ['no custom id', [rowOf({ type: 2, style: 1, label: 'a' })]],
  ['a label of 81', [rowOf(button('x'.repeat(81), 'a'))]],
  ['neither label nor emoji', [rowOf({ type: 2, style: 1, custom_id: 'a' })]],
  ['a style of 7', [rowOf(button('a', 'a', { style: 7 }))]],
  ['a link with a custom id', [rowOf(button('a', 'a', { style: 5, url: 'https://example.org' }))]],
  ['a link to a script', [rowOf({ type: 2, style: 5, label: 'a', url: 'javascript:x' })]],
  ['a button outside a row', [button('a', 'a')]],
  ['a container in a container', [{ type: 17, components: [{ type: 17, components: [text('x')] }] }]],
  ['a select beside a button', [rowOf(button('a', 'a'), { type: 6, custom_id: 'r' })]],
  ['26 options', [select({ options: many(26, (i) => ({ label: 'x', value: `${i}` })) })]],
  ['options of the same value', [select({ options: many(2, () => ({ label: 'x', value: 'x' })) })]],
  ['an option of 101', [select({ options: [{ label: 'x'.repeat(101), value: 'x' }] })]],
  ['a placeholder of 151', [select({ placeholder: 'x'.repeat(151) })]],
  ['more to choose than there is', [select({ max_values: 3 })]],
  ['more chosen than can be', [select({ options: many(2, (i) => ({ label: 'x', value: `${i}`, default: true })) })]],
  [
    'more channels chosen than can be',
    [rowOf({ type: 8, custom_id: 'c', default_values: many(2, () => ({ id: '1'.repeat(18), type: 'channel' })) })],
  ],
  [
    'a role among channels',
    [rowOf({ type: 8, custom_id: 'c', default_values: [{ id: '1'.repeat(18), type: 'role' }] })],
  ],
  ['a section of four texts', [{ type: 9, components: many(4, () => text('x')), accessory: button('a', 'a') }]],
  ['a section with nothing beside it', [{ type: 9, components: [text('x')] }]],
  ['a file that is not attached', [{ type: 13, file: { url: 'attachment://x.md' } }]],
])('%s is refused', (_, components) => {
  expect(callbackProblems(message(...components))).not.toEqual([]);
});

describe('messages', () => {
  test('mention nobody', () => {
    expect(channelMessageProblems({ content: 'x' })).not.toEqual([]);
    expect(channelMessageProblems({ content: 'x', allowed_mentions: { parse: ['users'] } })).not.toEqual([]);
    expect(channelMessageProblems({ content: 'x', allowed_mentions: { parse: [], replied_user: true } })).toEqual([]);
  });

  test('that are edited keep being made of components, and their files', () => {
    const existing = { flags: 32768, content: '', files: [{ id: '9'.repeat(18), name: 'a.md' }] };
    const shown = [text('x'), { type: 13, file: { url: 'attachment://a.md' } }];
    expect(editProblems({ components: shown, ...mentions }, { existing })).toEqual([]);
    expect(editProblems({ content: 'x', ...mentions }, { existing })).not.toEqual([]);
    expect(editProblems({ components: shown, attachments: [], ...mentions }, { existing })).not.toEqual([]);
    expect(editProblems({ components: [text('x')], ...mentions }, { existing })).not.toEqual([]);
  });

  test('that are deferred take one flag', () => {
    expect(callbackProblems({ type: 5, data: { flags: 64 } })).toEqual([]);
    expect(callbackProblems({ type: 5, data: { flags: 32768 } })).not.toEqual([]);
  });
});

describe('modals', () => {
  const input = (more: object = {}) => ({
    type: 18,
    label: 'L',
    component: { type: 4, custom_id: 'a', style: 1, ...more },
  });
  const modal = (components: unknown, more: object = {}) =>
    callbackProblems({ type: 9, data: { title: 'T', custom_id: 'm', components, ...more } });

  test('are taken with one to five parts', () => {
    expect(modal([input(), text('x')])).toEqual([]);
    expect(modal([])).not.toEqual([]);
    expect(modal(many(6, (i) => input({ custom_id: `${i}` })))).not.toEqual([]);
  });

  test.each<[string, unknown[], object]>([
    ['a title of 46', [input()], { title: 'x'.repeat(46) }],
    ['a label of 46', [{ ...input(), label: 'x'.repeat(46) }], {}],
    ['a description of 101', [{ ...input(), description: 'x'.repeat(101) }], {}],
    ['a label within a label', [input({ label: 'x' })], {}],
    ['a text input without style', [input({ style: undefined })], {}],
    ['4001 characters', [input({ max_length: 4001 })], {}],
    ['a placeholder of 101', [input({ placeholder: 'x'.repeat(101) })], {}],
    ['fewer than more', [input({ min_length: 5, max_length: 4 })], {}],
    ['an id twice', [input(), input()], {}],
    ['a button', [rowOf(button('a', 'a'))], {}],
    ['a disabled select', [{ type: 18, label: 'L', component: { type: 6, custom_id: 'r', disabled: true } }], {}],
  ])('with %s are refused', (_, components, more) => {
    expect(modal(components, more)).not.toEqual([]);
  });
});

describe('commands', () => {
  const slash = { name: 'ask', description: 'Ask' };

  test('of menus have names with spaces and nothing more; names are unique for each type', () => {
    const menu = { name: 'Fact-check this message', type: 3, default_member_permissions: '8192' };
    expect(commandProblems([slash, menu, { ...menu, type: 2 }, { name: 'ask', type: 3 }])).toEqual([]);
    expect(commandProblems([menu, menu])).not.toEqual([]);
    expect(commandProblems([{ ...menu, description: 'x' }])).not.toEqual([]);
    expect(commandProblems([{ ...menu, options: [] }])).not.toEqual([]);
    expect(commandProblems([{ ...menu, name: 'x'.repeat(33) }])).not.toEqual([]);
    expect(commandProblems([{ ...menu, name_localizations: { fr: '' } }])).not.toEqual([]);
    expect(commandProblems([{ ...menu, default_member_permissions: 8192 }])).not.toEqual([]);
    expect(commandProblems(many(15, (i) => ({ name: `m ${i}`, type: 3 })))).toEqual([]);
    expect(commandProblems(many(16, (i) => ({ name: `m ${i}`, type: 3 })))).not.toEqual([]);
    expect(commandProblems(many(101, (i) => ({ ...slash, name: `c${i}` })))).not.toEqual([]);
  });

  test('are offered where they were declared for, to those who may', () => {
    const { server, reader, discord } = here;
    const base = { integration_types: [0], contexts: [0, 1] };
    discord.commands.set('global', [
      { ...slash, ...base, options: [{ name: 'question', type: 3, required: true, max_length: 10 }] },
      { name: 'summary', ...base, contexts: [0], default_member_permissions: '8192' },
    ]);
    // Nobody is connected: what Discord would send fails, what it would not send is refused before.
    const sent = 'not identified';
    const member = server.member();
    expect(() => member.slash('ask', { question: 'x' })).toThrow(sent);
    expect(() => member.slash('ask')).toThrow('question is required');
    expect(() => member.slash('ask', { question: 'x'.repeat(11) })).toThrow('in length');
    expect(() => member.slash('ask', { question: 'x', other: 1 })).toThrow('no option other');
    expect(() => member.slash('summary')).toThrow('permissions 8192 are needed');
    expect(() => member.forgeSlash('summary')).toThrow(sent);
    expect(() => reader.slash('summary')).toThrow(sent);
    expect(() => reader.slash('summary', {}, reader.directMessages)).toThrow('not in context 1');
    server.letUse('summary', member);
    expect(() => member.slash('summary')).toThrow(sent);
    server.letUse('summary', reader, false);
    expect(() => reader.slash('summary')).toThrow('does not let');
    expect(() => discord.server({ hasBot: false }).member({ hasInstalled: true }).slash('ask')).toThrow(
      'not installed',
    );
  });
});
