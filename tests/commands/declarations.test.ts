import { describe, expect, test } from '@jest/globals';
import { loadCommands } from '../../src/discord/load-commands.js';
import { commandProblems } from '../support/discord-stand-in/command-limits.ts';
import { openApiCheck } from '../support/openapi.ts';

const commands = [...(await loadCommands()).values()].map(({ declaration }) => declaration);
const apiProblems = openApiCheck();

interface Described {
  readonly name: string;
  /** An entry of a menu has none. */
  readonly description?: string;
  readonly name_localizations?: Readonly<Record<string, unknown>> | null;
  readonly description_localizations?: Readonly<Record<string, unknown>> | null;
  readonly options?: readonly Described[];
}

const described = (commands as readonly Described[]).flatMap((one) => [one, ...(one.options ?? [])]);

test('all declarations together are what Discord takes', () => {
  expect(commandProblems(commands)).toEqual([]);
  if (apiProblems) {
    expect(apiProblems({ method: 'PUT', path: '/applications/1/commands', body: commands })).toEqual([]);
  }
});

describe.each(described.map((one) => [one.name, one] as const))('%s', (_, { name, description, ...localised }) => {
  test('is named and described in every language of the phrases, the default among them', () => {
    const locales = ['en-GB', 'en-US', 'fr', 'zh-CN', 'zh-TW'];
    expect(Object.keys(localised.name_localizations ?? {}).sort()).toEqual(locales);
    expect(localised.name_localizations?.['en-US']).toBe(name);
    if (description === undefined) return;
    expect(Object.keys(localised.description_localizations ?? {}).sort()).toEqual(locales);
    expect(localised.description_localizations?.['en-US']).toBe(description);
  });
});

/** Discord's permissions by which commands are kept to moderators and to administrators. */
const MANAGE_MESSAGES = String(1 << 13);
const MANAGE_GUILD = String(1 << 5);

const RESTRICTED = new Map([
  ['summary', MANAGE_MESSAGES],
  ['inbox', MANAGE_MESSAGES],
  ['settings', MANAGE_GUILD],
]);

test.each(commands.map((command) => [command.name, command] as const))(
  '/%s is offered to whom it is for, where it works',
  (name, command) => {
    const permission = RESTRICTED.get(name);
    expect(command.default_member_permissions).toBe(permission);
    expect(command.integration_types).toEqual(permission === undefined ? [0, 1] : [0]);
    expect(command.contexts).toEqual(permission === undefined ? [0, 1, 2] : [0]);
  },
);

test('a question has a limit that one message of text can hold', () => {
  const ask = commands.find(({ name }) => name === 'ask');
  expect(ask && 'options' in ask ? ask.options?.[0] : null).toMatchObject({
    name: 'question',
    required: true,
    max_length: 500,
  });
});
