import { allComponents, childrenOf, type Json, selectProblems, TYPE, within } from './component-limits.ts';

/*
 * Discord's documented limits on modals. https://docs.discord.com/developers/components/reference,
 * https://docs.discord.com/developers/interactions/receiving-and-responding
 */

const FIELDS: readonly number[] = [TYPE.textInput, TYPE.stringSelect, TYPE.roleSelect, TYPE.channelSelect];

/** @returns what Discord would refuse in the data of a modal */
export function modalProblems(data: Json): string[] {
  const list = data.components;
  const ids = allComponents(list).flatMap((one) => (one.custom_id === undefined ? [] : [one.custom_id]));
  return [
    ...(within(data.custom_id, 1, 100) ? [] : ['data.custom_id: must be between 1 and 100 in length']),
    ...(within(data.title, 1, 45) ? [] : ['data.title: must be between 1 and 45 in length']),
    ...(Array.isArray(list) && list.length >= 1 && list.length <= 5
      ? (list as Json[]).flatMap((one, i) => partProblems(one, `data.components[${i}]`))
      : ['data.components: must be between 1 and 5 in length']),
    ...(new Set(ids).size < ids.length ? ['data.components: custom_ids must be unique'] : []),
  ];
}

function partProblems(part: Json, path: string): string[] {
  const [field, ...more] = childrenOf(part);
  switch (part.type) {
    case TYPE.text:
      return within(part.content, 1, 4000) ? [] : [`${path}.content: must be between 1 and 4000 in length`];
    case TYPE.row:
      if (field?.type !== TYPE.textInput || more.length > 0) return [`${path}.components: must be one text input`];
      return [
        ...(within(field.label, 1, 45) ? [] : [`${path}.components[0].label: must be between 1 and 45 in length`]),
        ...inputProblems(field, `${path}.components[0]`),
      ];
    case TYPE.label:
      return [
        ...(within(part.label, 1, 45) ? [] : [`${path}.label: must be between 1 and 45 in length`]),
        ...(part.description === undefined || within(part.description, 1, 100)
          ? []
          : [`${path}.description: must be between 1 and 100 in length`]),
        ...labelledProblems(field, `${path}.component`),
      ];
    default:
      return [`${path}.type: ${part.type} is not supported here`];
  }
}

function labelledProblems(field: Json | undefined, path: string): string[] {
  if (field === undefined || !FIELDS.includes(Number(field.type))) return [`${path}.type: is not supported here`];
  if (field.type !== TYPE.textInput) {
    return [...selectProblems(field, path), ...(field.disabled === true ? [`${path}.disabled: not in a modal`] : [])];
  }
  return [
    ...(field.label === undefined ? [] : [`${path}.label: the label around it has it`]),
    ...inputProblems(field, path),
  ];
}

function inputProblems(input: Json, path: string): string[] {
  const { style, min_length: min = 0, max_length: max = 4000, placeholder, value } = input;
  return [
    ...(within(input.custom_id, 1, 100) ? [] : [`${path}.custom_id: must be between 1 and 100 in length`]),
    ...(style === 1 || style === 2 ? [] : [`${path}.style: must be 1 or 2`]),
    ...(Number(min) >= 0 && Number(min) <= 4000 ? [] : [`${path}.min_length: must be between 0 and 4000`]),
    ...(Number(max) >= 1 && Number(max) <= 4000 ? [] : [`${path}.max_length: must be between 1 and 4000`]),
    ...(Number(min) <= Number(max) ? [] : [`${path}: min_length is more than max_length`]),
    ...(placeholder === undefined || within(placeholder, 0, 100) ? [] : [`${path}.placeholder: must be 100 or fewer`]),
    ...(value === undefined || within(value, 0, Number(max))
      ? []
      : [`${path}.value: must be ${max} or fewer in length`]),
  ];
}
