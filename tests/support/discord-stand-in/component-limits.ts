/*
 * Discord's documented limits on a message's components, checked by hand and apart from the bot's own code.
 * https://docs.discord.com/developers/components/reference
 */

export type Json = Record<string, unknown>;

/** Values of a component's `type`. */
export const TYPE = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  text: 10,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
} as const;

const LINK_STYLE = 5;
const IN_CONTAINER: readonly number[] = [TYPE.row, TYPE.section, TYPE.text, TYPE.file, TYPE.separator];
const SELECTS: readonly number[] = [
  TYPE.stringSelect,
  TYPE.userSelect,
  TYPE.roleSelect,
  TYPE.mentionableSelect,
  TYPE.channelSelect,
];

/** The components directly in another one, its accessory and a label's component among them. */
export function childrenOf(component: Json): Json[] {
  const { components, accessory, component: labelled } = component as { [key: string]: Json & Json[] };
  return [...(components ?? []), ...(accessory ? [accessory] : []), ...(labelled ? [labelled] : [])];
}

/** @returns every component of a list, in reading order, with those inside */
export function allComponents(list: unknown): Json[] {
  if (!Array.isArray(list)) return [];
  return (list as Json[]).flatMap((one) => [one, ...allComponents(childrenOf(one))]);
}

/**
 * @param list a message's `components`
 * @param files names of the files that the message has: sent with it, or kept in an edit
 * @returns what Discord would refuse in a message of components alone
 */
export function componentProblems(list: unknown, files: readonly string[] = []): string[] {
  if (!Array.isArray(list) || list.length === 0) return ['components: cannot send an empty message'];
  const all = allComponents(list);
  const characters = all.reduce((sum, one) => sum + (one.type === TYPE.text ? [...String(one.content)].length : 0), 0);
  return [
    ...(list as Json[]).flatMap((one, i) => problemsOf(one, null, `components[${i}]`, files)),
    ...customIdProblems(all),
    ...(all.length > 40 ? [`components: ${all.length}, at most 40 are allowed`] : []),
    ...(characters > 4000 ? [`components: ${characters} characters of text, at most 4000 are allowed`] : []),
    // Not Discord's rule but ours: in a message of components a file that none of them shows is seen by nobody.
    ...files
      .filter((name) => !all.some((one) => fileName(one) === name))
      .map((name) => `attachments: no component shows ${name}`),
  ];
}

/** @returns what Discord would refuse in the components under a text: at most five rows */
export function rowProblems(list: unknown): string[] {
  if (!Array.isArray(list) || list.length > 5) return ['components: must be 5 or fewer in length'];
  return [
    ...(list as Json[]).flatMap((one, i) =>
      one.type === TYPE.row
        ? problemsOf(one, null, `components[${i}]`, [])
        : [`components[${i}].type: ${one.type} needs IS_COMPONENTS_V2`],
    ),
    ...customIdProblems(allComponents(list)),
  ];
}

function problemsOf(component: Json, parent: number | null, path: string, files: readonly string[]): string[] {
  const type = Number(component.type);
  const inside = childrenOf(component).flatMap((child, i) =>
    problemsOf(child, type, `${path}.components[${i}]`, files),
  );
  return [...placeProblems(type, parent, path), ...ownProblems(component, type, path, files), ...inside];
}

function placeProblems(type: number, parent: number | null, path: string): string[] {
  const fits =
    parent === null
      ? IN_CONTAINER.includes(type) || type === TYPE.container
      : parent === TYPE.container
        ? IN_CONTAINER.includes(type)
        : parent === TYPE.row
          ? type === TYPE.button || SELECTS.includes(type)
          : parent === TYPE.section && (type === TYPE.text || type === TYPE.button);
  return fits ? [] : [`${path}.type: ${type} cannot stand in ${parent ?? 'a message'}`];
}

function ownProblems(component: Json, type: number, path: string, files: readonly string[]): string[] {
  switch (type) {
    case TYPE.row:
      return rowContents(childrenOf(component), path);
    case TYPE.button:
      return buttonProblems(component, path);
    case TYPE.text:
      return within(component.content, 1, 4000) ? [] : [`${path}.content: must be between 1 and 4000 in length`];
    case TYPE.container:
      return childrenOf(component).length > 0 ? [] : [`${path}.components: is required`];
    case TYPE.section: {
      const texts = (component.components ?? []) as Json[];
      return [
        ...(texts.length < 1 || texts.length > 3 || texts.some((one) => one.type !== TYPE.text)
          ? [`${path}.components: must be 1 to 3 text displays`]
          : []),
        ...((component.accessory as Json | undefined)?.type === TYPE.button ? [] : [`${path}.accessory: is required`]),
      ];
    }
    case TYPE.file:
      return files.includes(fileName(component) ?? '') ? [] : [`${path}.file.url: no such file is attached`];
    default:
      return SELECTS.includes(type) ? selectProblems(component, path) : [];
  }
}

