import { isIP } from 'node:net';
import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';

/** The levels that LOG_LEVEL takes, as pino names them; each includes those before it. */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How often something may happen: `points` times in any `seconds` seconds. */
export interface Rate {
  readonly points: number;
  readonly seconds: number;
}

/** How much the bot answers. */
export interface Limits {
  readonly perPerson: Rate;
  readonly perServer: Rate;
  /** How many answers are made at once. */
  readonly concurrency: number;
  /** How many more may wait for their turn. */
  readonly queue: number;
}

/** A language model that words answers. */
export interface LanguageModelConfig {
  /** Provider and model: `openai:gpt-4.1-mini`. */
  readonly name: string;
  /** Address of another server than the provider's; null for the provider's. */
  readonly baseUrl: string | null;
  /** A secret: never log it. Null where the provider's own variable holds it, or none is needed. */
  readonly apiKey: string | null;
  readonly timeoutSeconds: number;
  /** Tokens a day, of prompts and replies together; null for no limit. */
  readonly dailyTokens: number | null;
  /** For a million tokens, in any one currency; null if not known. */
  readonly price: { readonly input: number; readonly output: number } | null;
}

/** All that is set from outside, checked. `.env.example` explains each variable. */
export interface Config {
  /** The bot's token; null where only the terminal is used. A secret: never log it. */
  readonly discordToken: string | null;
  /** The one server to register commands in; null for everywhere. */
  readonly discordGuildId: string | null;
  /** Base address of Discord's API, without a version and without a slash at the end. */
  readonly discordApiUrl: string;
  /** Folder of the documents. */
  readonly corpusDir: string;
  /** Folder of the index. */
  readonly dataDir: string;
  /** `bundled`, or provider and model: `openai:text-embedding-3-small`. */
  readonly embeddings: string;
  /** Whether documents that nobody has reviewed take part in answers. */
  readonly unreviewed: 'show' | 'hide';
  readonly logLevel: LogLevel;
  /** Language of the bot's own phrases where neither question nor Discord says one. */
  readonly phrases: 'en' | 'fr' | 'zh-CN' | 'zh-TW';
  readonly limits: Limits;
  /** What words the answers; null for the sources' own words. */
  readonly languageModel: LanguageModelConfig | null;
  /** Where metrics and health are served; null for nowhere. */
  readonly metrics: { readonly port: number; readonly host: string } | null;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  /** One line a variable: its name, what is wrong, what to write. */
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads and checks the settings. A variable that is empty counts as not set. No value of a secret is repeated in a problem.
 * @param env the variables by name, usually `process.env`
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const read = variables.safeParse(set);
  if (!read.success) {
    return { ok: false, problems: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  }
  const { data } = read;
  return {
    ok: true,
    config: {
      discordToken: data.DISCORD_TOKEN ?? null,
      discordGuildId: data.DISCORD_GUILD_ID ?? null,
      discordApiUrl: data.DISCORD_API_URL,
      corpusDir: data.CORPUS_DIR,
      dataDir: data.DATA_DIR,
      embeddings: data.EMBEDDINGS,
      unreviewed: data.UNREVIEWED,
      logLevel: data.LOG_LEVEL,
      phrases: data.PHRASES,
      limits: {
        perPerson: data.COOLDOWN_PERSON,
        perServer: data.COOLDOWN_SERVER,
        concurrency: data.ANSWERS_AT_ONCE,
        queue: data.QUEUE_LENGTH,
      },
      languageModel:
        data.LLM === undefined
          ? null
          : {
              name: data.LLM,
              baseUrl: data.LLM_BASE_URL ?? null,
              apiKey: data.LLM_API_KEY ?? null,
              timeoutSeconds: data.LLM_TIMEOUT_SECONDS,
              dailyTokens: data.LLM_DAILY_TOKENS ?? null,
              price: data.LLM_PRICE ?? null,
            },
      metrics: data.METRICS_PORT === undefined ? null : { port: data.METRICS_PORT, host: data.METRICS_HOST },
    },
  };
}

/**
 * The process's environment with the variables of `.env` in the working directory; what is set outside wins.
 * @throws Error if `.env` is there and cannot be read
 */
export function loadEnvironment(): Record<string, string | undefined> {
  const { error } = loadDotenv({ quiet: true });
  if (error !== undefined && (error as NodeJS.ErrnoException).code !== 'ENOENT') {
    throw new Error(`.env cannot be read (${error.message}); mend its permissions or remove it`, { cause: error });
  }
  return process.env;
}

/** Three parts of letters, digits, `-` and `_` with dots between; the first is the application's id in base64. */
const TOKEN_SHAPE = /^[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}$/;

const WHERE_TOKEN = 'copy it again from the developer portal, Bot, Reset Token';

const token = z.string().superRefine((value, context) => {
  const tell = (message: string) => context.addIssue({ code: 'custom', message });
  if (/^["'\u2018\u201c]|["'\u2019\u201d]$/.test(value.trim()))
    tell('has quotes around it; write the token without them');
  else if (/^\s*(bot|bearer)\s/i.test(value)) tell('begins with "Bot "; write the token alone');
  else if (/\s/.test(value)) tell(`has a space or line break in it; ${WHERE_TOKEN}`);
  else if (!TOKEN_SHAPE.test(value)) tell(`is not a bot token (three parts with dots between); ${WHERE_TOKEN}`);
});

const apiUrl = z
  .string()
  .refine((value) => /^https?:\/\/[^\s/?#]+/.test(value) && URL.canParse(value), {
    error: 'is not an http or https address; remove it to use Discord itself',
  })
  .transform((value) => value.replace(/\/+$/, '').replace(/\/v\d+$/, ''));

const embeddings = z.string().regex(/^(bundled|(openai|ollama|huggingface):\S+)$/, {
  error: 'is none of bundled, openai:MODEL, ollama:MODEL, huggingface:MODEL; remove it for the bundled model',
});

const unreviewed = z.enum(['show', 'hide'], { error: 'is neither show nor hide; remove it for show' });

const logLevel = z.enum(LOG_LEVELS, { error: `is none of ${LOG_LEVELS.join(', ')}; remove it for info` });

const phrases = z.enum(['en', 'fr', 'zh-CN', 'zh-TW'], { error: 'is none of en, fr, zh-CN, zh-TW; remove it for en' });

/** @param mend what to write where the text is no whole number from `least` to `most` */
function wholeNumber(least: number, most: number, mend: string) {
  return z
    .string()
    .refine((value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most, {
      error: `is not a whole number from ${least} to ${most}; ${mend}`,
    })
    .transform(Number);
}

const MOST_POINTS = 1000;
const DAY_IN_SECONDS = 86_400;

/** @param example what the variable is where it is not set */
function rate(example: string) {
  return z
    .string()
    .transform((value) => value.split('/').map((part) => (/^[1-9]\d{0,8}$/.test(part) ? Number(part) : Number.NaN)))
    .refine(
      ([points = Number.NaN, seconds = Number.NaN, ...rest]) =>
        points <= MOST_POINTS && seconds <= DAY_IN_SECONDS && rest.length === 0,
      {
        error: `is not QUESTIONS/SECONDS (1 to ${MOST_POINTS} questions, 1 to ${DAY_IN_SECONDS} seconds); write for example ${example}`,
      },
    )
    .transform(([points = 0, seconds = 0]): Rate => ({ points, seconds }))
    .prefault(example);
}

const languageModel = z.string().regex(/^(openai|anthropic|ollama|google-genai|mistralai):\S+$/, {
  error:
    'is none of openai:MODEL, anthropic:MODEL, ollama:MODEL, google-genai:MODEL, mistralai:MODEL; remove it for answers without a language model',
});

const languageModelUrl = z.string().refine((value) => /^https?:\/\/[^\s/?#]+/.test(value) && URL.canParse(value), {
  error: "is not an http or https address, for example http://127.0.0.1:8000/v1; remove it for the provider's own",
});

const languageModelKey = z.string().refine((value) => !/^["'\u2018\u201c]|\s/.test(value.trim()), {
  error: 'has quotes or a space in it; write the key alone',
});

const price = z
  .string()
  .regex(/^\d{1,6}(?:\.\d{1,6})?\/\d{1,6}(?:\.\d{1,6})?$/, {
    error: 'is not INPUT/OUTPUT, the prices of a million tokens; write for example 0.4/1.6, or remove it',
  })
  .transform((value) => {
    const [input = 0, output = 0] = value.split('/').map(Number);
    return { input, output };
  });

const host = z.string().refine((value) => isIP(value) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(value), {
  error: 'is not an address (without port and brackets); remove it for 127.0.0.1',
});

const variables = z.object({
  DISCORD_TOKEN: token.optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, {
      error: 'is not a server id (17 to 20 digits); in Discord: right click on the server, Copy Server ID',
    })
    .optional(),
  DISCORD_API_URL: apiUrl.default('https://discord.com/api'),
  CORPUS_DIR: z.string().default('corpus'),
  DATA_DIR: z.string().default('data'),
  EMBEDDINGS: embeddings.default('bundled'),
  UNREVIEWED: unreviewed.default('show'),
  LOG_LEVEL: logLevel.default('info'),
  PHRASES: phrases.default('en'),
  COOLDOWN_PERSON: rate('5/30'),
  COOLDOWN_SERVER: rate('60/60'),
  ANSWERS_AT_ONCE: wholeNumber(1, 64, 'remove it for 2').default(2),
  QUEUE_LENGTH: wholeNumber(0, 10_000, 'remove it for 50').default(50),
  LLM: languageModel.optional(),
  LLM_BASE_URL: languageModelUrl.optional(),
  LLM_API_KEY: languageModelKey.optional(),
  LLM_TIMEOUT_SECONDS: wholeNumber(1, 600, 'remove it for 20').default(20),
  LLM_DAILY_TOKENS: wholeNumber(1, 999_999_999, 'leave it empty for no limit').optional(),
  LLM_PRICE: price.optional(),
  METRICS_PORT: wholeNumber(1, 65_535, 'leave it empty to serve no metrics').optional(),
  METRICS_HOST: host.default('127.0.0.1'),
});
