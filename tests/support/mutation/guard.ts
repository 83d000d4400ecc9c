/* The tests of the guard as one file, the quickest first: a mutant is done with at the first test that notices it. */
import '../../answer/cited.test.ts';
import '../../answer/guard.outcomes.test.ts';
import '../../answer/guard.blocks.test.ts';
import '../../answer/guard.fact-check.test.ts';
import '../../answer/pairing.test.ts';
import '../../attacks/hard-cases.test.ts';
import '../../answer/guard.property.test.ts';
