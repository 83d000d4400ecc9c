import { buildIndex } from '../../src/index/build-index.js';
import { HashedWordsModel } from './hashed-words-model.ts';
import { largeCorpus } from './made-corpus.ts';

/** Builds an index and says so; arguments: data folder, number of statements, words that tell this corpus from others. */
const [dataFolder = '', statements = '', salt = ''] = process.argv.slice(2);
const report = await buildIndex({
  corpus: largeCorpus(Number(statements), 10, salt),
  fingerprint: salt,
  dataFolder,
  model: new HashedWordsModel(),
  verb: `build${salt}`,
  onProgress: ({ phase, done }) => process.stdout.write(`${phase} ${done}\n`),
  log: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify(report)}\n`);
