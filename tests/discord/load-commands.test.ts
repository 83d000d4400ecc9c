import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadCommands } from '../../src/discord/load-commands.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'alteram-commands-'));
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
});

afterEach(() => rm(folder, { recursive: true }));

const ACCESS = "access: { audience: 'everyone', role: null }, costs: false, terminal: true, isPrivate: () => true";

function command(name: string, options = ''): string {
  const declaration = `{ type: 1, name: '${name}', description: 'Does it'${options} }`;
  return `export default { declaration: ${declaration}, ${ACCESS}, async run() {} };`;
}

async function withFiles(files: Record<string, string>): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return [...(await loadCommands(folder)).keys()];
}

test('the shipped commands are found', async () => {
  const names = [...(await loadCommands()).keys()];
  expect(names).toEqual(expect.arrayContaining(['Fact-check this message', 'ask', 'help', 'summary', 'timeline']));
  expect(names).toEqual([...names].sort());
});

test('every compiled file is a command, in the order of the names; source maps are none', async () => {
  expect(await withFiles({ 'b.js': command('first'), 'a.js': command('second'), 'a.js.map': '{}' })).toEqual([
    'first',
    'second',
  ]);
});

describe('a bad module stops the loader with its path:', () => {
  test.each([
    ['no default export', { 'bad.js': 'export const command = 1;' }, /bad\.js: no command/],
    [
      'no function',
      { 'bad.js': `export default { declaration: { type: 1, name: 'a', description: 'b' }, ${ACCESS} };` },
      /bad\.js: .*run: is not a function/,
    ],
    ['a name that Discord refuses', { 'bad.js': command('Two Words') }, /bad\.js: .*name/],
    ['a syntax error', { 'bad.js': 'export default {' }, /bad\.js: the command cannot be loaded/],
    [
      'an error of its own',
      { 'bad.js': "throw new Error('no luck');" },
      /bad\.js: the command cannot be loaded \(no luck\)/,
    ],
    [
      'a name that is taken',
      { 'a.js': command('same'), 'b.js': command('same') },
      /b\.js: the name "same" is another command's/,
    ],
    [
      'autocomplete that nothing answers',
      { 'bad.js': command('a', ', options: [{ autocomplete: true }]') },
      /bad\.js: .*no complete function/,
    ],
    ['no commands at all', {}, /no commands here; run npm run build/],
  ])('%s', async (_, files, expected) => {
    await expect(withFiles(files as unknown as Record<string, string>)).rejects.toThrow(expected);
  });

  test('a folder that is not there', async () => {
    await expect(loadCommands(path.join(folder, 'nowhere'))).rejects.toThrow('cannot be read; run npm run build');
  });
});
