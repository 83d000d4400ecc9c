/**
 * Mutation testing of the guard and of the check before sending: each small change to these files must be noticed by a test,
 * or must change nothing that breaks a promise (docs/threat-model.md lists those). `npm run mutate` does one part; which one
 * is told by `MUTATE`: `guard` (unless told), `payload-check`, `block-check` or `control-check`.
 *
 * Works in a copy of the project: the changed sources are compiled there, and the tests run the compiled program as always.
 * All tests of a part are loaded as one file, since every mutant loads them anew.
 */
const PARTS = {
  guard: { mutate: ['src/answer/guard.ts'], tests: 'guard' },
  'payload-check': { mutate: ['src/discord/payload-check.ts'], tests: 'message-check' },
  'block-check': { mutate: ['src/discord/block-check.ts'], tests: 'message-check' },
  'control-check': { mutate: ['src/discord/control-check.ts', 'src/discord/notice-check.ts'], tests: 'control-check' },
};
const name = process.env.MUTATE ?? 'guard';
const part = PARTS[name];
if (!part) throw new Error(`MUTATE is "${name}", and must be one of ${Object.keys(PARTS).join(', ')}`);

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: part.mutate,
  // The wording of faults and errors is no promise, and most texts are that.
  mutator: { excludedMutations: ['StringLiteral'] },
  buildCommand: 'tsc -p tsconfig.json',
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: {
    config: {
      // These tests need no native module, and Stryker finds no environment that is a file of the project.
      testEnvironment: 'node',
      setupFiles: ['<rootDir>/tests/support/property-seed.ts', '<rootDir>/tests/support/mutation/short-properties.ts'],
      testMatch: [`<rootDir>/tests/support/mutation/${part.tests}.ts`],
    },
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  ignorePatterns: ['/data', '/dist', '/coverage', '/reports', '/corpus'],
  concurrency: 2,
  timeoutMS: 30_000,
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: `reports/mutation-${name}.json` },
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
};
