import { setTimeout } from 'node:timers/promises';
import { interfacePhrase } from '../../present/interface-phrases.js';
import type { ServerSettings } from '../../store/settings-fields.js';
import { type Action, defineAction } from '../action.js';
import type { CommandContext, MessageContent } from '../command.js';
import { beginDigests } from '../digest/begin.js';
import type { Reply } from '../reply.js';
import { settingsPanel } from '../settings/panel.js';
import {
  channelsOf,
  hasDigest,
  isSettingName,
  isSettingsPage,
  pageOf,
  readChange,
} from '../settings/setting-fields.js';
import { settingLine } from '../settings/setting-lines.js';
import { SETTINGS } from '../surfaces.js';

/** How long the panel waits for Discord to grant the right to read messages, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Shows another page of the panel. */
const page = defineAction({
  name: 'settings-page',
  access: SETTINGS,
  costs: false,
  needs: 'none',
  shows: 'update',
  run: async ({ argument }, context) => settingsPanel(isSettingsPage(argument) ? argument : 'general', context),
});

/** Changes one setting: its name is the argument; a button's has the value after it. */
const set = defineAction({
  name: 'settings-set',
  access: SETTINGS,
  costs: false,
  needs: 'none',
  shows: 'update',
  async run({ argument, values }, context) {
    const [name = '', pressed] = argument.split(' ');
    const { language, member } = context;
    const change = isSettingName(name) ? readChange(name, pressed === undefined ? values : [pressed]) : null;
    if (!isSettingName(name) || change === null || member.server === null) {
      const shown = isSettingName(name) ? pageOf(name) : 'general';
      return settingsPanel(shown, context, [interfacePhrase(language, 'settings.no-value')]);
    }
    if (channelsOf(change).some((id) => context.channelAccess(id) === 'elsewhere')) {
      return settingsPanel(pageOf(name), context, [interfacePhrase(language, 'settings.channel-elsewhere')]);
    }
    const settings = await context.store.servers.change(member.server, change);
    if (hasDigest(settings) && !hasDigest(context.settings)) await beginDigests(member.server, context);
    if (name === 'watchedChannels') await untilRead(context.reading);
    return saved(name, settings, context);
  },
});

/** Asks Discord once more for the right to read messages. */
const readAgain = defineAction({
  name: 'settings-read',
  access: SETTINGS,
  costs: false,
  needs: 'none',
  shows: 'update',
  async run(_, context) {
    await untilRead(context.reading);
    const { state } = context.reading;
    return settingsPanel(
      'channels',
      context,
      state === 'on' ? [interfacePhrase(context.language, 'settings.read')] : [],
    );
  },
});

/** The panel in the language that holds after the change. */
function saved(name: Parameters<typeof settingLine>[0], settings: ServerSettings, context: CommandContext): Reply {
  const language = settings.language === 'auto' ? context.ownLanguage : settings.language;
  const line = settingLine(name, settings, language);
  const said = interfacePhrase(language, 'settings.saved', { line });
  return settingsPanel(pageOf(name), { ...context, settings, language }, [said]);
}

/** Brings the connection in line with the settings; goes on after it where Discord takes long. */
async function untilRead(reading: MessageContent): Promise<void> {
  const given = new AbortController();
  const late = setTimeout(PATIENCE_MS, undefined, { signal: given.signal, ref: false }).catch(() => {});
  await Promise.race([reading.update(), late]);
  given.abort();
}

/** What the controls of the settings do. */
export const settingsActions: readonly Action[] = [page, set, readAgain];
