import type { NonEmpty, Statement } from '../../corpus/document.js';
import type { Registry } from '../../corpus/registry.js';
import { attributionFaults } from './attribution.js';
import { contentFaults } from './content.js';
import type { Grounding } from './fault.js';
import { formFaults } from './form.js';
import { modalityFaults } from './modality.js';
import { nameFaults } from './names.js';
import { negationFaults } from './negation.js';
import { dateFaults, numberFaults } from './numbers.js';
import { orderFaults } from './order.js';
import { quotationFaults } from './quotations.js';
import { readRecord, readText } from './reading.js';

export type { Fault, FaultKind, Grounding } from './fault.js';

/**
 * Checks whether a sentence says no more than the statements that it cites, and nothing otherwise: its numbers, dates,
 * names and quotations, what it denies, how sure it is, who says it, and its words. It reads English and knows words, not
 * meaning, so it holds back whatever it cannot follow: a sentence that is held back costs a reader nothing, since the
 * statement itself is shown.
 * @param sentence of a language model, one sentence
 * @param statements what it cites, of the corpus
 */
export function checkGrounding(sentence: string, statements: NonEmpty<Statement>, registry: Registry): Grounding {
  const form = formFaults(sentence, statements.map(({ text }) => text).join(' '));
  // What is no prose is not read any further.
  if (form.length > 0) return { ok: false, faults: form };
  const record = readRecord(statements, registry);
  const own = readText(sentence, registry);
  const faults = [
    ...numberFaults(own, record),
    ...dateFaults(own, record),
    ...nameFaults(own, record, registry),
    ...quotationFaults(sentence, record.text),
    ...negationFaults(own, record),
    ...modalityFaults(own, record),
    ...attributionFaults(own, record, registry),
    ...contentFaults(own, record),
    ...orderFaults(own, record),
  ];
  return faults.length === 0 ? { ok: true } : { ok: false, faults };
}
