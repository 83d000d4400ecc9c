import type { PhraseLanguage } from '../../answer/answer.js';
import type { NonEmpty } from '../../corpus/document.js';
import type { ControlButton, ControlOption, ControlRow } from '../../present/discord/controls.js';
import { interfacePhrase } from '../../present/interface-phrases.js';
import type { ServerSettings } from '../../store/settings-fields.js';
import { customId } from '../custom-id.js';
import {
  DAYS_CHOICES,
  EVERY_CHOICES,
  LANGUAGE_CHOICES,
  MOST_CHANNELS,
  PRIVATE_CHOICES,
  SETTINGS_PAGES,
  type SettingName,
  type SettingsPage,
} from './setting-fields.js';

/** @returns a button for each page; that of the page shown is the coloured one */
export function pageButtons(shown: SettingsPage, language: PhraseLanguage): ControlRow {
  return SETTINGS_PAGES.map(
    (page): ControlButton => ({
      kind: 'button',
      id: customId('settings-page', null, page),
      label: interfacePhrase(language, `settings.page.${page}`),
      style: page === shown ? 'primary' : 'secondary',
    }),
  ) as [ControlButton, ...ControlButton[]];
}

/** @returns a button that asks Discord once more for the right to read messages */
export function askAgainButton(language: PhraseLanguage): ControlRow {
  return [
    { kind: 'button', id: customId('settings-read', null), label: interfacePhrase(language, 'settings.read-again') },
  ];
}

/** @returns what a setting is changed with */
export function settingControl(name: SettingName, settings: ServerSettings, language: PhraseLanguage): ControlRow {
  const id = customId('settings-set', null, name);
  const placeholder = interfacePhrase(language, `settings.${name}`);
  const choice = (options: NonEmpty<ControlOption>): ControlRow => [
    { kind: 'text select', id, placeholder, min: 1, max: 1, options },
  ];
  switch (name) {
    case 'language':
      return choice(
        options(LANGUAGE_CHOICES, settings.language, (one) => interfacePhrase(language, `settings.language.${one}`)),
      );
    case 'watchedChannels':
      return [
        { kind: 'channel select', id, placeholder, min: 0, max: MOST_CHANNELS, selectedIds: settings.watchedChannels },
      ];
    case 'ask':
    case 'factcheck':
    case 'summary':
    case 'inbox':
      return [{ kind: 'role select', id, placeholder, min: 0, max: 1, selectedIds: oneOrNone(settings.roles[name]) }];
    case 'privateByDefault':
      return PRIVATE_CHOICES.map(
        (one): ControlButton => ({
          kind: 'button',
          id: customId('settings-set', null, `${name} ${one}`),
          label: interfacePhrase(language, `settings.private.${one}.button`),
          style: (one === 'yes') === settings.privateByDefault ? 'primary' : 'secondary',
        }),
      ) as [ControlButton, ...ControlButton[]];
    case 'keepQuestionsDays':
      return choice(
        options(DAYS_CHOICES, String(settings.keepQuestionsDays), (one) =>
          interfacePhrase(language, 'settings.days', { days: Number(one) }),
        ),
      );
    case 'digestChannel':
      return [
        { kind: 'channel select', id, placeholder, min: 0, max: 1, selectedIds: oneOrNone(settings.digestChannel) },
      ];
    case 'digestEvery':
      return choice(
        options(EVERY_CHOICES, settings.digestEvery, (one) => interfacePhrase(language, `settings.every.${one}`)),
      );
  }
}

function options<T extends string>(
  choices: readonly [T, ...T[]],
  selected: string,
  label: (choice: T) => string,
): NonEmpty<ControlOption> {
  const [first, ...others] = choices;
  const option = (value: T): ControlOption => ({ label: label(value), value, selected: value === selected });
  return [option(first), ...others.map(option)];
}

function oneOrNone(id: string | null): readonly string[] {
  return id === null ? [] : [id];
}
