import { answerInTime } from '../src/discord/answer-in-time.js';
import { choicesFrom } from '../src/discord/choices.js';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type Command,
  InteractionContextType,
} from '../src/discord/command.js';

/** Longest question that Discord lets a user type, in characters. */
const LONGEST_QUESTION = 500;

export default {
  declaration: {
    type: ApplicationCommandType.ChatInput,
    name: 'ask',
    name_localizations: { 'en-US': 'ask', 'en-GB': 'ask', fr: 'demander', 'zh-CN': '提问', 'zh-TW': '提問' },
    description: 'Ask the corpus: every sentence sourced, both sides shown',
    description_localizations: {
      'en-US': 'Ask the corpus: every sentence sourced, both sides shown',
      'en-GB': 'Ask the corpus: every sentence sourced, both sides shown',
      fr: 'Interroger le corpus : chaque phrase sourcée, les deux parties entendues',
      'zh-CN': '向语料库提问：每句话都有来源，双方说法都显示',
      'zh-TW': '向語料庫提問：每句話都有來源，雙方說法都顯示',
    },
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        name_localizations: {
          'en-US': 'question',
          'en-GB': 'question',
          fr: 'question',
          'zh-CN': '问题',
          'zh-TW': '問題',
        },
        description: 'Your question, in English, French or Chinese',
        description_localizations: {
          'en-US': 'Your question, in English, French or Chinese',
          'en-GB': 'Your question, in English, French or Chinese',
          fr: 'Votre question, en français, en anglais ou en chinois',
          'zh-CN': '您的问题，可用中文、英文或法文',
          'zh-TW': '您的問題，可用中文、英文或法文',
        },
        required: true,
        min_length: 1,
        max_length: LONGEST_QUESTION,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'event',
        name_localizations: { 'en-US': 'event', 'en-GB': 'event', fr: 'sujet', 'zh-CN': '事件', 'zh-TW': '事件' },
        description: 'Only what concerns this event or party',
        description_localizations: {
          'en-US': 'Only what concerns this event or party',
          'en-GB': 'Only what concerns this event or party',
          fr: 'Seulement ce qui concerne cet événement ou cette partie',
          'zh-CN': '只看与此事件或此方有关的内容',
          'zh-TW': '只看與此事件或此方有關的內容',
        },
        max_length: 100,
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'private',
        name_localizations: {
          'en-US': 'private',
          'en-GB': 'private',
          fr: 'privé',
          'zh-CN': '仅自己可见',
          'zh-TW': '僅自己可見',
        },
        description: 'Show the answer to you alone',
        description_localizations: {
          'en-US': 'Show the answer to you alone',
          'en-GB': 'Show the answer to you alone',
          fr: 'Ne montrer la réponse qu’à vous',
          'zh-CN': '只有您能看到回答',
          'zh-TW': '只有您能看到回答',
        },
      },
    ],
  },

  async execute(interaction, { services, log }) {
    const question = interaction.options.getString('question', true);
    const event = interaction.options.getString('event')?.trim();
    const answer = services.ask(question, event ? { event } : {});
    await answerInTime(interaction, answer, { ephemeral: interaction.options.getBoolean('private') ?? false, log });
  },

  async autocomplete(interaction, { services }) {
    await interaction.respond(choicesFrom(services.suggest(interaction.options.getFocused())));
  },
} satisfies Command;
