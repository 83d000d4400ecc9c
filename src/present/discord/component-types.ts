/*
 * The few parts of Discord's message format that answers use (API v10, Components V2), as raw JSON. They are written
 * down here so that this folder needs no Discord client. https://docs.discord.com/developers/components/reference
 */

/** Values of a component's `type`. */
export const ACTION_ROW = 1;
export const BUTTON = 2;
export const TEXT_DISPLAY = 10;
export const SEPARATOR = 14;
export const CONTAINER = 17;

/** The `style` of a button that opens a link. */
export const LINK_STYLE = 5;

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
} as const;

export interface TextDisplay {
  readonly type: typeof TEXT_DISPLAY;
  readonly content: string;
}

interface Separator {
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

interface Container {
  readonly type: typeof CONTAINER;
  readonly components: (TextDisplay | Separator | ActionRow)[];
}

/** A whole message as Discord's API takes it. */
export interface DiscordMessage {
  readonly flags: number;
  /** Nobody is notified, whatever a text holds. */
  readonly allowed_mentions: { readonly parse: [] };
  readonly components: readonly [Container];
}
