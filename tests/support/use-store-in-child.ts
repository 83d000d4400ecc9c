import { openStore } from '../../src/store/store.js';

/** Opens a store, counts a subject many times and says how a user is hashed; arguments: data folder, how many times. */
const [dataFolder = '', times = ''] = process.argv.slice(2);
const store = await openStore({ dataFolder });
for (let i = 0; i < Number(times); i++) await store.activity.count('1', 'event', new Date(0));
await store.close();
process.stdout.write(`${store.personHash('42')}\n`);
