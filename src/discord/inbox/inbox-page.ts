import type { PhraseLanguage } from '../../answer/answer.js';
import { isNonEmpty } from '../../corpus/document.js';
import { labelText } from '../../present/discord/control-rows.js';
import type { ControlButton, ControlOption, ControlRow } from '../../present/discord/controls.js';
import type { NoticeLine } from '../../present/discord/notice.js';
import { interfacePhrase } from '../../present/interface-phrases.js';
import type { CommandContext } from '../command.js';
import { customId } from '../custom-id.js';
import type { DoableList } from '../kept-state.js';
import type { Reply } from '../reply.js';
import { type InboxItem, inboxPages, itemLines, questionItems, reportItems, unreviewedItems } from './inbox-items.js';

/** The newest of each list that are looked at. */
const MOST = 1_000;
/** Votes are those of the last 30 days, as the phrase says. */
const VOTES_MS = 30 * 86_400_000;
const LABEL = 90;

/** The lists of the inbox; documents leave theirs by being reviewed in the terminal. */
export type InboxList = DoableList | 'unreviewed';

/** Which part of the inbox is shown. */
export interface InboxPlace {
  readonly list: InboxList;
  /** From 0; one beyond the last shows the last. */
  readonly page: number;
}

/** One page of a list with what is around it. */
interface Shown extends InboxPlace {
  readonly language: PhraseLanguage;
  readonly pages: number;
  readonly items: readonly InboxItem[];
  /** Number of the first entry in the whole list, from 1. */
  readonly start: number;
  /** How many entries each list has that are open. */
  readonly open: Readonly<Record<InboxList, number>>;
}

/**
 * @param server whose inbox it is
 * @param said what has just been done, shown first
 * @returns one page of the reported errors, of the questions without an answer or of the documents that nobody has reviewed, with what can be done with them
 * @throws what the store throws
 */
export async function inboxPage(
  server: string,
  { list, page }: InboxPlace,
  context: CommandContext,
  said: readonly string[] = [],
): Promise<Reply> {
  const { store, services, language, now } = context;
  const [reports, questions, votes] = await Promise.all([
    store.reports.open(server, MOST),
    store.questions.open(server, MOST),
    store.feedback.counts(server, new Date(now.getTime() - VOTES_MS)),
  ]);
  const unreviewed = services.unreviewedDocuments();
  const itemsOf: Readonly<Record<InboxList, () => InboxItem[]>> = {
    reports: () => reportItems(reports, language, services),
    questions: () => questionItems(questions, language),
    unreviewed: () => unreviewedItems(unreviewed, language),
  };
  const pages = inboxPages(itemsOf[list]());
  const place = Math.min(page, pages.length - 1);
  const items = pages[place] ?? [];
  const shown: Shown = {
    list,
    page: place,
    language,
    pages: pages.length,
    items,
    start: pages.slice(0, place).reduce((sum, one) => sum + one.length, 1),
    open: { reports: reports.length, questions: questions.length, unreviewed: unreviewed.length },
  };
  const state =
    items.length === 0 || list === 'unreviewed'
      ? null
      : await context.keep({ kind: 'inbox', list, page: place, items: items.map(({ ids }) => [...ids]) });
  const lines: NoticeLine[] = [
    { heading: interfacePhrase(language, 'inbox.heading') },
    ...said,
    interfacePhrase(language, 'inbox.votes', { ...votes }),
    ...listLines(shown),
  ];
  return { outgoing: { kind: 'notice', lines, controls: controlsOf(shown, state) } };
}

function listLines({ list, page, pages, items, start, language }: Shown): NoticeLine[] {
  return [
    { heading: interfacePhrase(language, `inbox.${list}`) },
    ...(items.length === 0 ? [interfacePhrase(language, `inbox.no-${list}`)] : []),
    ...items.flatMap((item, i) => itemLines(item, start + i, language)),
    ...(pages === 1 ? [] : [interfacePhrase(language, 'inbox.page', { page: page + 1, of: pages })]),
  ];
}

/** @param state id of the kept entries; null where none is shown */
function controlsOf({ list, page, pages, items, start, open, language }: Shown, state: string | null): ControlRow[] {
  const to = (argument: string, label: string, more: Partial<ControlButton> = {}): ControlButton => ({
    kind: 'button',
    id: customId('inbox-page', null, argument),
    label,
    ...more,
  });
  const tab = (name: InboxList) =>
    to(name, interfacePhrase(language, `inbox.tab.${name}`, { count: open[name] }), {
      style: name === list ? 'primary' : 'secondary',
    });
  const turning: ControlRow = [
    to(`${list} ${page - 1}`, interfacePhrase(language, 'button.previous'), { disabled: page === 0 }),
    to(`${list} ${page + 1}`, interfacePhrase(language, 'button.next'), { disabled: page === pages - 1 }),
  ];
  return [
    [
      tab('reports'),
      tab('questions'),
      tab('unreviewed'),
      { kind: 'button', id: customId('inbox-export', null), label: interfacePhrase(language, 'inbox.export') },
    ],
    ...(pages === 1 ? [] : [turning]),
    ...(state === null ? [] : doneSelect(state, items, start, language)),
  ];
}

/** A list of what is shown, to mark it as done; the values are places on the page. */
function doneSelect(
  state: string,
  items: readonly InboxItem[],
  start: number,
  language: PhraseLanguage,
): readonly ControlRow[] {
  const options = items.map(
    ({ text }, i): ControlOption => ({ label: `${start + i}. ${labelText(text, LABEL)}`, value: String(i) }),
  );
  if (!isNonEmpty(options)) return [];
  const placeholder = interfacePhrase(language, 'inbox.done');
  const id = customId('inbox-done', state);
  return [[{ kind: 'text select', id, placeholder, min: 1, max: options.length, options }]];
}
