import type { z } from 'zod';
import { didYouMean } from './did-you-mean.js';
import type { Problem } from './problem.js';
import type { Fields } from './yaml-fields.js';

/**
 * Holds the fields of a mapping against a schema.
 * @param mends what to write instead, for each key of the schema
 * @returns the checked value, null where an error was found, and every problem with its line
 */
export function checkFields<S extends z.ZodObject>(
  schema: S,
  mends: Readonly<Record<keyof z.infer<S> & string, string>>,
  fields: Fields,
  file: string,
): { value: z.infer<S> | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const known = Object.keys(schema.shape);
  const input: Record<string, unknown> = {};
  for (const [key, { value, line }] of fields.values) {
    if (known.includes(key)) {
      // An empty value is what an editor leaves when copying a template: as if the line were not there.
      if (value !== '') input[key] = value;
    } else {
      const mend = `${didYouMean(key, known)}known keys are ${known.join(', ')}`;
      problems.push({ file, line, what: `unknown key "${key}"`, mend, severity: 'warning' });
    }
  }
  const checked = schema.safeParse(input);
  if (checked.success) return { value: checked.data, problems };
  for (const issue of checked.error.issues) {
    const key = String(issue.path[0] ?? '');
    problems.push({
      file,
      line: fields.values.get(key)?.line ?? fields.line,
      what: issue.message,
      mend: Object.hasOwn(mends, key) ? ((mends as Record<string, string>)[key] ?? '') : 'mend this entry',
      severity: 'error',
    });
  }
  return { value: null, problems };
}
