/**
 * Tests run the compiled code that ships (`npm test` builds first): a path that a test writes as `../src/x.js` is
 * `dist/src/x.js`. So worker threads and child processes are the same files in tests as in use.
 * @type {import('jest').Config}
 */
export default {
  testEnvironment: '<rootDir>/tests/support/native-environment.cjs',
  // Jest would mark what a test file leaves behind, also on the process's own typed arrays, which outlive the file: after
  // some dozen files in one worker the marks on marks overflow the stack.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  setupFiles: ['<rootDir>/tests/support/property-seed.ts'],
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  moduleNameMapper: {
    '^(?:\\.\\./)+(src|commands)/(.*)\\.js$': '<rootDir>/dist/$1/$2.js',
  },
  testTimeout: 60_000,
  maxWorkers: 2,
};
