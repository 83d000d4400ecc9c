/*
 * The few parts of Discord's message format that the bot uses (API v10, Components V2), as raw JSON. They are written
 * down here so that this folder needs no Discord client. https://docs.discord.com/developers/components/reference
 */

/** Values of a component's `type`. */
export const ACTION_ROW = 1;
export const BUTTON = 2;
export const STRING_SELECT = 3;
export const ROLE_SELECT = 6;
export const CHANNEL_SELECT = 8;
export const TEXT_DISPLAY = 10;
export const FILE = 13;
export const SEPARATOR = 14;
export const CONTAINER = 17;

/** The `style` of a button that opens a link. */
export const LINK_STYLE = 5;
/** The `style` of buttons that send an interaction. */
export const BUTTON_STYLES = { primary: 1, secondary: 2, success: 3, danger: 4 } as const;

/** The kinds of channels that hold messages of a server: text and announcements. */
export const TEXT_CHANNELS = [0, 5] as const;

/** Message flag: the message is made of components alone. */
export const IS_COMPONENTS_V2 = 1 << 15;

/** Discord's limits on one message of components. */
export const LIMITS = {
  /** Characters over all text displays. */
  text: 4000,
  /** Components, nested ones and containers counted. */
  components: 40,
  buttonsInRow: 5,
  buttonLabel: 80,
  buttonUrl: 512,
  customId: 100,
  placeholder: 150,
  options: 25,
  optionText: 100,
} as const;

export interface TextDisplay {
  readonly type: typeof TEXT_DISPLAY;
  readonly content: string;
}

export interface Separator {
  readonly type: typeof SEPARATOR;
}

export interface LinkButton {
  readonly type: typeof BUTTON;
  readonly style: typeof LINK_STYLE;
  readonly label: string;
  readonly url: string;
}

export interface ActionRow {
  readonly type: typeof ACTION_ROW;
  readonly components: LinkButton[];
}

export interface InteractionButton {
  readonly type: typeof BUTTON;
  readonly style: (typeof BUTTON_STYLES)[keyof typeof BUTTON_STYLES];
  readonly custom_id: string;
  readonly label: string;
  readonly emoji?: { name: string };
  readonly disabled?: boolean;
}

interface SelectCommon {
  readonly custom_id: string;
  readonly placeholder: string;
  readonly min_values: number;
  readonly max_values: number;
}

export interface StringSelect extends SelectCommon {
  readonly type: typeof STRING_SELECT;
  readonly options: { label: string; value: string; description?: string; default?: boolean }[];
}

export interface RoleSelect extends SelectCommon {
  readonly type: typeof ROLE_SELECT;
  readonly default_values: { id: string; type: 'role' }[];
}

export interface ChannelSelect extends SelectCommon {
  readonly type: typeof CHANNEL_SELECT;
  readonly channel_types: (typeof TEXT_CHANNELS)[number][];
  readonly default_values: { id: string; type: 'channel' }[];
}

export type Select = StringSelect | RoleSelect | ChannelSelect;

/** A row of what can be pressed or chosen; it stands after the container. */
export interface InteractionRow {
  readonly type: typeof ACTION_ROW;
  readonly components: (InteractionButton | Select)[];
}

export interface FileComponent {
  readonly type: typeof FILE;
  readonly file: { url: string };
}

export interface Container {
  readonly type: typeof CONTAINER;
  readonly components: (TextDisplay | Separator | ActionRow)[];
}

/** A whole message as Discord's API takes it: what is read, the file, what can be pressed. */
export interface DiscordMessage {
  readonly flags: number;
  /** Nobody is notified, whatever a text holds. */
  readonly allowed_mentions: { readonly parse: [] };
  readonly components: readonly [Container, ...(FileComponent | InteractionRow)[]];
}
