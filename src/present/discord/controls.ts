import type { NonEmpty } from '../../corpus/document.js';

/*
 * What a reader can press or choose under a message, as plain data. Labels are the bot's own phrases; what they do is
 * addressed by `id`, Discord's `custom_id` (1 to 100 characters). https://docs.discord.com/developers/components/reference
 */

/** A button that sends the bot an interaction. */
export interface ControlButton {
  readonly kind: 'button';
  readonly id: string;
  readonly label: string;
  /** A standard emoji before the label. */
  readonly emoji?: string;
  readonly style?: 'primary' | 'secondary' | 'success' | 'danger';
  readonly disabled?: boolean;
}

/** One choice of a select. */
export interface ControlOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly selected?: boolean;
}

/** A list to choose from: of texts, or of a server's text channels or roles, as Discord knows them. */
export type ControlSelect =
  | (SelectCommon & { readonly kind: 'text select'; readonly options: NonEmpty<ControlOption> })
  | (SelectCommon & { readonly kind: 'channel select' | 'role select'; readonly selectedIds: readonly string[] });

interface SelectCommon {
  readonly id: string;
  readonly placeholder: string;
  /** How many may be chosen; at most 25. */
  readonly min: number;
  readonly max: number;
}

/** One row: one to five buttons, or a single select. */
export type ControlRow = NonEmpty<ControlButton> | readonly [ControlSelect];
