import type { ServerSettings, SettingsPatch } from '../../store/settings-fields.js';

/** The pages of the panel, in their order. */
export const SETTINGS_PAGES = ['general', 'channels', 'roles', 'privacy', 'digests'] as const;
export type SettingsPage = (typeof SETTINGS_PAGES)[number];

/** What each page holds. */
export const FIELDS_OF_PAGE = {
  general: ['language'],
  channels: ['watchedChannels'],
  roles: ['ask', 'factcheck', 'summary', 'inbox'],
  privacy: ['privateByDefault', 'keepQuestionsDays'],
  digests: ['digestChannel', 'digestEvery'],
} as const satisfies Record<SettingsPage, readonly string[]>;

/** A setting as the panel has it: those of roles by their use. */
export type SettingName = (typeof FIELDS_OF_PAGE)[SettingsPage][number];

/** The values that a list or buttons offer. */
export const LANGUAGE_CHOICES = ['auto', 'en', 'fr', 'zh-CN', 'zh-TW'] as const;
export const DAYS_CHOICES = ['0', '7', '30', '90', '365'] as const;
export const EVERY_CHOICES = ['off', 'daily', 'weekly'] as const;
export const PRIVATE_CHOICES = ['no', 'yes'] as const;

/** Most channels that a select of Discord takes. */
export const MOST_CHANNELS = 25;

/** @returns the page that has a setting */
export function pageOf(name: SettingName): SettingsPage {
  return SETTINGS_PAGES.find((page) => (FIELDS_OF_PAGE[page] as readonly string[]).includes(name)) ?? 'general';
}

export function isSettingName(text: string): text is SettingName {
  return SETTINGS_PAGES.some((page) => (FIELDS_OF_PAGE[page] as readonly string[]).includes(text));
}

export function isSettingsPage(text: string): text is SettingsPage {
  return SETTINGS_PAGES.some((page) => page === text);
}

/**
 * Reads what was chosen. It may be forged: a client can send any text, and as many as it likes.
 * @param values chosen texts, or ids of channels or roles
 * @returns the change; null where these are no values of the setting
 */
export function readChange(name: SettingName, values: readonly string[]): SettingsPatch | null {
  const [first] = values;
  switch (name) {
    case 'language': {
      const language = oneOf(LANGUAGE_CHOICES, values);
      return language === null ? null : { language };
    }
    case 'watchedChannels':
      return values.length <= MOST_CHANNELS && values.every(isId) ? { watchedChannels: values } : null;
    case 'ask':
    case 'factcheck':
    case 'summary':
    case 'inbox':
      return isOneIdOrNone(values) ? { roles: { [name]: first ?? null } } : null;
    case 'privateByDefault': {
      const answer = oneOf(PRIVATE_CHOICES, values);
      return answer === null ? null : { privateByDefault: answer === 'yes' };
    }
    case 'keepQuestionsDays': {
      const days = oneOf(DAYS_CHOICES, values);
      return days === null ? null : { keepQuestionsDays: Number(days) };
    }
    case 'digestChannel':
      return isOneIdOrNone(values) ? { digestChannel: first ?? null } : null;
    case 'digestEvery': {
      const digestEvery = oneOf(EVERY_CHOICES, values);
      return digestEvery === null ? null : { digestEvery };
    }
  }
}

/** @returns the channels that a change names */
export function channelsOf({ watchedChannels = [], digestChannel = null }: SettingsPatch): readonly string[] {
  return [...watchedChannels, ...(digestChannel === null ? [] : [digestChannel])];
}

/** @returns whether the settings ask for digests and say where they go */
export function hasDigest({ digestChannel, digestEvery }: ServerSettings): boolean {
  return digestChannel !== null && digestEvery !== 'off';
}

function oneOf<T extends string>(choices: readonly T[], values: readonly string[]): T | null {
  return values.length === 1 ? (choices.find((choice) => choice === values[0]) ?? null) : null;
}

function isOneIdOrNone(values: readonly string[]): boolean {
  return values.length <= 1 && values.every(isId);
}

/** Ids of Discord have 17 to 20 digits. */
function isId(text: string): boolean {
  return /^\d{17,20}$/.test(text);
}
