import type { NonEmpty } from '../../corpus/document.js';
import { labelText } from '../../present/discord/control-rows.js';
import type { ControlButton, ControlOption, ControlRow } from '../../present/discord/controls.js';
import { interfacePhrase } from '../../present/interface-phrases.js';
import type { CommandContext } from '../command.js';
import { customId } from '../custom-id.js';
import type { InboxList } from '../kept-state.js';
import type { Reply } from '../reply.js';
import { type InboxItem, inboxPages, itemLines, questionItems, reportItems } from './inbox-items.js';

/** The newest of each list that are looked at. */
const MOST = 1_000;
const VOTES_MS = 30 * 86_400_000;
const LABEL = 90;

/** Which part of the inbox is shown. */
export interface InboxPlace {
  readonly list: InboxList;
  /** From 0; one beyond the last shows the last. */
  readonly page: number;
}

/**
 * @param server whose inbox it is
 * @param said what has just been done, shown first
 * @returns one page of the reported errors or of the questions without an answer, with what can be done with them
 */
export async function inboxPage(
  server: string,
  { list, page }: InboxPlace,
  context: CommandContext,
  said: readonly string[] = [],
): Promise<Reply> {
  const { store, services, language, now } = context;
  const say = (key: Parameters<typeof interfacePhrase>[1], values = {}) => interfacePhrase(language, key, values);
  const [reports, questions, votes] = await Promise.all([
    store.reports.open(server, MOST),
    store.questions.open(server, MOST),
    store.feedback.counts(server, new Date(now.getTime() - VOTES_MS)),
  ]);
  const items = list === 'reports' ? reportItems(reports, language, services) : questionItems(questions, language);
  const pages = inboxPages(items);
  const place = Math.min(page, pages.length - 1);
  const shown = pages[place] ?? [];
  const start = pages.slice(0, place).reduce((sum, one) => sum + one.length, 1);
  const state = shown.length === 0 ? null : await context.keep(stateOf(list, place, shown));
  const lines = [
    { heading: say('inbox.heading') },
    ...said,
    say('inbox.votes', { ...votes }),
    { heading: say(`inbox.${list}`) },
    ...(shown.length === 0 ? [say(`inbox.no-${list}`)] : []),
    ...shown.flatMap((item, i) => itemLines(item, start + i, language)),
    ...(pages.length === 1 ? [] : [say('inbox.page', { page: place + 1, of: pages.length })]),
  ];
  const button = (argument: string, label: string, more: Partial<ControlButton> = {}): ControlButton => ({
    kind: 'button',
    id: customId('inbox-page', null, argument),
    label,
    ...more,
  });
  const tab = (name: InboxList, count: number) =>
    button(name, say(`inbox.tab.${name}`, { count }), { style: name === list ? 'primary' : 'secondary' });
  const controls: ControlRow[] = [
    [
      tab('reports', reports.length),
      tab('questions', questions.length),
      { kind: 'button', id: customId('inbox-export', null), label: say('inbox.export') },
    ],
    ...(pages.length === 1 ? [] : [turning(list, place, pages.length)]),
    ...(state === null ? [] : [doneSelect(state, shown, start)]),
  ];
  return { outgoing: { kind: 'notice', lines, controls } };

  function turning(name: InboxList, at: number, of: number): ControlRow {
    return [
      button(`${name} ${at - 1}`, say('button.previous'), { disabled: at === 0 }),
      button(`${name} ${at + 1}`, say('button.next'), { disabled: at === of - 1 }),
    ];
  }

  function doneSelect(id: string, entries: readonly InboxItem[], from: number): ControlRow {
    const options = entries.map(
      ({ text }, i): ControlOption => ({ label: `${from + i}. ${labelText(text, LABEL)}`, value: String(i) }),
    );
    return [
      {
        kind: 'text select',
        id: customId('inbox-done', id),
        placeholder: say('inbox.done'),
        min: 1,
        max: options.length,
        options: options as unknown as NonEmpty<ControlOption>,
      },
    ];
  }
}

function stateOf(list: InboxList, page: number, shown: readonly InboxItem[]) {
  return { kind: 'inbox' as const, list, page, items: shown.map(({ ids }) => [...ids]) };
}
