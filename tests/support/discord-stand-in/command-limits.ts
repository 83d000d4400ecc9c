type Json = Record<string, unknown>;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/**
 * @param commands the body of a bulk overwrite
 * @returns what Discord would refuse
 */
export function commandProblems(commands: unknown): string[] {
  if (!Array.isArray(commands)) return ['must be an array'];
  const names = (commands as Json[]).map(({ name }) => name);
  return [
    ...(commands.length > 100 ? ['at most 100 commands'] : []),
    ...(new Set(names).size < names.length ? ['names must be unique'] : []),
    ...(commands as Json[]).flatMap((command, i) => [
      ...texts(command, `[${i}]`),
      ...options(command.options, `[${i}]`),
      ...(size(command) > 8000 ? [`[${i}]: more than 8000 characters in all`] : []),
    ]),
  ];
}

function options(list: unknown, path: string): string[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list) || list.length > 25) return [`${path}.options: must be 25 or fewer in length`];
  const required = (list as Json[]).map((option) => option.required === true);
  return [
    ...(required.some((is, i) => is && required.slice(0, i).includes(false))
      ? [`${path}.options: required ones first`]
      : []),
    ...(list as Json[]).flatMap((option, i) => [
      ...texts(option, `${path}.options[${i}]`),
      ...(option.autocomplete === true && option.choices !== undefined ? [`${path}.options[${i}]: choices`] : []),
      ...(Number(option.max_length ?? 1) > 6000 ? [`${path}.options[${i}].max_length: must be 6000 or less`] : []),
    ]),
  ];
}

function texts(item: Json, path: string): string[] {
  const names = [item.name, ...Object.values((item.name_localizations ?? {}) as Json)];
  const descriptions = [item.description, ...Object.values((item.description_localizations ?? {}) as Json)];
  return [
    ...names
      .filter((name) => typeof name !== 'string' || !NAME.test(name) || name !== name.toLowerCase())
      .map((name) => `${path}.name: ${name} is not a name`),
    ...descriptions
      .filter((text) => typeof text !== 'string' || text.length < 1 || text.length > 100)
      .map((text) => `${path}.description: ${text} must be between 1 and 100 in length`),
  ];
}

/** Names, descriptions and values, of which only the longest localisation counts. */
function size(item: Json): number {
  const longest = (key: string) =>
    Math.max(
      0,
      ...[item[key], ...Object.values((item[`${key}_localizations`] ?? {}) as Json)].map(
        (text) => String(text ?? '').length,
      ),
    );
  const inner = [...((item.options ?? []) as Json[]), ...((item.choices ?? []) as Json[])];
  return longest('name') + longest('description') + inner.reduce((sum, each) => sum + size(each), 0);
}
