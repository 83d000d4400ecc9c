import { commandPhrase } from '../present/command-phrases.js';
import type { NoticeLine } from '../present/discord/notice.js';
import { interfacePhrase } from '../present/interface-phrases.js';
import { RETENTION_DAYS } from '../store/retention.js';
import type { CommandContext } from './command.js';
import { REMEMBERED_MINUTES } from './conversation.js';
import { customId } from './custom-id.js';
import { notice, type Reply } from './reply.js';

/** @returns what is stored of the person and in general, for how long, with a button that deletes the person's part */
export async function privacyNotice(context: CommandContext): Promise<Reply> {
  const { store, person, language, settings, member } = context;
  const say = (key: Parameters<typeof interfacePhrase>[1], values = {}) => interfacePhrase(language, key, values);
  const own = await store.personData(person);
  const lines: NoticeLine[] = [
    { heading: say('privacy.you') },
    say('privacy.own', { ...own }),
    say('privacy.hashed'),
    { heading: say('privacy.stored') },
    say('privacy.messages', { days: RETENTION_DAYS.messages }),
    say('privacy.votes', { days: RETENTION_DAYS.votes }),
    say('privacy.reports', { open: RETENTION_DAYS.openReports, done: RETENTION_DAYS.doneReports }),
    member.server === null
      ? say('privacy.questions-direct')
      : say('privacy.questions', { days: settings.keepQuestionsDays }),
    say('privacy.activity', { days: RETENTION_DAYS.activity }),
    say('privacy.settings'),
    say('privacy.memory', { minutes: REMEMBERED_MINUTES }),
    { heading: say('privacy.not-stored') },
    say('privacy.not-stored.what'),
    say('privacy.delete', { command: commandPhrase(language, 'forget-me.name') }),
  ];
  return {
    outgoing: {
      kind: 'notice',
      lines,
      controls: [
        [{ kind: 'button', id: customId('forget-me', null), label: say('privacy.delete-now'), style: 'danger' }],
      ],
    },
  };
}

/** Deletes all that is stored of the person. @returns what it was */
export async function forgetPerson(context: CommandContext): Promise<Reply> {
  const { store, person, language } = context;
  const deleted = await store.forgetPerson(person);
  context.forgetConversations();
  return notice(
    interfacePhrase(language, 'privacy.deleted', { ...deleted }),
    interfacePhrase(language, 'privacy.deleted-too'),
    interfacePhrase(language, 'privacy.not-yours'),
  );
}
