import { CHANNEL } from './channel.ts';
import { type Json, TYPE } from './component-limits.ts';
import { type Role, roleObject } from './roles.ts';
import { type User, userObject } from './users.ts';

/** A channel, a role or a person, as it can be chosen. */
export type Named = ChannelLike | Role | { readonly user: User };

interface ChannelLike {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  toJson(): Json;
}

/** What somebody fills into an option of a slash command. */
export type OptionValue = string | number | boolean | Named;

/** Types of options of slash commands. */
const OPTION = { string: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, number: 10 } as const;

/**
 * @param registered the command as it was registered; where it was, it decides what can be filled in
 * @returns `options` and `resolved` of a command's data
 * @throws Error where the client would not let a person send this
 */
export function optionData(
  options: Readonly<Record<string, OptionValue>>,
  focused: string | null,
  registered: Json | undefined,
): Json {
  const declared = registered && ((registered.options ?? []) as Json[]);
  for (const { name, required } of declared ?? []) {
    if (required === true && focused === null && options[String(name)] === undefined)
      throw new Error(`${name} is required`);
  }
  const list = Object.entries(options).map(([name, value]) => {
    const option = declared?.find((one) => one.name === name);
    if (declared !== undefined && option === undefined) throw new Error(`the command has no option ${name}`);
    if (name === focused && option !== undefined && option.autocomplete !== true)
      throw new Error(`${name} is not completed`);
    const type = Number(option?.type ?? typeOf(value));
    if (option !== undefined && focused === null) checkValue(option, value);
    const plain = typeof value === 'object' ? idOf(value) : value;
    return { name, type, value: plain, ...(name === focused ? { focused: true } : {}) };
  });
  const named = Object.values(options).filter((value) => typeof value === 'object');
  return { options: list, ...(named.length > 0 ? { resolved: resolvedObjects(named) } : {}) };
}

/**
 * @returns the values of a select's interaction
 * @throws Error where they cannot be chosen
 */
export function chosenValues(select: Json, values: readonly (string | Named)[]): string[] {
  const { min_values: min = 1, max_values: max = 1 } = select;
  if (values.length < Number(min) || values.length > Number(max)) {
    throw new Error(`${values.length} were chosen, between ${min} and ${max} can be`);
  }
  for (const value of values) {
    const offered = (select.options ?? []) as Json[];
    const fits =
      select.type === TYPE.stringSelect
        ? offered.some((one) => one.value === value)
        : select.type === TYPE.channelSelect
          ? isChannel(value) && fitsTypes(select.channel_types, value.type)
          : select.type === TYPE.roleSelect
            ? isRole(value)
            : false;
    if (!fits) throw new Error(`${typeof value === 'string' ? value : idOf(value)} cannot be chosen here`);
  }
  return values.map((value) => (typeof value === 'string' ? value : idOf(value)));
}

/** @returns `resolved`: the objects whose ids were chosen */
export function resolvedObjects(values: readonly (string | Named)[]): Json {
  const resolved: Record<'channels' | 'roles' | 'users', Json> = { channels: {}, roles: {}, users: {} };
  for (const value of values) {
    if (isChannel(value)) resolved.channels[value.id] = { ...value.toJson(), permissions: '0', app_permissions: '0' };
    else if (isRole(value)) resolved.roles[value.id] = roleObject(value);
    else if (typeof value !== 'string') resolved.users[value.user.id] = userObject(value.user);
  }
  return Object.fromEntries(Object.entries(resolved).filter(([, objects]) => Object.keys(objects).length > 0));
}

function checkValue(option: Json, value: OptionValue): void {
  const { name, type, min_length: min = 0, max_length: max = 6000, choices, autocomplete } = option;
  const own = typeOf(value);
  if (type !== own && !(type === OPTION.number && own === OPTION.integer))
    throw new Error(`${name} takes no such value`);
  if (typeof value === 'string' && (value.length < Math.max(1, Number(min)) || value.length > Number(max))) {
    throw new Error(`${name} must be between ${min} and ${max} in length`);
  }
  if (
    typeof value === 'number' &&
    (value < Number(option.min_value ?? -Infinity) || value > Number(option.max_value ?? Infinity))
  ) {
    throw new Error(`${name} is out of range`);
  }
  if (
    Array.isArray(choices) &&
    choices.length > 0 &&
    autocomplete !== true &&
    !(choices as Json[]).some((one) => one.value === value)
  ) {
    throw new Error(`${name} has no choice ${JSON.stringify(value)}`);
  }
  if (isChannel(value) && !fitsTypes(option.channel_types, value.type))
    throw new Error(`${name} takes no such channel`);
}

function typeOf(value: OptionValue): number {
  if (typeof value === 'string') return OPTION.string;
  if (typeof value === 'boolean') return OPTION.boolean;
  if (typeof value === 'number') return Number.isInteger(value) ? OPTION.integer : OPTION.number;
  return isChannel(value) ? OPTION.channel : isRole(value) ? OPTION.role : OPTION.user;
}

function idOf(value: Named): string {
  return 'user' in value ? value.user.id : value.id;
}

function isChannel(value: unknown): value is ChannelLike {
  return typeof value === 'object' && value !== null && 'toJson' in value && 'overwrites' in value;
}

function isRole(value: unknown): value is Role {
  return typeof value === 'object' && value !== null && 'permissions' in value && !isChannel(value);
}

function fitsTypes(types: unknown, type: number): boolean {
  return Array.isArray(types) && types.length > 0
    ? types.includes(type)
    : Object.values<number>(CHANNEL).includes(type);
}
