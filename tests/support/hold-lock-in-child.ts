import { takeWriteLock } from '../../src/index/store/write-lock.js';

/** Takes the write lock of a data folder and keeps it until it is killed. */
await takeWriteLock(process.argv[2] ?? '', 'slow build');
process.stdout.write('locked\n');
setInterval(() => {}, 1_000);
