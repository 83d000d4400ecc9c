import type { Registry } from '../corpus/registry.js';
import type { Hit } from '../index/search.js';
import { type Question, voicesOf } from './question/question.js';
import { asksOnlyForResponse } from './question/understand.js';

/** How far below a "did not comment" a response of substance may score and still take its place. */
const NEAR = 2;

/**
 * Keeps what is of the kind that a question asks for: one for a party's response is answered by that party's responses,
 * and one for its response to somebody by those to that party, where there are any.
 * @param hits best first
 * @returns the hits that are left, best first; all of them for any other question
 */
export function narrow(hits: readonly Hit[], question: Question, registry: Registry): readonly Hit[] {
  if (!asksOnlyForResponse(question)) return hits;
  const voices = voicesOf(question, registry);
  const narrower: ((hit: Hit) => boolean)[] = [
    ({ statement }) => statement.stance === 'response',
    ({ statement }) =>
      statement.stance === 'response' && [...statement.by, ...statement.for].some((id) => voices.has(id)),
    ({ channels }) => channels.includes('accuser'),
  ];
  const fitting = narrower.reduce((kept, fits) => (kept.some(fits) ? kept.filter(fits) : kept), hits);
  return withoutNoComment(fitting);
}

/** "Did not comment" is the answer only where nothing of substance is near. */
function withoutNoComment(hits: readonly Hit[]): readonly Hit[] {
  const near = (hits[0]?.score ?? 0) - NEAR;
  const substantial = hits.filter(
    ({ statement, score }) => score >= near && statement.stance === 'response' && statement.type !== 'no-comment',
  );
  return substantial.length > 0 ? substantial : hits;
}
