import { interfacePhrase } from '../../present/interface-phrases.js';
import { type Action, defineAction } from '../action.js';
import { inboxCsv } from '../inbox/inbox-csv.js';
import { type InboxList, type InboxPlace, inboxPage } from '../inbox/inbox-page.js';
import { INBOX } from '../surfaces.js';

/** Shows another list, or another page. */
const page = defineAction({
  name: 'inbox-page',
  access: INBOX,
  costs: false,
  needs: 'none',
  shows: 'update',
  run: ({ argument }, context) => inboxPage(serverOf(context), placeOf(argument), context),
});

/** Marks the chosen entries as done, with all questions that an entry stands for. */
const done = defineAction({
  name: 'inbox-done',
  access: INBOX,
  costs: false,
  needs: 'inbox',
  shows: 'update',
  async run({ values }, context, { list, page: shown, items }) {
    const server = serverOf(context);
    const chosen = values.flatMap((value) => (/^\d{1,2}$/.test(value) ? (items[Number(value)] ?? []) : []));
    const { reports, questions } = context.store;
    const count = await (list === 'reports' ? reports : questions).markDone(chosen, server);
    const said = interfacePhrase(context.language, 'inbox.marked', { count });
    return inboxPage(server, { list, page: shown }, context, [said]);
  },
});

/** All reports and open questions as a table. */
const exportAll = defineAction({
  name: 'inbox-export',
  access: INBOX,
  costs: false,
  needs: 'none',
  shows: 'private',
  async run(_, context) {
    const server = serverOf(context);
    const { store, language } = context;
    const [reports, questions] = await Promise.all([store.reports.all(server), store.questions.open(server, MOST)]);
    const counts = { reports: reports.length, questions: questions.length };
    const lines = [interfacePhrase(language, 'inbox.exported', counts)];
    return { outgoing: { kind: 'notice', lines, file: { name: FILE_NAME, content: inboxCsv(reports, questions) } } };
  },
});

const FILE_NAME = 'inbox.csv';
/** All that a server keeps. */
const MOST = 5_000;

/** @throws Error outside of servers, where nobody is admitted */
function serverOf({ member }: { readonly member: { readonly server: string | null } }): string {
  if (member.server === null) throw new Error('the inbox was opened outside of a server');
  return member.server;
}

const LISTS: readonly InboxList[] = ['reports', 'questions', 'unreviewed'];

/** What a button says; it may be forged. */
function placeOf(argument: string): InboxPlace {
  const [, list, page] = /^(reports|questions|unreviewed)(?: (\d{1,4}))?$/.exec(argument) ?? [];
  return { list: LISTS.find((one) => one === list) ?? 'reports', page: Number(page ?? 0) };
}

/** What the controls of the inbox do. */
export const inboxActions: readonly Action[] = [page, done, exportAll];
