/* The tests of what can be pressed, and of the bot's own lines, as one file. */
import '../../discord/control-check.test.ts';
import '../../discord/notice-check.test.ts';
