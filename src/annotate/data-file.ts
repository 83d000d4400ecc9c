import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { packageRoot } from '../lib/package-root.js';

/** Folder of the annotator's data, relative to the package: the same whether the code runs from `dist` or is installed. */
export const DATA_FOLDER = path.join('src', 'annotate', 'data');

/**
 * @returns a YAML or JSON file of the annotator's data, of the schema's form
 * @throws Error naming the file if it is missing or of another form
 */
export function readDataFile<T>(name: string, schema: z.ZodType<T>): T {
  const source = readFileSync(path.join(packageRoot(), DATA_FOLDER, name), 'utf8');
  const result = schema.safeParse(name.endsWith('.json') ? JSON.parse(source) : parse(source));
  if (result.success) return result.data;
  const where = result.error.issues[0]?.path.join('.');
  throw new Error(`${path.join(DATA_FOLDER, name)}: ${where} is not of the form that the annotator reads`);
}
