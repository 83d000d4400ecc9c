import fc from 'fast-check';

/* Where the same tests run hundreds of times (`npm run mutate`), each property gets a moment and not its full number of cases. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), interruptAfterTimeLimit: 500 });
