import type { NonEmpty } from '../corpus/document.js';
import { analyze, fold } from '../index/lexical/analyze.js';

/** A question as somebody typed it. */
export interface AskedText {
  readonly id: string;
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly askedAt: Date;
}

/** Questions that ask much the same. */
export interface QuestionGroup {
  /** The wording that was used most often; of several the shortest. */
  readonly text: string;
  /** Ids of all questions of the group. */
  readonly ids: NonEmpty<string>;
  readonly lastAsked: Date;
}

/** From this share of common words on, two questions are taken to ask the same. */
const ALIKE = 0.6;

/** Questions with the same words in any order and form. */
interface Wording {
  readonly stems: ReadonlySet<string>;
  readonly questions: AskedText[];
}

/**
 * Groups questions by likeness: the same numbers, and most words in common (Jaccard), whatever their form and order. The
 * outcome does not depend on the order in which the questions are given. Each wording, the most frequent first, joins the
 * most alike of those before it that lead a group, so that no chain of small differences joins what has little in common.
 * @returns the groups, the most frequent first; of equally frequent ones that which was asked last
 */
export function groupQuestions(questions: readonly AskedText[]): QuestionGroup[] {
  const leaders: { readonly wording: Wording; readonly members: Wording[] }[] = [];
  /** Places of leaders by each of their stems: only they can be alike. */
  const leadersWith = new Map<string, number[]>();
  for (const wording of wordingsOf(questions)) {
    const places = new Set([...wording.stems].flatMap((stem) => leadersWith.get(stem) ?? []));
    const candidates = [...places]
      .sort((a, b) => a - b)
      .flatMap((place) => leaders[place] ?? [])
      .map((group) => ({ group, alike: likeness(wording.stems, group.wording.stems) }))
      .filter(({ alike }) => alike >= ALIKE);
    const [first, ...others] = candidates;
    if (first !== undefined) {
      others.reduce((best, one) => (one.alike > best.alike ? one : best), first).group.members.push(wording);
      continue;
    }
    for (const stem of wording.stems) leadersWith.set(stem, [...(leadersWith.get(stem) ?? []), leaders.length]);
    leaders.push({ wording, members: [wording] });
  }
  return leaders
    .flatMap(({ members }) => groupOf(members.flatMap((member) => member.questions)))
    .sort((a, b) => b.ids.length - a.ids.length || b.lastAsked.getTime() - a.lastAsked.getTime() || order(a, b));
}

/** The most frequent first; of equally frequent ones the earliest. */
function wordingsOf(questions: readonly AskedText[]): Wording[] {
  const byKey = new Map<string, Wording>();
  const oldestFirst = [...questions].sort(
    (a, b) => a.askedAt.getTime() - b.askedAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  for (const question of oldestFirst) {
    const stems = stemsOf(question);
    const key = [...stems].sort().join(' ');
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { stems, questions: [question] });
    else known.questions.push(question);
  }
  return [...byKey.values()].sort((a, b) => b.questions.length - a.questions.length);
}

function stemsOf({ text, language }: AskedText): ReadonlySet<string> {
  const stems = analyze(text, language.split('-')[0] ?? 'en').map(({ term }) => term);
  // A question of function words alone, or of signs: its own text is all that it has.
  return new Set(stems.length === 0 ? [fold(text).replace(/\s+/g, ' ').trim()] : stems);
}

/** Shared stems against all stems; 0 where the numbers differ. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const isNumber = (stem: string) => /^\p{N}/u.test(stem);
  const only = [...a].filter((stem) => !b.has(stem));
  const onlyOther = [...b].filter((stem) => !a.has(stem));
  if ([...only, ...onlyOther].some(isNumber)) return 0;
  const shared = a.size - only.length;
  return shared / Math.max(1, shared + only.length + onlyOther.length);
}

function groupOf(questions: readonly AskedText[]): QuestionGroup[] {
  const [first, ...others] = questions;
  if (first === undefined) return [];
  const times = questions.map(({ askedAt }) => askedAt.getTime());
  const ids: NonEmpty<string> = [first.id, ...others.map(({ id }) => id)];
  return [{ text: typicalText(questions), ids, lastAsked: new Date(times.reduce((a, b) => Math.max(a, b))) }];
}

function typicalText(questions: readonly AskedText[]): string {
  const counts = new Map<string, { text: string; count: number }>();
  for (const { text } of questions) {
    const key = fold(text)
      .replace(/[\s\p{P}]+/gu, ' ')
      .trim();
    const known = counts.get(key);
    counts.set(key, { text: known?.text ?? text, count: (known?.count ?? 0) + 1 });
  }
  const best = [...counts.values()].sort((a, b) => b.count - a.count || a.text.length - b.text.length || order(a, b));
  return best[0]?.text ?? '';
}

function order(a: { readonly text: string }, b: { readonly text: string }): number {
  return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
}
