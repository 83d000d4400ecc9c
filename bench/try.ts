import { readFileSync } from 'node:fs';
import { readConfig } from '../src/config.js';
import { chooseFolders, openEngine } from '../src/cli/open-engine.js';
const config = readConfig({});
if (!config.ok) throw new Error(config.problems.join('\n'));
const [corpus, data, file] = process.argv.slice(2);
const engine = await openEngine(config.config, chooseFolders(config.config, { corpus: corpus as string, data: data as string }), process.stderr);
const lines = readFileSync(file as string, 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l));
const out: unknown[] = [];
const t0 = performance.now();
for (const line of lines) {
  const t = performance.now();
  const r = await engine.service.retrieve(line.question, 20);
  const a = await engine.service.ask(line.question);
  out.push({ ...line, ms: performance.now() - t, prob: r.probability, support: r.support, language: r.question.language,
    parties: r.question.parties, events: r.question.events, period: r.question.period, intents: [...r.question.intents],
    words: r.question.words.map((w) => [w.surface, w.name, w.alias, w.group.terms.slice(0, 6).map((x) => x.term).join(',')]),
    hits: r.hits.map((h) => ({ score: h.score, lexical: h.lexical, cosine: h.cosine, channels: h.channels, document: h.statement.document, stance: h.statement.stance, text: h.statement.text })),
    answer: a });
}
console.error('total', performance.now() - t0, 'per', (performance.now() - t0) / lines.length);
process.stdout.write(out.map((o) => JSON.stringify(o)).join('\n') + '\n');
await engine.close();