function rowContents(children: readonly Json[], path: string): string[] {
  const selects = children.filter(({ type }) => SELECTS.includes(Number(type))).length;
  return [
    ...(children.length < 1 || children.length > 5 ? [`${path}.components: must be between 1 and 5 in length`] : []),
    ...(selects > 0 && children.length > 1 ? [`${path}.components: a select has a row to itself`] : []),
  ];
}

function buttonProblems(button: Json, path: string): string[] {
  const { style, label, emoji, url, custom_id: customId } = button;
  const link = style === LINK_STYLE;
  return [
    ...([1, 2, 3, 4, 5].includes(Number(style)) ? [] : [`${path}.style: must be 1 to 5`]),
    ...(label !== undefined && !within(label, 1, 80) ? [`${path}.label: must be between 1 and 80 in length`] : []),
    ...(label === undefined && emoji === undefined ? [`${path}: a label or an emoji is required`] : []),
    ...(link && !isWebAddress(url) ? [`${path}.url: not a well formed URL of at most 512 characters`] : []),
    ...(link && customId !== undefined ? [`${path}.custom_id: a link has none`] : []),
    ...(!link && url !== undefined ? [`${path}.url: only a link has one`] : []),
    ...(!link && !within(customId, 1, 100) ? [`${path}.custom_id: must be between 1 and 100 in length`] : []),
  ];
}

/** @returns what Discord would refuse in a select, in a message or in a modal */
export function selectProblems(select: Json, path: string): string[] {
  const { min_values: min = 1, max_values: max = 1, placeholder, options, default_values: defaults } = select;
  const numbers =
    Number(min) >= 0 && Number(min) <= 25 && Number(max) >= 1 && Number(max) <= 25 && Number(min) <= Number(max);
  return [
    ...(within(select.custom_id, 1, 100) ? [] : [`${path}.custom_id: must be between 1 and 100 in length`]),
    ...(placeholder === undefined || within(placeholder, 0, 150) ? [] : [`${path}.placeholder: must be 150 or fewer`]),
    ...(numbers ? [] : [`${path}: min_values ${min} and max_values ${max} do not fit`]),
    ...(select.type === TYPE.stringSelect
      ? optionProblems(options, Number(min), Number(max), path)
      : defaultProblems(defaults, select, path)),
  ];
}

function optionProblems(list: unknown, min: number, max: number, path: string): string[] {
  if (!Array.isArray(list) || list.length < 1 || list.length > 25)
    return [`${path}.options: must be between 1 and 25 in length`];
  const options = list as Json[];
  const values = options.map(({ value }) => value);
  const chosen = options.filter((option) => option.default === true).length;
  return [
    ...options.flatMap(({ label, value, description }, i) => [
      ...(within(label, 1, 100) ? [] : [`${path}.options[${i}].label: must be between 1 and 100 in length`]),
      ...(within(value, 1, 100) ? [] : [`${path}.options[${i}].value: must be between 1 and 100 in length`]),
      ...(description === undefined || within(description, 0, 100)
        ? []
        : [`${path}.options[${i}].description: must be 100 or fewer in length`]),
    ]),
    ...(new Set(values).size < values.length ? [`${path}.options: values must be unique`] : []),
    ...(chosen > max ? [`${path}.options: ${chosen} are chosen, at most ${max} can be`] : []),
    ...(min > options.length || max > options.length ? [`${path}.options: fewer than must or can be chosen`] : []),
  ];
}

function defaultProblems(list: unknown, select: Json, path: string): string[] {
  if (list === undefined || list === null) return [];
  const { min_values: min = 1, max_values: max = 1 } = select;
  const expected = select.type === TYPE.channelSelect ? 'channel' : select.type === TYPE.roleSelect ? 'role' : null;
  const values = Array.isArray(list) ? (list as Json[]) : [];
  return [
    ...values
      .filter((one) => !/^\d{17,20}$/.test(String(one.id)) || (expected !== null && one.type !== expected))
      .map((one) => `${path}.default_values: ${JSON.stringify(one)} is none`),
    // An empty list is one without defaults; else their number has to be one that could be chosen.
    ...(values.length > 0 && (values.length < Number(min) || values.length > Number(max))
      ? [`${path}.default_values: ${values.length}, between ${min} and ${max} are allowed`]
      : []),
  ];
}

function customIdProblems(all: readonly Json[]): string[] {
  const ids = all.flatMap((one) => (one.custom_id === undefined ? [] : [one.custom_id]));
  const twice = ids.filter((id, i) => ids.indexOf(id) < i);
  return twice.map((id) => `components: custom_id ${id} is there twice`);
}

function fileName(component: Json): string | null {
  const url = String((component.file as Json | undefined)?.url ?? '');
  return component.type === TYPE.file && url.startsWith('attachment://') ? url.slice('attachment://'.length) : null;
}

function isWebAddress(url: unknown): boolean {
  const text = String(url ?? '');
  return text.length <= 512 && /^(https?|discord):\/\/\S+$/.test(text) && URL.canParse(text);
}

/** @returns whether it is a text of a length within bounds */
export function within(text: unknown, min: number, max: number): boolean {
  return typeof text === 'string' && text.length >= min && text.length <= max;
}
