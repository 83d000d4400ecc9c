type Json = Record<string, unknown>;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Types of commands, and how many of each an application may have everywhere. */
const SLASH = 1;
const MOST: Readonly<Record<number, number>> = { [SLASH]: 100, 2: 15, 3: 15 };

/**
 * Checks by https://docs.discord.com/developers/interactions/application-commands
 * @param commands the body of a bulk overwrite
 * @returns what Discord would refuse
 */
export function commandProblems(commands: unknown): string[] {
  if (!Array.isArray(commands)) return ['must be an array'];
  const all = commands as Json[];
  const keys = all.map((command) => `${typeOf(command)} ${command.name}`);
  return [
    ...Object.entries(MOST)
      .filter(([type, most]) => all.filter((command) => typeOf(command) === Number(type)).length > most)
      .map(([type, most]) => `at most ${most} commands of type ${type}`),
    ...(new Set(keys).size < keys.length ? ['names must be unique'] : []),
    ...all.flatMap((command, i) => [
      ...(typeOf(command) === SLASH ? slashProblems(command, `[${i}]`) : menuProblems(command, `[${i}]`)),
      ...permissionProblems(command, `[${i}]`),
      ...(size(command) > 8000 ? [`[${i}]: more than 8000 characters in all`] : []),
    ]),
  ];
}

function typeOf(command: Json): number {
  return Number(command.type ?? SLASH);
}

function slashProblems(command: Json, path: string): string[] {
  return [...texts(command, path), ...options(command.options, path)];
}

/** A command of a menu has a name of any letters and spaces, and nothing else that is read. */
function menuProblems(command: Json, path: string): string[] {
  return [
    ...(MOST[typeOf(command)] === undefined ? [`${path}.type: ${command.type} is not supported here`] : []),
    ...localised(command, 'name')
      .filter((name) => typeof name !== 'string' || name.trim() !== name || name.length < 1 || name.length > 32)
      .map((name) => `${path}.name: ${name} is not a name`),
    ...(localised(command, 'description').some((text) => text !== undefined && text !== '')
      ? [`${path}.description: cannot be set for this type`]
      : []),
    ...(command.options !== undefined ? [`${path}.options: cannot be set for this type`] : []),
  ];
}

function permissionProblems({ default_member_permissions: bits }: Json, path: string): string[] {
  const fine = bits === undefined || bits === null || (typeof bits === 'string' && /^\d{1,19}$/.test(bits));
  return fine ? [] : [`${path}.default_member_permissions: must be a number as text`];
}

function options(list: unknown, path: string): string[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list) || list.length > 25) return [`${path}.options: must be 25 or fewer in length`];
  const all = list as Json[];
  const required = all.map((option) => option.required === true);
  return [
    ...(required.some((is, i) => is && required.slice(0, i).includes(false))
      ? [`${path}.options: required ones first`]
      : []),
    ...(new Set(all.map(({ name }) => name)).size < all.length ? [`${path}.options: names must be unique`] : []),
    ...all.flatMap((option, i) => optionProblems(option, `${path}.options[${i}]`)),
  ];
}

function optionProblems(option: Json, path: string): string[] {
  const choices = (option.choices ?? []) as Json[];
  const type = Number(option.type);
  return [
    ...texts(option, path),
    ...(type >= 1 && type <= 11 ? [] : [`${path}.type: ${option.type} is none`]),
    ...(option.autocomplete === true && option.choices !== undefined ? [`${path}: choices`] : []),
    ...(option.autocomplete === true && ![3, 4, 10].includes(type) ? [`${path}.autocomplete: not for this type`] : []),
    ...(Number(option.max_length ?? 1) > 6000 ? [`${path}.max_length: must be 6000 or less`] : []),
    ...(choices.length > 25 ? [`${path}.choices: must be 25 or fewer in length`] : []),
    ...choices.flatMap((choice, i) => [
      ...localised(choice, 'name')
        .filter((name) => typeof name !== 'string' || name.length < 1 || name.length > 100)
        .map((name) => `${path}.choices[${i}].name: ${name} must be between 1 and 100 in length`),
      ...(typeof choice.value === 'string' && (choice.value.length < 1 || choice.value.length > 100)
        ? [`${path}.choices[${i}].value: must be between 1 and 100 in length`]
        : []),
    ]),
  ];
}

function texts(item: Json, path: string): string[] {
  return [
    ...localised(item, 'name')
      .filter((name) => typeof name !== 'string' || !NAME.test(name) || name !== name.toLowerCase())
      .map((name) => `${path}.name: ${name} is not a name`),
    ...localised(item, 'description')
      .filter((text) => typeof text !== 'string' || text.length < 1 || text.length > 100)
      .map((text) => `${path}.description: ${text} must be between 1 and 100 in length`),
  ];
}

/** A text of an item and all its localisations. */
function localised(item: Json, key: string): unknown[] {
  return [item[key], ...Object.values((item[`${key}_localizations`] ?? {}) as Json)];
}

/** Names, descriptions and values, of which only the longest localisation counts. */
function size(item: Json): number {
  const longest = (key: string) => Math.max(0, ...localised(item, key).map((text) => String(text ?? '').length));
  const inner = [...((item.options ?? []) as Json[]), ...((item.choices ?? []) as Json[])];
  const value = item.value === undefined ? 0 : String(item.value).length;
  return longest('name') + longest('description') + value + inner.reduce((sum, each) => sum + size(each), 0);
}
