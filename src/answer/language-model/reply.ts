import { z } from 'zod';

const sentence = z.object({
  text: z.string().min(1).max(1_000),
  /** Numbers of the passages, that which it tells first. */
  passages: z.array(z.int().min(1)).min(1).max(4),
  speaker: z.string().max(200).nullish(),
});
const reply = z.object({ sentences: z.array(sentence).max(20) });

/** A sentence that a model proposes. */
export type ProposedSentence = z.infer<typeof sentence>;

/** Longer than any reply that could be used. */
const LONGEST = 16_000;

/** What came of reading a reply; the problem is for the model and the log and repeats nothing of the reply. */
export type ReadReply =
  | { readonly ok: true; readonly sentences: readonly ProposedSentence[] }
  | { readonly ok: false; readonly problem: string };

/** Reads the reply of a model: a JSON object, with or without a fence or words around it. */
export function readReply(text: string): ReadReply {
  if (text.trim() === '') return { ok: false, problem: 'it is empty' };
  if (text.length > LONGEST) return { ok: false, problem: 'it is too long' };
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  if (from < 0 || to < from) return { ok: false, problem: 'it has no JSON object' };
  let value: unknown;
  try {
    value = JSON.parse(text.slice(from, to + 1));
  } catch {
    return { ok: false, problem: 'it is not JSON' };
  }
  const read = reply.safeParse(value);
  if (read.success) return { ok: true, sentences: read.data.sentences };
  const [issue] = read.error.issues;
  return { ok: false, problem: `${issue?.path.join('.') || 'the object'}: ${issue?.code ?? 'wrong'}` };
}
