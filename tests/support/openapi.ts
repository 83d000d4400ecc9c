import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** Discord's own description of its API. It is no part of the project; where it is present, payloads are held against it. */
const FILE =
  process.env.DISCORD_OPENAPI ??
  path.resolve(fileURLToPath(new URL('../..', import.meta.url)), '../shared/discord/openapi.json');

interface ApiRequest {
  readonly method: string;
  /** Without query and without `/api/v10`. */
  readonly path: string;
  readonly body: unknown;
}

/** Says what is wrong with a request's body; empty if nothing is. */
export type CheckRequest = (request: ApiRequest) => string[];

/**
 * @returns a check of requests against Discord's description, or null, with a line on standard error, where the file is
 *   not present
 */
export function openApiCheck(): CheckRequest | null {
  if (!existsSync(FILE)) {
    process.stderr.write(
      `Discord's API description is not present (${FILE}; DISCORD_OPENAPI names another place): ` +
        'payloads are held against the limits of the stand-in alone.\n',
    );
    return null;
  }
  const description = JSON.parse(readFileSync(FILE, 'utf8')) as { paths: Record<string, Record<string, unknown>> };
  const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, allErrors: true });
  ajv.addSchema(description, 'discord');
  const templates = Object.keys(description.paths)
    // A fixed path such as `.../messages/@original` wins over one with a placeholder in the same place.
    .sort((a, b) => (a.match(/\{/g) ?? []).length - (b.match(/\{/g) ?? []).length)
    .map((template) => ({ template, pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`) }));

  return ({ method, path: requested, body }) => {
    const found = templates.find(({ pattern }) => pattern.test(requested));
    const operation = found && description.paths[found.template]?.[method.toLowerCase()];
    if (found === undefined || operation === undefined) return [`${method} ${requested} is not described`];
    if (body === null) return [];
    const pointer = [
      'paths',
      found.template,
      method.toLowerCase(),
      'requestBody',
      'content',
      'application/json',
      'schema',
    ];
    const fragment = pointer
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = ajv.getSchema(`discord#/${fragment}`);
    if (validate === undefined) return [`${method} ${requested} is described without a body`];
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${method} ${requested} ${instancePath}: ${message}`,
    );
  };
}
