import type { Command } from '../src/discord/command.js';
import { slashCommand } from '../src/discord/declare.js';
import { settingsPanel } from '../src/discord/settings/panel.js';
import { SETTINGS } from '../src/discord/surfaces.js';

export default {
  declaration: slashCommand('settings', { access: SETTINGS }),
  access: SETTINGS,
  costs: false,
  terminal: false,
  isPrivate: () => true,
  run: async (_, context) => settingsPanel('general', context),
} satisfies Command;
