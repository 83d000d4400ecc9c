/*
 * The bot as a process of its own, without an index: settings from the environment, every question answered with a
 * refusal, after SLOW milliseconds if that is set. The store is in DATA_DIR.
 */
import { refuse } from '../../dist/src/answer/guard.js';
import { runBot } from '../../dist/src/cli/bot.js';
import { readConfig } from '../../dist/src/config.js';
import { openStore } from '../../dist/src/store/store.js';

const tell = (line) => process.stderr.write(`${line}\n`);
const read = readConfig(process.env);
if (!read.ok) {
  tell(read.problems.join('\n'));
  process.exit(1);
}
const services = {
  ask: async (question) => {
    await new Promise((resolve) => setTimeout(resolve, Number(process.env.SLOW ?? 0)));
    return refuse(question, 'en', 'busy');
  },
  suggest: () => [],
  documentIds: () => [],
};
const store = await openStore({ dataFolder: read.config.dataDir });
const code = await runBot({ config: read.config, services, store, tell }).catch((error) => {
  tell(error.message);
  return 1;
});
await store.close();
process.exit(code);
