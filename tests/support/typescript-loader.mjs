import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

const SOURCE = new URL('../../src/', import.meta.url).href;
const COMPILED = new URL('../../dist/src/', import.meta.url).href;

/** As in jest.config.js: what a test file imports from src/ is the compiled code that ships. */
export async function resolve(specifier, context, next) {
  const url = /^\.\.?\//.test(specifier) && context.parentURL ? new URL(specifier, context.parentURL).href : specifier;
  return next(url.startsWith(SOURCE) ? url.replace(SOURCE, COMPILED) : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
