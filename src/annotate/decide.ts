import type { Label } from './annotation.js';
import type { Probabilities } from './classifier.js';
import type { Stance } from './stance.js';

/** An answer that the rules find must not be all too unlikely to the classifier ... */
const LEAST_FOR_FOUND_RESPONSE = 0.08;
/** ... one that only hints at it must be likely ... */
const LEAST_FOR_HINTED_RESPONSE = 0.7;
/** ... and one in which they find nothing must be nearly certain. */
const LEAST_FOR_OTHER_RESPONSE = 0.95;
/** Of sentences that do not answer, those that allege with at least this probability are taken to allege: the safe side. */
const LEAST_FOR_ALLEGATION = 0.2;
/** Where the rules find a verb of accusing, it takes less. */
const LEAST_FOR_FOUND_ACCUSATION = 0.08;

/** @returns the stance with the label that rules and classifier give together; only what is surely a response is one */
export function decide(stance: Stance, probabilities: Probabilities): Stance & { readonly probability: number } {
  const { allegation, response, context } = probabilities;
  const as = (label: Label): Stance & { readonly probability: number } => {
    const responseType = label === 'response' ? (stance.responseType ?? stance.possibleType ?? 'denial') : null;
    const mixed = label === 'allegation' && stance.mixed;
    return { ...stance, label, responseType, mixed, probability: probabilities[label] };
  };
  if (stance.label === 'response' && response >= LEAST_FOR_FOUND_RESPONSE) return as('response');
  if (stance.label !== 'response' && !stance.mixed) {
    const enough = stance.possibleType === null ? LEAST_FOR_OTHER_RESPONSE : LEAST_FOR_HINTED_RESPONSE;
    if (response >= enough) return as('response');
  }
  const least = stance.accusation === null && !stance.mixed ? LEAST_FOR_ALLEGATION : LEAST_FOR_FOUND_ACCUSATION;
  return as(allegation / (allegation + context || 1) >= least ? 'allegation' : 'context');
}
