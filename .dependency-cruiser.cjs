/**
 * The layers of ARCHITECTURE.md, held: data goes one way, and a folder imports only from folders to its left.
 *
 *     src/corpus ← src/index ← src/answer ← src/present ← src/discord ← commands, src/cli ← src/main.ts
 *
 * Beside them: src/store and src/metrics, for src/discord; src/annotate, src/import and src/review, for src/cli.
 *
 * `src/lib` and `src/config.ts` may be imported by all and import none of these. Imports of types count as well: a type
 * ties one folder to another as much as a function does.
 * @type {import('dependency-cruiser').IConfiguration}
 */

const LAYERS = ['corpus', 'index', 'answer', 'present', 'discord'];

/** What only the Discord side uses. */
const BESIDE_DISCORD = ['store', 'metrics'];

/** Tools for whoever keeps a corpus, which the terminal alone offers. */
const TOOLS = ['annotate', 'import', 'review'];

/** One rule for each layer: nothing of what stands to its right. */
const layerRules = LAYERS.map((layer, place) => ({
  name: `${layer}-looks-left-only`,
  comment: `src/${layer} must work without the layers that are built on it.`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: {
    path: [
      `^src/(${[...LAYERS.slice(place + 1), ...(layer === 'discord' ? [] : BESIDE_DISCORD), ...TOOLS, 'cli'].join('|')})/`,
      '^src/main[.]ts$',
      '^commands/',
    ],
  },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'lib-and-config-stand-alone',
      comment:
        'Everything may import src/lib and src/config.ts, so an import of anything of ours from there would tie all to all.',
      severity: 'error',
      from: { path: '^src/(lib/|config[.]ts$)' },
      to: { path: '^(src|commands)/', pathNot: '^src/(lib/|config[.]ts$)' },
    },
    {
      name: 'store-and-metrics-stand-alone',
      comment:
        'What is kept and what is counted know nothing of answers or of Discord, so that neither can leak into them.',
      severity: 'error',
      from: { path: '^src/(store|metrics)/' },
      to: { path: '^(src|commands)/', pathNot: '^src/(store/|metrics/|lib/|config[.]ts$)' },
    },
    {
      name: 'tools-know-documents-only',
      comment: 'Importing, annotating and reviewing work on documents; answers are made without them.',
      severity: 'error',
      from: { path: '^src/(annotate|import|review)/' },
      to: { path: '^(src/(answer|present|discord|store|metrics|cli|main)|commands/)' },
    },
    {
      name: 'commands-are-loaded',
      comment: 'Commands are found by the loader in src/discord: one that is imported by name would be listed twice.',
      severity: 'error',
      from: { pathNot: '^commands/' },
      to: { path: '^commands/' },
    },
    {
      name: 'commands-know-discord-only',
      comment:
        'A command is a declaration and a thin handler. It reaches answers through the services that it is given.',
      severity: 'error',
      from: { path: '^commands/' },
      to: { path: '^src/(corpus|index|answer|cli|main[.]ts)' },
    },
    {
      name: 'main-is-the-end',
      comment:
        'src/main.ts reads the command line and runs at once; nothing can import it without starting the program.',
      severity: 'error',
      from: {},
      to: { path: '^src/main[.]ts$' },
    },
    {
      name: 'cli-is-not-imported',
      comment: 'src/cli serves the terminal; only src/main.ts calls it.',
      severity: 'error',
      from: { pathNot: '^src/(cli/|main[.]ts$)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'discord-client-at-the-edge',
      comment: 'Answers are made without Discord, so that they can be tested, measured and shown elsewhere without it.',
      severity: 'error',
      from: { pathNot: '^(src/discord|commands)/' },
      to: { path: '(^|/)(discord[.]js|@discordjs|discord-api-types)(/|$)' },
    },
    {
      name: 'tests-and-bench-are-not-shipped',
      comment: 'The program must run without its tests and benchmarks.',
      severity: 'error',
      from: { path: '^(src|commands)/' },
      to: { path: '^(tests|bench)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that import each other are one file in two pieces, and which of them runs first is luck.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports is dead, or is loaded by a name that must then be listed here.',
      severity: 'error',
      from: {
        orphan: true,
        // Started by name, each with why: the program, commands (the loader), worker threads, phrases (read as files).
        pathNot: ['^src/main[.]ts$', '^commands/', '[.]worker[.]ts$', '-task[.]ts$', '[.]json$'],
      },
      to: {},
    },
    {
      name: 'only-declared-packages',
      comment: 'A package that package.json does not name for use is there by luck, and gone with the next update.',
      severity: 'error',
      from: { path: '^(src|commands)/' },
      // Types are needed to build only, and are gone from what runs.
      to: {
        dependencyTypesNot: ['type-only'],
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
      },
    },
    {
      name: 'everything-is-found',
      comment: 'An import that leads nowhere fails when it runs.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
