import { z } from 'zod';

const named = z.string().nullable();
const span = { event: named, from: named, to: named };

/**
 * What can be asked of the corpus without a question, as plain data that can be kept. Events and parties are ids or names
 * as typed; days are as typed.
 */
export const overviewRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('summary'), ...span, length: z.enum(['short', 'full']) }),
  z.object({ kind: z.literal('timeline'), ...span }),
  /** All that a party has answered. */
  z.object({ kind: z.literal('responses'), party: z.string() }),
  /** The documents. */
  z.object({ kind: z.literal('sources'), publisher: named, event: named }),
  /** One document with all that it states. */
  z.object({ kind: z.literal('document'), id: z.string() }),
  /** The sources of an answer, each with the statements that the answer shows. */
  z.object({ kind: z.literal('passages'), statements: z.array(z.string()) }),
  /** All that those accused by these statements have answered. */
  z.object({ kind: z.literal('full responses'), statements: z.array(z.string()) }),
]);

export type OverviewRequest = z.infer<typeof overviewRequest>;

/** Why nothing can be shown for a request: what was typed names nothing, or is no day. */
export type UnfitRequest =
  | { readonly kind: 'unknown'; readonly what: 'event' | 'party' | 'document'; readonly name: string }
  | { readonly kind: 'bad date'; readonly text: string }
  | { readonly kind: 'from after to' };
