import { type AnnotatedSentence, proposalOf } from './proposal.js';
import { fitted, type Verdict } from './verdict.js';

/**
 * Makes what will be written if a person accepts it.
 * @param sentences of the statement, as the annotator reads them
 * @param written what the file says: where that is a stance, somebody set it, and it stands
 * @returns what the file says, or the annotator's proposal
 */
export function draftOf(sentences: readonly AnnotatedSentence[], written: Verdict): Verdict {
  if (written.stance !== 'context') return written;
  const { stance, by, against, type } = proposalOf(sentences);
  return fitted({ ...written, stance, by, against, type });
}
