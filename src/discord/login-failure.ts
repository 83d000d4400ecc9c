import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from 'discord.js';
import { networkCode } from './failures.js';

const NEW_TOKEN = 'reset it in the developer portal (Bot, Reset Token) and put the new one into .env';
const REFUSED_TOKEN = `DISCORD_TOKEN: Discord does not accept this token; ${NEW_TOKEN}`;

/**
 * @param error what logging in or a request with the token threw
 * @param apiUrl where Discord was looked for
 * @returns one line that says what is wrong and what to do
 */
export function describeLoginFailure(error: unknown, apiUrl: string): string {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return REFUSED_TOKEN;
  if (error instanceof DiscordAPIError) {
    if (error.status === 401) return REFUSED_TOKEN;
    if (error.status === 403 || error.status === 404) {
      return `Discord refuses (${error.status}, ${error.message}); check that the bot is in the server of DISCORD_GUILD_ID or --guild`;
    }
  }
  const network = networkCode(error);
  if (network !== null) {
    return `Discord cannot be reached at ${apiUrl} (${network}); check the connection, the proxy, or DISCORD_API_URL`;
  }
  return `Discord could not be used: ${error instanceof Error ? error.message : String(error)}; try again in a minute`;
}

/**
 * @param code the code with which Discord ended the gateway connection for good
 * @returns one line that says what is wrong and what to do
 */
export function describeClose(code: number): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return REFUSED_TOKEN;
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return `Discord refuses the bot's intents (${code}); update the program, which needs none of the privileged ones`;
    case GatewayCloseCodes.ShardingRequired:
    case GatewayCloseCodes.InvalidShard:
      return `Discord asks for several shards (${code}): the bot is in too many servers for one process`;
    default:
      return `Discord ended the connection for good (${code}); start the bot again, and update it if that does not help`;
  }
}
