import fc from 'fast-check';

/*
 * Property tests draw the same cases in every run. `FAST_CHECK_SEED=7 npm test` draws others, to look for new
 * counterexamples.
 */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 1) });
