import {
  BUTTON,
  BUTTON_STYLES,
  CHANNEL_SELECT,
  LIMITS,
  ROLE_SELECT,
  STRING_SELECT,
} from '../present/discord/component-types.js';
import type { ControlButton, ControlRow, ControlSelect } from '../present/discord/controls.js';
import type { Json, RawMessage } from './raw-message.js';
import { comparable } from './visible-text.js';

/**
 * @param expected what was asked for, in the same order
 * @param file the name of the file that goes with the message; null for none
 * @returns where a message's controls and files are not exactly those
 */
export function checkControls(raw: RawMessage, expected: readonly ControlRow[], file: string | null): string[] {
  const faults: string[] = [];
  if (raw.files.join('\n') !== (file === null ? '' : `attachment://${file}`)) faults.push('another file than expected');
  if (file !== null && !PLAIN_NAME.test(file)) faults.push('a file with a name that Discord would change');
  const shapes = (rows: readonly (readonly unknown[])[]) => rows.map(({ length }) => length).join();
  if (shapes(raw.controls) !== shapes(expected)) return [...faults, 'other rows of controls than expected'];
  const wanted: readonly (ControlButton | ControlSelect)[] = expected.flat();
  raw.controls.flat().forEach((control, place) => {
    const one = wanted[place];
    if (!one || !isThat(control, one)) faults.push(`control ${place + 1} is not the one that is expected`);
  });
  const ids = raw.controls.flat().map(({ custom_id: id }) => id);
  if (new Set(ids).size !== ids.length) faults.push('two controls with one id');
  if (ids.some((id) => typeof id !== 'string' || id.length < 1 || id.length > LIMITS.customId)) {
    faults.push("a control's id is too long or empty");
  }
  return faults;
}

/** Discord replaces other characters, and the message would point to no file. */
const PLAIN_NAME = /^[\w.-]{1,100}$/;

const TYPES: Readonly<Record<(ControlButton | ControlSelect)['kind'], number>> = {
  button: BUTTON,
  'text select': STRING_SELECT,
  'role select': ROLE_SELECT,
  'channel select': CHANNEL_SELECT,
};

type RawControl = RawMessage['controls'][number][number];

function isThat(raw: RawControl, control: ControlButton | ControlSelect): boolean {
  if (raw.type !== TYPES[control.kind] || raw.custom_id !== control.id || raw.url !== undefined) return false;
  if (control.kind === 'button') {
    const emoji = (raw.emoji ?? null) as { name?: Json } | null;
    return (
      raw.style === BUTTON_STYLES[control.style ?? 'secondary'] &&
      shows(raw.label, control.label) &&
      (emoji?.name ?? null) === (control.emoji ?? null) &&
      (raw.disabled ?? false) === (control.disabled ?? false)
    );
  }
  if (!shows(raw.placeholder, control.placeholder)) return false;
  if (raw.min_values !== control.min || raw.max_values !== control.max) return false;
  if (control.kind !== 'text select') {
    const chosen = (raw.default_values ?? []) as readonly { id: string }[];
    return chosen.map(({ id }) => id).join() === control.selectedIds.join();
  }
  const options = (raw.options ?? []) as readonly { [key: string]: Json }[];
  return (
    options.length === control.options.length &&
    control.options.every(({ value, label, description, selected }, place) => {
      const option = options[place];
      return (
        option !== undefined &&
        option.value === value &&
        shows(option.label, label) &&
        (description === undefined ? option.description === undefined : shows(option.description, description)) &&
        (option.default ?? false) === (selected ?? false)
      );
    })
  );
}

/** A label may be cut at its end, with a sign that it is. */
function shows(raw: Json | undefined, text: string): boolean {
  if (typeof raw !== 'string') return false;
  if (comparable(raw) === comparable(text)) return true;
  return raw.endsWith('…') && comparable(text).startsWith(comparable(raw.slice(0, -1)));
}
