import { describe, expect, test } from '@jest/globals';
import { loadCommands } from '../../src/discord/load-commands.js';
import { commandProblems } from '../support/discord-stand-in/command-limits.ts';
import { openApiCheck } from '../support/openapi.ts';

const commands = [...(await loadCommands()).values()].map(({ declaration }) => declaration);
const apiProblems = openApiCheck();

interface Described {
  readonly name: string;
  readonly description: string;
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
    expect(Object.keys(localised.description_localizations ?? {}).sort()).toEqual(locales);
    expect(localised.name_localizations?.['en-US']).toBe(name);
    expect(localised.description_localizations?.['en-US']).toBe(description);
  });
});

test.each(commands.map((command) => [command.name, command] as const))(
  '/%s runs in servers, direct messages and anywhere its user is',
  (_, command) => {
    expect(command.integration_types).toEqual([0, 1]);
    expect(command.contexts).toEqual([0, 1, 2]);
  },
);

test('a question has a limit that one message of text can hold', () => {
  const ask = commands.find(({ name }) => name === 'ask');
  expect(ask?.options?.[0]).toMatchObject({ name: 'question', required: true, max_length: 500 });
});
