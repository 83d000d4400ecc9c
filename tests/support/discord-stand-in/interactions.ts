import { randomBytes } from 'node:crypto';
import { snowflake } from './ids.ts';

/** An option as a user fills it in. */
interface OptionInput {
  readonly name: string;
  readonly value: string | boolean | number;
  readonly focused?: boolean;
}

export interface InteractionInput {
  readonly command: string;
  readonly options?: readonly OptionInput[];
  readonly locale?: string;
  /** In a server; else in a direct message. */
  readonly inServer?: boolean;
}

/** An interaction that was sent to the client, and what has become of it. */
export interface SentInteraction {
  readonly id: string;
  readonly token: string;
  readonly sentAt: number;
  callback: { type: number; data: Record<string, unknown> } | null;
  /** The message as it stands: null before the first response, and while deferred. */
  message: Record<string, unknown> | null;
}

const OPTION_TYPES = { string: 3, number: 4, boolean: 5 } as const;

/**
 * @param type 2 for a command, 4 while an option is being typed
 * @returns the payload of INTERACTION_CREATE
 */
export function interactionPayload(
  type: 2 | 4,
  { command, options = [], locale = 'en-US', inServer = false }: InteractionInput,
  { id, token, applicationId }: { id: string; token: string; applicationId: string },
): Record<string, unknown> {
  const user = { id: snowflake(), username: 'reader', discriminator: '0', global_name: 'Reader', avatar: null };
  const channel = snowflake();
  const guild = snowflake();
  return {
    id,
    application_id: applicationId,
    type,
    token,
    version: 1,
    locale,
    channel_id: channel,
    channel: { id: channel, type: inServer ? 0 : 1 },
    app_permissions: '2147483648',
    entitlements: [],
    attachment_size_limit: 10_485_760,
    authorizing_integration_owners: inServer ? { '0': guild } : { '1': user.id },
    context: inServer ? 0 : 1,
    ...(inServer
      ? {
          guild_id: guild,
          guild: { id: guild, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: {
            user,
            roles: [],
            joined_at: new Date(0).toISOString(),
            deaf: false,
            mute: false,
            flags: 0,
            permissions: '0',
          },
        }
      : { user }),
    data: {
      id: snowflake(),
      name: command,
      type: 1,
      options: options.map((option) => ({
        type: OPTION_TYPES[typeof option.value as keyof typeof OPTION_TYPES],
        ...option,
      })),
    },
  };
}

/** @returns a token as long as Discord's */
export function interactionToken(): string {
  return randomBytes(80).toString('base64url');
}
