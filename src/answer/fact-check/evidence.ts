import type { NonEmpty } from '../../corpus/document.js';
import type { DraftGroup, DraftStatement } from '../draft.js';
import { saysTheSame, type Wording, wordingOf } from '../likeness.js';
import type { Comparison } from './compare.js';
import type { Judgement } from './finding.js';

/** How many statements are shown for one claim, besides those that the guard sets beside them. */
const SHOWN = 2;
/** The same for a claim that is one of several, and for one that nobody asked about: it must not crowd out the others. */
const SHOWN_IN_SHORT = 1;

/**
 * Chooses the statements to show for a claim: those that report it or differ from it first, each once, with further
 * sources that say the same. A response that the claim is about is shown as one.
 * @param options `inShort` where several claims share one message, or nobody asked
 * @returns one or two groups of one statement each; none for a claim that the corpus does not hold
 */
export function groupsFor({ evidence }: Judgement, { inShort }: { inShort: boolean }): DraftGroup[] {
  const most = inShort ? SHOWN_IN_SHORT : SHOWN;
  const chosen: { wording: Wording; alsoIn: DraftStatement['alsoIn'][number][] }[] = [];
  for (const { statement } of evidence) {
    const wording = wordingOf(statement.statement, statement.document.language);
    const same = chosen.find((one) => saysTheSame(one.wording, wording));
    if (same) same.alsoIn.push(statement.statement);
    else if (chosen.length < most) chosen.push({ wording, alsoIn: [] });
  }
  return chosen.map(({ wording, alsoIn }) => {
    const statements: NonEmpty<DraftStatement> = [{ statement: wording.statement, alsoIn }];
    return { statements, responses: responsesAmong(evidence) };
  });
}

/** The responses that the claim is about, so that an allegation is shown with just these. */
function responsesAmong(evidence: readonly Comparison[]): DraftGroup['responses'] {
  return evidence
    .slice(0, SHOWN)
    .flatMap(({ statement: { statement } }) => (statement.stance === 'response' ? [statement] : []));
}
