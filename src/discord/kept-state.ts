import { z } from 'zod';
import { overviewRequest } from '../answer/overview/overview-request.js';

/**
 * What the controls of a message need later, after a restart as well: ids of the corpus, and requests for what can be
 * made again. No question and no message is in it.
 */
const keptState = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    surface: z.enum(['ask', 'factcheck', 'watched']),
    statements: z.array(z.string()),
    documents: z.array(z.string()),
    subject: z.object({ events: z.array(z.string()), parties: z.array(z.string()) }),
  }),
  z.object({
    kind: z.literal('pages'),
    surface: z.enum(['ask', 'summary', 'timeline', 'responses', 'sources', 'source']),
    request: overviewRequest,
  }),
  z.object({
    kind: z.literal('inbox'),
    list: z.enum(['reports', 'questions']),
    page: z.int().min(0),
    /** Of each entry that is shown the reports or questions that it stands for. */
    items: z.array(z.array(z.string())),
  }),
]);

export type KeptState = z.infer<typeof keptState>;

/** The lists of the inbox of which entries can be marked as done. */
export type DoableList = Extract<KeptState, { kind: 'inbox' }>['list'];

/** @returns the state, or null where another version of the program kept something else */
export function readKeptState(value: unknown): KeptState | null {
  return keptState.safeParse(value).data ?? null;
}
