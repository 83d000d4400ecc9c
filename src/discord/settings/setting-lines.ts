import type { PhraseLanguage } from '../../answer/answer.js';
import type { NoticeLine } from '../../present/discord/notice.js';
import { interfacePhrase } from '../../present/interface-phrases.js';
import type { ServerSettings } from '../../store/settings-fields.js';
import type { SettingName } from './setting-fields.js';

/** @returns a setting with its value, as a heading, and what it means */
export function settingLines(name: SettingName, settings: ServerSettings, language: PhraseLanguage): NoticeLine[] {
  return [{ heading: settingLine(name, settings, language) }, interfacePhrase(language, `settings.${name}.meaning`)];
}

/** @returns a setting's name and its value */
export function settingLine(name: SettingName, settings: ServerSettings, language: PhraseLanguage): string {
  const value = valueLine(name, settings, language);
  return interfacePhrase(language, 'settings.line', { name: interfacePhrase(language, `settings.${name}`), value });
}

function valueLine(name: SettingName, settings: ServerSettings, language: PhraseLanguage): string {
  switch (name) {
    case 'language':
      return interfacePhrase(language, `settings.language.${settings.language}`);
    case 'watchedChannels':
      return interfacePhrase(language, 'settings.channels', { count: settings.watchedChannels.length });
    case 'ask':
    case 'factcheck':
      return interfacePhrase(language, settings.roles[name] === null ? 'settings.role.everybody' : 'settings.role.one');
    case 'summary':
    case 'inbox':
      return interfacePhrase(
        language,
        settings.roles[name] === null ? 'settings.role.moderators' : 'settings.role.one',
      );
    case 'privateByDefault':
      return interfacePhrase(language, settings.privateByDefault ? 'settings.private.yes' : 'settings.private.no');
    case 'keepQuestionsDays':
      return interfacePhrase(language, 'settings.days', { days: settings.keepQuestionsDays });
    case 'digestChannel':
      return interfacePhrase(language, 'settings.channels', { count: settings.digestChannel === null ? 0 : 1 });
    case 'digestEvery':
      return interfacePhrase(language, `settings.every.${settings.digestEvery}`);
  }
}
