import { isNonEmpty, type Statement } from '../../corpus/document.js';
import { partiesOf } from '../../corpus/party-mentions.js';
import type { Registry } from '../../corpus/registry.js';
import { fold } from '../../index/lexical/analyze.js';
import type { DraftGroup } from '../draft.js';
import { isRelated } from '../fact-check/actors.js';
import { checkGrounding, type Fault } from '../grounding/check-grounding.js';
import type { ProposedSentence } from './reply.js';

/** What is left of a reply. */
export interface GroundedReply {
  /** In the model's order, each statement once. */
  readonly groups: readonly DraftGroup[];
  /** Of the sentences that were dropped. */
  readonly faults: readonly Fault[];
  readonly dropped: number;
  /** Whether what is left is still the model's answer: its first sentence, and at least half of all. */
  readonly hasCore: boolean;
}

/**
 * Keeps the sentences that the passages bear out, as other words for the statement that each tells. Of a response only the
 * choice is taken, never the words.
 * @param candidates the groups that the model was given, in the order of their numbers
 */
export function groundReply(
  sentences: readonly ProposedSentence[],
  candidates: readonly DraftGroup[],
  registry: Registry,
): GroundedReply {
  const kept = new Map<DraftGroup, DraftGroup>();
  const faults: Fault[] = [];
  let dropped = 0;
  let firstIsKept = false;
  sentences.forEach((sentence, place) => {
    const cited = sentence.passages.map((number) => candidates[number - 1]);
    const [group] = cited;
    const found = group && cited.every((one) => one !== undefined) ? faultsOf(sentence, group, registry) : [NO_PASSAGE];
    if (group === undefined || found.length > 0) {
      faults.push(...found);
      dropped++;
      return;
    }
    if (place === 0) firstIsKept = true;
    if (!kept.has(group)) kept.set(group, reworded(group, sentence.text));
  });
  const hasCore = firstIsKept && dropped * 2 <= sentences.length;
  return { groups: [...kept.values()], faults, dropped, hasCore };
}

const NO_PASSAGE: Fault = { kind: 'content', what: 'no such passage' };

function faultsOf({ text, speaker }: ProposedSentence, group: DraftGroup, registry: Registry): readonly Fault[] {
  const [{ statement }] = group.statements;
  if (speaker && !maySpeak(speaker, statement, registry)) return [{ kind: 'attribution', what: 'another speaker' }];
  if (statement.stance === 'response') return [];
  const grounding = checkGrounding(text, [statement], registry);
  return grounding.ok ? [] : grounding.faults;
}

/** Whoever the statement is by, or whom its words name. */
function maySpeak(speaker: string, statement: Statement, registry: Registry): boolean {
  if (fold(statement.text).includes(fold(speaker).trim())) return true;
  if (statement.stance === 'context') return false;
  const named = partiesOf(registry).find(speaker);
  return named.some(({ id }) => statement.by.some((by) => isRelated(by, id, registry)));
}

function reworded(group: DraftGroup, rewording: string): DraftGroup {
  const [first, ...rest] = group.statements;
  if (first.statement.stance === 'response' || first.statement.text === rewording) return group;
  const statements = [{ ...first, rewording }, ...rest];
  return isNonEmpty(statements) ? { ...group, statements } : group;
}
