import { interfacePhrase } from '../../present/interface-phrases.js';
import type { Access } from '../access.js';
import { type Action, defineAction } from '../action.js';
import type { KeptState } from '../kept-state.js';
import { overviewReply } from '../overview-reply.js';
import { notice } from '../reply.js';
import { ASK, SUMMARY } from '../surfaces.js';

type PagedSurface = Extract<KeptState, { kind: 'pages' }>['surface'];

/** Whose access holds for the pages of each command. */
const ACCESS: Readonly<Record<PagedSurface, Access>> = {
  ask: ASK,
  summary: SUMMARY,
  timeline: ASK,
  responses: ASK,
  sources: ASK,
  source: ASK,
};

/** Turns the pages: for whoever made the message in place, for others privately. */
export const pageActions: readonly Action[] = Object.entries(ACCESS).map(([surface, access]) =>
  defineAction({
    name: `${surface}-page`,
    access,
    // Turning a page asks for nothing new.
    costs: false,
    needs: 'pages',
    shows: 'own page',
    run: async ({ argument, stateId }, context, { request, surface: kept }) => {
      // Under another command's name the rights of that one would hold.
      if (kept !== surface) return notice(interfacePhrase(context.language, 'gone'));
      const page = /^\d{1,4}$/.test(argument) ? Number(argument) : 0;
      return overviewReply(request, kept, context, { page, kept: stateId });
    },
  }),
);
