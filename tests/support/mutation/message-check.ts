/* The tests of the check before sending as one file, the quickest first. */
import '../../discord/block-check.test.ts';
import '../../discord/payload-check-parts.test.ts';
import '../../discord/payload-check.test.ts';
import '../../discord/visible-text.test.ts';
import '../../present/discord/render.test.ts';
