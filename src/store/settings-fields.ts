import { z } from 'zod';

/** Languages of the bot's own phrases. */
const LANGUAGES = ['en', 'fr', 'zh-CN', 'zh-TW'] as const;

/** What a server can limit to a role. */
export type RestrictedUse = 'ask' | 'factcheck' | 'summary' | 'inbox';

/** A server's settings. Ids are Discord's. */
export interface ServerSettings {
  /** `auto`: the language of each person's client. */
  readonly language: 'auto' | (typeof LANGUAGES)[number];
  /** Fact-check channels, at most 25, each once. */
  readonly watchedChannels: readonly string[];
  /** The role that is needed; null for Discord's own permissions. */
  readonly roles: Readonly<Record<RestrictedUse, string | null>>;
  readonly privateByDefault: boolean;
  /** Days that unanswered questions are kept, 0 to 365; with 0 none are. */
  readonly keepQuestionsDays: number;
  /** Null for none. */
  readonly digestChannel: string | null;
  readonly digestEvery: 'off' | 'daily' | 'weekly';
}

/** Some of the settings, to be changed; what is left out stays. */
export type SettingsPatch = Partial<Omit<ServerSettings, 'roles'>> & {
  readonly roles?: Partial<ServerSettings['roles']>;
};

/** The settings one by one, as they are stored. */
export interface SettingsFields extends Omit<ServerSettings, 'roles'> {
  readonly 'roles.ask': string | null;
  readonly 'roles.factcheck': string | null;
  readonly 'roles.summary': string | null;
  readonly 'roles.inbox': string | null;
}

export type FieldName = keyof SettingsFields;

const discordId = z.string().regex(/^\d{1,20}$/, { error: 'is not an id of Discord, a number of at most 20 digits' });

const FIELDS: { readonly [Field in FieldName]: z.ZodType<SettingsFields[Field]> } = {
  language: z.enum(['auto', ...LANGUAGES]),
  watchedChannels: z
    .array(discordId)
    .transform((ids): readonly string[] => [...new Set(ids)])
    .refine((ids) => ids.length <= 25, { error: 'has more than 25 channels' }),
  'roles.ask': discordId.nullable(),
  'roles.factcheck': discordId.nullable(),
  'roles.summary': discordId.nullable(),
  'roles.inbox': discordId.nullable(),
  privateByDefault: z.boolean(),
  keepQuestionsDays: z.int().min(0).max(365),
  digestChannel: discordId.nullable(),
  digestEvery: z.enum(['off', 'daily', 'weekly']),
};

const DEFAULTS: SettingsFields = {
  language: 'auto',
  watchedChannels: [],
  'roles.ask': null,
  'roles.factcheck': null,
  'roles.summary': null,
  'roles.inbox': null,
  privateByDefault: false,
  keepQuestionsDays: 30,
  digestChannel: null,
  digestEvery: 'off',
};

/**
 * @param text JSON as it is stored; undefined where nothing is
 * @returns the setting, or its default where what is stored does not hold, for example after a change of the rules
 */
export function readField<Field extends FieldName>(field: Field, text: string | undefined): SettingsFields[Field] {
  if (text === undefined) return DEFAULTS[field];
  const read = FIELDS[field].safeParse(parseJson(text));
  return read.success ? read.data : DEFAULTS[field];
}

/** @returns all settings from the JSON of those that are stored */
export function readFields(stored: ReadonlyMap<string, string>): ServerSettings {
  const read = <Field extends FieldName>(field: Field) => readField(field, stored.get(field));
  return {
    language: read('language'),
    watchedChannels: read('watchedChannels'),
    roles: {
      ask: read('roles.ask'),
      factcheck: read('roles.factcheck'),
      summary: read('roles.summary'),
      inbox: read('roles.inbox'),
    },
    privateByDefault: read('privateByDefault'),
    keepQuestionsDays: read('keepQuestionsDays'),
    digestChannel: read('digestChannel'),
    digestEvery: read('digestEvery'),
  };
}

/** The settings of a server that has set nothing. */
export const DEFAULT_SETTINGS: ServerSettings = readFields(new Map());

/**
 * @returns what a patch changes: the name of each field and its JSON
 * @throws RangeError that names the setting, if one is unknown or its value not allowed
 */
export function writeFields(patch: SettingsPatch): readonly { readonly name: FieldName; readonly value: string }[] {
  const { roles = {}, ...others } = patch;
  const named: readonly [string, unknown][] = [
    ...Object.entries(others),
    ...Object.entries(roles).map(([use, role]): [string, unknown] => [`roles.${use}`, role]),
  ];
  return named
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      if (!isField(name)) throw new RangeError(`There is no server setting "${name}"`);
      const checked = FIELDS[name].safeParse(value);
      if (checked.success) return { name, value: JSON.stringify(checked.data) };
      const problem = checked.error.issues[0]?.message ?? 'is not allowed';
      throw new RangeError(`The server setting "${name}" cannot be set: ${problem}`);
    });
}

function isField(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
