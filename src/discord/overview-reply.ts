import type { PhraseLanguage } from '../answer/answer.js';
import type { OverviewRequest } from '../answer/overview/overview-request.js';
import type { ControlRow } from '../present/discord/controls.js';
import { paginate } from '../present/discord/pages.js';
import { interfacePhrase } from '../present/interface-phrases.js';
import { nothingLine } from '../present/nothing-lines.js';
import { isUnfit, unfitLine } from '../present/unfit-lines.js';
import type { AnswerContext } from './command.js';
import { customId } from './custom-id.js';
import type { KeptState } from './kept-state.js';
import { notice, type Reply } from './reply.js';

/**
 * Shows one page of what can be asked of the corpus without a question, with buttons to the pages beside it.
 * @param surface the command whose access holds for the buttons
 * @param page from 0; one beyond the last shows the last
 * @param kept id of the kept request, where it is already kept
 * @throws Error if the index is damaged, and what keeping the request throws
 */
export async function overviewReply(
  request: OverviewRequest,
  surface: Extract<KeptState, { kind: 'pages' }>['surface'],
  context: AnswerContext,
  { page = 0, kept }: { page?: number; kept?: string } = {},
): Promise<Reply> {
  const { language, services } = context;
  const answer = await services.overview(request, language);
  if (isUnfit(answer)) return notice(unfitLine(language, answer));
  if (answer.kind === 'nothing found' && answer.nearest.length === 0) {
    const said = notice(nothingLine(language, request, (id) => services.nameOf(id)));
    return { ...said, outcome: answer.kind };
  }
  if (!context.isPaged) return { outgoing: { kind: 'answer', answer } };
  const pages = paginate(answer);
  const shown = Math.min(page, pages.length - 1);
  const outgoing = { kind: 'answer', answer: pages[shown] ?? pages[0] } as const;
  // The whole as a file goes with its first page alone: a page that is turned would bring it again.
  const file =
    request.kind === 'summary' && request.length === 'full' && shown === 0 ? { name: FILE_NAME, answer } : null;
  const withFile = file === null ? outgoing : { ...outgoing, file };
  if (pages.length === 1) return { outgoing: withFile };
  const state = kept ?? (await context.keep({ kind: 'pages', surface, request }));
  const controls = pageControls(language, `${surface}-page`, state, shown, pages.length);
  return { outgoing: { ...withFile, controls }, state };
}

const FILE_NAME = 'summary.md';

/** @returns buttons to the pages beside one of several */
function pageControls(
  language: PhraseLanguage,
  action: string,
  state: string,
  page: number,
  pages: number,
): readonly ControlRow[] {
  const to = (target: number, key: 'button.previous' | 'button.next') =>
    ({
      kind: 'button',
      id: customId(action, state, String(target)),
      label: interfacePhrase(language, key),
      disabled: target < 0 || target >= pages,
    }) as const;
  return [[to(page - 1, 'button.previous'), to(page + 1, 'button.next')]];
}
