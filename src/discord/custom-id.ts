/**
 * The address of what a control does, as Discord's `custom_id`: `1:<action>:<state>:<argument>`. The version in front
 * lets a later program know the ids of an earlier one. What an action needs is kept in the store under `state`.
 */
export interface ControlAddress {
  /** Name of the action, letters and hyphens. */
  readonly action: string;
  /** Id of the kept state; null where the action needs none. */
  readonly state: string | null;
  /** What the control itself says, for example a page number; may be empty. */
  readonly argument: string;
}

const VERSION = '1';
/** Discord's limit. https://docs.discord.com/developers/components/reference#custom-id */
const LONGEST = 100;

/**
 * @returns the address as a `custom_id`, at most 100 characters
 * @throws RangeError if it would be longer: an address that is cut would mean something else
 */
export function customId(action: string, state: string | null, argument = ''): string {
  const id = `${VERSION}:${action}:${state ?? ''}:${argument}`;
  if (id.length > LONGEST)
    throw new RangeError(`the custom id "${id}" has ${id.length} characters, at most ${LONGEST}`);
  return id;
}

/** @returns the address; `other version` for an id of an earlier program, and for whatever is no id of ours */
export function readCustomId(id: string): ControlAddress | 'other version' {
  const parts = /^1:([a-z-]+):([\w-]*):(.*)$/su.exec(id);
  if (parts === null) return 'other version';
  const [, action = '', state = '', argument = ''] = parts;
  return { action, state: state === '' ? null : state, argument };
}
