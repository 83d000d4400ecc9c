import type { PhraseLanguage } from '../../answer/answer.js';
import type { ControlRow } from '../../present/discord/controls.js';
import type { NoticeLine } from '../../present/discord/notice.js';
import { interfacePhrase } from '../../present/interface-phrases.js';
import type { ServerSettings } from '../../store/settings-fields.js';
import type { CommandContext } from '../command.js';
import { nextDigest } from '../digest/due.js';
import type { Reply } from '../reply.js';
import { askAgainButton, pageButtons, settingControl } from './setting-controls.js';
import { FIELDS_OF_PAGE, hasDigest, SETTINGS_PAGES, type SettingName, type SettingsPage } from './setting-fields.js';
import { settingLine, settingLines } from './setting-lines.js';

/** What the panel is made of besides the settings themselves. */
type PanelContext = Pick<CommandContext, 'settings' | 'language' | 'reading' | 'channelAccess' | 'now'>;

/**
 * @param said what a change has done, shown first
 * @returns one page of the server's settings, with what they are changed with
 */
export function settingsPanel(page: SettingsPage, context: PanelContext, said: readonly string[] = []): Reply {
  const { settings, language, reading } = context;
  const names: readonly SettingName[] = FIELDS_OF_PAGE[page];
  const lines: NoticeLine[] = [
    { heading: interfacePhrase(language, 'settings.heading') },
    ...said,
    ...names.flatMap((name) => settingLines(name, settings, language)),
    ...(page === 'general' ? overview(settings, language) : []),
    ...(page === 'channels' ? channelLines(context) : []),
    ...(page === 'roles' ? [interfacePhrase(language, 'settings.role-integrations')] : []),
    ...(page === 'digests' ? digestLines(context) : []),
  ];
  const controls: ControlRow[] = [
    pageButtons(page, language),
    ...names.map((name) => settingControl(name, settings, language)),
    ...(page === 'channels' && isRefused(settings, reading.state) ? [askAgainButton(language)] : []),
  ];
  return { outgoing: { kind: 'notice', lines, controls } };
}

/** The settings of the other pages, a line each. */
function overview(settings: ServerSettings, language: PhraseLanguage): NoticeLine[] {
  const names = SETTINGS_PAGES.slice(1).flatMap((page): readonly SettingName[] => FIELDS_OF_PAGE[page]);
  return [
    { heading: interfacePhrase(language, 'settings.others') },
    ...names.map((name) => settingLine(name, settings, language)),
  ];
}

function isRefused({ watchedChannels }: ServerSettings, state: PanelContext['reading']['state']): boolean {
  return watchedChannels.length > 0 && state !== 'on';
}

function channelLines({ settings, language, reading, channelAccess }: PanelContext): string[] {
  const { watchedChannels } = settings;
  return [
    ...(isRefused(settings, reading.state)
      ? [interfacePhrase(language, reading.state === 'refused' ? 'settings.read-refused' : 'settings.read-waiting')]
      : []),
    ...accessLines(watchedChannels, channelAccess, language),
  ];
}

function digestLines({ settings, language, channelAccess, now }: PanelContext): NoticeLine[] {
  const { digestChannel, digestEvery } = settings;
  if (digestEvery === 'off') return [];
  if (!hasDigest(settings) || digestChannel === null) return [interfacePhrase(language, 'settings.digest-incomplete')];
  return [
    [`${interfacePhrase(language, 'settings.digest-next')} `, { moment: nextDigest(digestEvery, now), style: 'f' }],
    ...accessLines([digestChannel], channelAccess, language),
  ];
}

/** What the bot lacks in channels, as far as it is known: a line for each kind of lack. */
function accessLines(
  channels: readonly string[],
  accessTo: PanelContext['channelAccess'],
  language: PhraseLanguage,
): string[] {
  const lacks = new Set(channels.map(accessTo));
  return [
    ...(lacks.has('unseen') ? [interfacePhrase(language, 'settings.channel-unseen')] : []),
    ...(lacks.has('silent') ? [interfacePhrase(language, 'settings.channel-silent')] : []),
    ...(lacks.has('elsewhere') ? [interfacePhrase(language, 'settings.channel-gone')] : []),
  ];
}
