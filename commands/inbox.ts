import type { Command } from '../src/discord/command.js';
import { slashCommand } from '../src/discord/declare.js';
import { inboxPage } from '../src/discord/inbox/inbox-page.js';
import { INBOX } from '../src/discord/surfaces.js';

export default {
  declaration: slashCommand('inbox', { access: INBOX }),
  access: INBOX,
  costs: false,
  terminal: false,
  isPrivate: () => true,

  run(_, context) {
    const { server } = context.member;
    if (server === null) throw new Error('the inbox was opened outside of a server');
    return inboxPage(server, { list: 'reports', page: 0 }, context);
  },
} satisfies Command;
