import { chosenValues, type Named, resolvedObjects } from './chosen.ts';
import { childrenOf, type Json, TYPE } from './component-limits.ts';

type Values = Readonly<Record<string, string | readonly (string | Named)[]>>;

/**
 * Fills in a modal as a client does.
 * @param modal the modal's data, as the bot sent it
 * @param values by the fields' custom ids; a field that is not named keeps what it was filled with beforehand
 * @returns the `data` of the interaction that submits it
 * @throws Error where the client would not let the person send this
 */
export function filledIn(modal: Json, values: Values): Json {
  const parts = (modal.components ?? []) as Json[];
  const known = parts.flatMap(childrenOf).map(({ custom_id: id }) => String(id));
  const unknown = Object.keys(values).find((id) => !known.includes(id));
  if (unknown !== undefined) throw new Error(`the modal has no field ${unknown}; there are ${known.join(', ')}`);
  let nextId = 0;
  const components = parts.map((part) => {
    const id = ++nextId;
    if (part.type === TYPE.text) return { type: TYPE.text, id };
    const [field] = childrenOf(part);
    if (field === undefined) throw new Error('a part of the modal has no field');
    const filled = { type: field.type, id: ++nextId, custom_id: field.custom_id, ...fieldValue(field, values) };
    return part.type === TYPE.label
      ? { type: TYPE.label, id, component: filled }
      : { type: TYPE.row, id, components: [filled] };
  });
  const named = Object.values(values).flatMap((value) => (typeof value === 'string' ? [] : [...value]));
  const resolved = resolvedObjects(named);
  return { custom_id: modal.custom_id, components, ...(Object.keys(resolved).length > 0 ? { resolved } : {}) };
}

function fieldValue(field: Json, values: Values): Json {
  const name = String(field.custom_id);
  const given = values[name];
  const required = field.required !== false;
  if (field.type !== TYPE.textInput) {
    const chosen = typeof given === 'string' ? [given] : (given ?? chosenBefore(field));
    if (chosen.length === 0 && !required) return { values: [] };
    return { values: chosenValues(field, chosen) };
  }
  if (given !== undefined && typeof given !== 'string') throw new Error(`${name} takes a text`);
  const text = given ?? String(field.value ?? '');
  const { min_length: min = 0, max_length: max = 4000 } = field;
  if (text.trim() === '' && required) throw new Error(`${name} is required`);
  if (text !== '' && text.length < Number(min)) throw new Error(`${name} must be ${min} or more in length`);
  if (text.length > Number(max)) throw new Error(`${name} must be ${max} or fewer in length`);
  if (field.style === 1 && text.includes('\n')) throw new Error(`${name} has one line`);
  return { value: text };
}

function chosenBefore(field: Json): string[] {
  const options = ((field.options ?? []) as Json[]).filter((one) => one.default === true);
  return options.map(({ value }) => String(value));
}
