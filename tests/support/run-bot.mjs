/*
 * The bot as a process of its own, without an index: settings from the environment, every question answered with a
 * refusal, after SLOW milliseconds if that is set.
 */
import { refuse } from '../../dist/src/answer/guard.js';
import { runBot } from '../../dist/src/cli/bot.js';
import { readConfig } from '../../dist/src/config.js';

const read = readConfig(process.env);
if (!read.ok) {
  process.stderr.write(`${read.problems.join('\n')}\n`);
  process.exit(1);
}
const services = {
  ask: async (question) => {
    await new Promise((resolve) => setTimeout(resolve, Number(process.env.SLOW ?? 0)));
    return refuse(question, 'en', 'busy');
  },
  suggest: () => [],
  about: () => ({ documents: 0, statements: 0, asOf: null, model: 'none', vectors: 'none' }),
};
process.exit(await runBot({ config: read.config, services, tell: (line) => process.stderr.write(`${line}\n`) }));
