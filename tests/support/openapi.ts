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
  /** The JSON of the body; of a form with files, that of `payload_json`. */
  readonly body: unknown;
}

interface ApiExchange extends ApiRequest {
  readonly status: number;
  readonly response: unknown;
}

/** Says what is wrong with a request's body; empty if nothing is. */
export type CheckRequest = (request: ApiRequest) => string[];

/** Says what is wrong with what was answered to a request; empty if nothing is, and where a failure was answered. */
export type CheckResponse = (exchange: ApiExchange) => string[];

type Json = { [key: string]: Json | undefined };

interface Description {
  readonly paths: { readonly [template: string]: Json };
  readonly components: { readonly schemas: { readonly [name: string]: Json } };
}

/**
 * @returns a check of requests against Discord's description, or null, with a line on standard error, where the file is
 *   not present
 */
export function openApiCheck(): CheckRequest | null {
  const api = readDescription();
  if (api === null) return null;
  return ({ method, path: requested, body }) => {
    const found = api.operation(method, requested);
    if (found === null) return [`${method} ${requested} is not described`];
    if (body === null) return [];
    return api.check(body, [...found.pointer, 'requestBody'], `${method} ${requested}`);
  };
}

/** @returns a check of what the stand-in answers, to tell whether it answers as Discord does; null as `openApiCheck` */
export function openApiResponseCheck(): CheckResponse | null {
  const api = readDescription();
  if (api === null) return null;
  return ({ method, path: requested, status, response }) => {
    if (status >= 400) return [];
    const found = api.operation(method, requested);
    if (found === null) return [`${method} ${requested} is not described`];
    const about = `${method} ${requested} ${status}`;
    const responses = found.operation.responses ?? {};
    if (responses[String(status)] === undefined) return [`${about} is not described`];
    return response === undefined ? [] : api.check(response, [...found.pointer, 'responses', String(status)], about);
  };
}

/**
 * Where one of several schemas must hold that differ in their `type`, has only that one tried whose type the value has:
 * all the same, but what is wrong is then told of that one alone.
 */
function chooseByType(node: unknown, schemas: Description['components']['schemas']): void {
  if (typeof node !== 'object' || node === null) return;
  for (const child of Object.values(node)) chooseByType(child, schemas);
  const branches = (node as { oneOf?: unknown }).oneOf as { $ref?: string; type?: string }[] | undefined;
  if (!Array.isArray(branches)) return;
  const isNull = ({ type }: { type?: string }) => type === 'null';
  const named = branches.filter((branch) => !isNull(branch));
  const types = named.map(({ $ref }) => {
    const schema = schemas[String($ref).replace('#/components/schemas/', '')] as
      | { properties?: { type?: { enum?: unknown[] } } }
      | undefined;
    return schema?.properties?.type?.enum ?? [];
  });
  const all = types.flat();
  if (named.length < 2 || types.some(({ length }) => length === 0) || new Set(all).size < all.length) return;
  const chosen = {
    required: ['type'],
    properties: { type: { enum: all } },
    allOf: named.map((branch, i) => ({
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's keyword
      ...{ if: { properties: { type: { enum: types[i] } } }, then: branch },
    })),
  };
  Object.assign(node, { oneOf: branches.some(isNull) ? [{ type: 'null' }, chosen] : [chosen] });
}

function readDescription() {
  if (!existsSync(FILE)) {
    process.stderr.write(
      `Discord's API description is not present (${FILE}; DISCORD_OPENAPI names another place): ` +
        'payloads are held against the limits of the stand-in alone.\n',
    );
    return null;
  }
  const description = JSON.parse(readFileSync(FILE, 'utf8'), (key, value: unknown) =>
    // The description has a number where Discord's documentation asks for a text, which is what clients send.
    key === 'default_member_permissions' ? { type: ['string', 'integer', 'null'], pattern: '^\\d+$' } : value,
  ) as Description;
  chooseByType(description, description.components.schemas);
  const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, allErrors: true });
  ajv.addSchema(description, 'discord');
  const templates = Object.keys(description.paths)
    // A fixed path such as `.../messages/@original` wins over one with a placeholder in the same place.
    .sort((a, b) => (a.match(/\{/g) ?? []).length - (b.match(/\{/g) ?? []).length)
    .map((template) => ({ template, pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`) }));

  return {
    operation(method: string, requested: string): { pointer: string[]; operation: Json } | null {
      const found = templates.find(({ pattern }) => pattern.test(requested));
      const operation = found && description.paths[found.template]?.[method.toLowerCase()];
      return found && operation ? { pointer: ['paths', found.template, method.toLowerCase()], operation } : null;
    },
    check(value: unknown, pointer: readonly string[], about: string): string[] {
      const fragment = [...pointer, 'content', 'application/json', 'schema']
        .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
        .join('/');
      const validate = ajv.getSchema(`discord#/${fragment}`);
      if (validate === undefined) return [`${about} is described without a body`];
      if (validate(value)) return [];
      return (validate.errors ?? []).map(({ instancePath, message }) => `${about} ${instancePath}: ${message}`);
    },
  };
}
