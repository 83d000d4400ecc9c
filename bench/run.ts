import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openEmbeddingModel } from '../src/index/embeddings/choose-model.js';
import { packageRoot } from '../src/lib/package-root.js';
import { circumstances } from './circumstances.js';
import { measure } from './measure.js';
import type { Measurements } from './measurements.js';
import { report } from './report.js';
import { type SubjectOptions, shippedSubject, syntheticSubject } from './subject.js';

/*
 * `npm run bench -- [--sizes shipped,10000,100000] [--reuse] [--out FILE]`: builds an index for each size, measures it
 * and writes the figures. `--reuse` measures the indexes of an earlier run again.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: 'shipped,10000,100000' },
    reuse: { type: 'boolean', default: false },
    out: { type: 'string', default: path.join(packageRoot(), 'bench', 'RESULTS.md') },
  },
});
const sizes = values.sizes.split(',');
for (const size of sizes) {
  if (size === 'shipped' || (Number.isInteger(Number(size)) && Number(size) > 0)) continue;
  process.stderr.write(`--sizes: "${size}" is neither shipped nor a number of statements\n`);
  process.exit(2);
}

const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
const workFolder = path.join(packageRoot(), 'data', 'bench');
await mkdir(workFolder, { recursive: true });
const where = circumstances();
const model = await openEmbeddingModel({ cacheFolder: path.join(packageRoot(), 'data', 'models'), log });
const options: SubjectOptions = {
  workFolder,
  shippedFolder: path.join(packageRoot(), 'corpus'),
  shippedQuestions: path.join(packageRoot(), 'tests', 'questions', 'spamouflage.jsonl'),
  model,
  reuse: values.reuse,
  log,
};
const all: Measurements[] = [];
try {
  for (const size of sizes) {
    log(`${size}: indexing`);
    const subject = await (size === 'shipped' ? shippedSubject(options) : syntheticSubject(Number(size), options));
    log(`${size}: measuring`);
    all.push(await measure(subject));
  }
} finally {
  await model.close();
}
const text = report(all, where);
await writeFile(values.out, text);
process.stdout.write(text);
