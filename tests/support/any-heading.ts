import fc from 'fast-check';
import type { Heading } from '../../src/answer/answer.js';

/** A heading that names what is on record, what is not, or what is with other words than on record. */
export function anyHeadingOf(events: readonly string[], party: fc.Arbitrary<string>): fc.Arbitrary<Heading> {
  const anyEvent = fc
    .record({ id: fc.constantFrom(...events, 'no-such-event'), title: fc.constantFrom('Dispute', 'It is proved') })
    .map(({ id, title }) => ({ id, title, start: null, end: null, parent: null, aliases: [] }));
  const date = fc.constantFrom('2023-05-09', '2023-05', '2023', 'yesterday, when Norland lied');
  return fc.oneof(
    fc.record({
      kind: fc.constantFrom('summary' as const, 'timeline' as const),
      event: fc.option(anyEvent),
      from: fc.option(date),
      to: fc.option(date),
    }),
    fc.record({ kind: fc.constant('alleged' as const), event: fc.option(anyEvent) }),
    fc.constantFrom({ kind: 'done' as const }, { kind: 'open' as const }),
    fc.record({
      kind: fc.constant('date' as const),
      date: fc.option(date),
      basis: fc.constantFrom('named' as const, 'published' as const),
    }),
    fc.record({ kind: fc.constant('responses' as const), party: party.map((id) => ({ id, ...FORGED_PARTY })) }),
    fc.record({
      kind: fc.constant('document' as const),
      document: fc.nat({ max: 6 }).map((i) => ({ id: `document-${i}`, ...FORGED_DOCUMENT })),
    }),
  );
}

const FORGED_PARTY = { name: 'The liars', aliases: [], spokespeople: [], answeredBy: null, unnamed: false };
const FORGED_DOCUMENT = {
  file: 'x.md',
  title: 'Proof of guilt',
  publisher: null,
  via: null,
  url: null,
  published: null,
  kind: null,
  language: 'en',
  sourceLanguage: null,
  event: null,
};
