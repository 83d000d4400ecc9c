import {
  ACTION_ROW,
  BUTTON,
  BUTTON_STYLES,
  CHANNEL_SELECT,
  type InteractionButton,
  type InteractionRow,
  LIMITS,
  ROLE_SELECT,
  type Select,
  STRING_SELECT,
  TEXT_CHANNELS,
} from './component-types.js';
import type { ControlButton, ControlRow, ControlSelect } from './controls.js';
import { visibleLine } from './escape-markdown.js';

/**
 * @returns the rows as Discord's API takes them; texts that are too long for their place end in `…`
 * @throws RangeError if a select has more choices than Discord takes, or an id is too long: neither can be cut
 */
export function controlRows(rows: readonly ControlRow[]): InteractionRow[] {
  return rows.map((row) => ({ type: ACTION_ROW, components: row.map(component) }));
}

/** @returns how many of a message's components the rows take, they themselves counted */
export function componentsOfRows(rows: readonly ControlRow[]): number {
  return rows.reduce((sum, row) => sum + 1 + row.length, 0);
}

/** @returns a text as a label shows it: plain, on one line, at most `length` characters, `…` in the place of the rest */
export function labelText(text: string, length: number): string {
  const line = visibleLine(text);
  if (line.length <= length) return line;
  return `${line.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function component(control: ControlButton | ControlSelect): InteractionButton | Select {
  const { length } = control.id;
  if (length < 1 || length > LIMITS.customId) throw new RangeError(`a control's id has ${length} characters`);
  return control.kind === 'button' ? button(control) : select(control);
}

function button({ id, label, emoji, style = 'secondary', disabled }: ControlButton): InteractionButton {
  return {
    type: BUTTON,
    style: BUTTON_STYLES[style],
    custom_id: id,
    label: labelText(label, LIMITS.buttonLabel),
    ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
    ...(disabled ? { disabled } : {}),
  };
}

function select(control: ControlSelect): Select {
  const common = {
    custom_id: control.id,
    placeholder: labelText(control.placeholder, LIMITS.placeholder),
    min_values: control.min,
    max_values: control.max,
  };
  switch (control.kind) {
    case 'role select':
      return {
        type: ROLE_SELECT,
        ...common,
        default_values: control.selectedIds.map((id) => ({ id, type: 'role' as const })),
      };
    case 'channel select':
      return {
        type: CHANNEL_SELECT,
        ...common,
        channel_types: [...TEXT_CHANNELS],
        default_values: control.selectedIds.map((id) => ({ id, type: 'channel' as const })),
      };
    case 'text select': {
      const { length } = control.options;
      if (length > LIMITS.options) throw new RangeError(`a select has ${length} choices, at most ${LIMITS.options}`);
      const options = control.options.map(({ label, value, description, selected }) => ({
        label: labelText(label, LIMITS.optionText),
        value,
        ...(description === undefined ? {} : { description: labelText(description, LIMITS.optionText) }),
        ...(selected ? { default: true } : {}),
      }));
      return { type: STRING_SELECT, ...common, options };
    }
  }
}
