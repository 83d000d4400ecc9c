// `node tests/support/typescript-child.mjs SCRIPT.ts ARGUMENTS` runs a script of the tests in a process of its own.
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

register('./typescript-loader.mjs', import.meta.url);
const [script] = process.argv.splice(2, 1);
await import(pathToFileURL(resolve(script)).href);
