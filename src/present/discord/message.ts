import {
  ACTION_ROW,
  type ActionRow,
  CONTAINER,
  type DiscordMessage,
  FILE,
  type FileComponent,
  IS_COMPONENTS_V2,
  LIMITS,
  type LinkButton,
  SEPARATOR,
  type Separator,
  TEXT_DISPLAY,
  type TextDisplay,
} from './component-types.js';
import { componentsOfRows, controlRows } from './control-rows.js';
import type { ControlRow } from './controls.js';

/** How much a message may hold. */
export interface Room {
  /** Characters over all texts. */
  readonly text: number;
  /** Components, nested ones counted. */
  readonly components: number;
}

/** What a message holds besides its texts. None of it gives way to them. */
export interface Extras {
  /** Less than Discord's own limits where part of the message is needed for something else. */
  readonly room?: Room;
  readonly controls?: readonly ControlRow[];
  /** A file that is sent with the message. */
  readonly file?: { readonly name: string } | undefined;
}

/** @returns the room that is left for texts and links beside the extras */
export function roomBeside({ room = LIMITS, controls = [], file }: Extras): Room {
  return { text: room.text, components: room.components - componentsOfRows(controls) - (file ? 1 : 0) };
}

/** @returns whether all of the texts have room */
export function fits(texts: readonly string[], room: Room): boolean {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  return characters <= room.text && componentsOf(texts) <= room.components;
}

/**
 * @param texts in Discord's markdown, each shown apart from the others
 * @param buttons as many as there is room for are shown
 * @returns the message as Discord's API takes it
 */
export function message(texts: readonly string[], buttons: readonly LinkButton[], extras: Extras): DiscordMessage {
  const displays = texts.flatMap((content, i): (TextDisplay | Separator)[] => {
    const text: TextDisplay = { type: TEXT_DISPLAY, content };
    return i === 0 ? [text] : [{ type: SEPARATOR }, text];
  });
  const rows = linkRows(buttons, roomBeside(extras).components - componentsOf(texts));
  const file: FileComponent[] = extras.file ? [{ type: FILE, file: { url: `attachment://${extras.file.name}` } }] : [];
  return {
    flags: IS_COMPONENTS_V2,
    allowed_mentions: { parse: [] },
    components: [
      { type: CONTAINER, components: [...displays, ...rows] },
      ...file,
      ...controlRows(extras.controls ?? []),
    ],
  };
}

/** Texts are separated by a line each, and stand in one container. */
function componentsOf(texts: readonly string[]): number {
  return 1 + texts.length * 2 - 1;
}

/** As many buttons as there is room for; each row is a component as well. */
function linkRows(buttons: readonly LinkButton[], room: number): ActionRow[] {
  const rows: ActionRow[] = [];
  let left = room;
  for (let i = 0; i < buttons.length && left >= 2; i += LIMITS.buttonsInRow) {
    const row = buttons.slice(i, i + Math.min(LIMITS.buttonsInRow, left - 1));
    rows.push({ type: ACTION_ROW, components: row });
    left -= row.length + 1;
  }
  return rows;
}
