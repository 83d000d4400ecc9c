import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import ts from 'typescript';

const FILE = fileURLToPath(new URL('./guarded-content.ts', import.meta.url));
const CONFIG = fileURLToPath(new URL('../tsconfig.json', import.meta.url));

/** @returns what the compiler says about the file, read as `text` */
function errorsIn(text: string): string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    CONFIG,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  if (!config) throw new Error('tests/tsconfig.json cannot be read');
  const host = ts.createCompilerHost(config.options);
  const read = host.readFile;
  host.readFile = (path) => (path === FILE ? text : read(path));
  const program = ts.createProgram([FILE], config.options, host);
  const source = program.getSourceFile(FILE);
  return ts
    .getPreEmitDiagnostics(program, source)
    .map(
      ({ messageText, start }) =>
        `${source?.getLineAndCharacterOfPosition(start ?? 0).line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

test('no answer without the guard, no allegation without a rebuttal, no presenting of anything else', () => {
  const text = ts.sys.readFile(FILE) ?? '';
  expect(errorsIn(text)).toEqual([]);
  // Without the expectations each of the forbidden lines is an error: the compiler does read them.
  const forbidden = text.match(/\/\/ @ts-expect-error/g)?.length;
  const naked = text.replaceAll('// @ts-expect-error', '//');
  const lines = new Set(errorsIn(naked).map((error) => error.split(':')[0]));
  expect(lines.size).toBe(forbidden);
});
