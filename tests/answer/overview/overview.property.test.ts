import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Draft } from '../../../src/answer/draft.js';
import type { OverviewRequest } from '../../../src/answer/overview/overview-request.js';
import { createOverview } from '../../../src/answer/overview/overview-service.js';
import { ALWAYS, type Span } from '../../../src/answer/overview/span.js';
import { composeSummary } from '../../../src/answer/overview/summary.js';
import { composeTimeline } from '../../../src/answer/overview/timeline.js';
import type { Statement } from '../../../src/corpus/document.js';
import { anyDispute } from '../../support/any-dispute.ts';
import { answeredOrNull, chargeIn, citedIn, faultsOf } from '../../support/guard-oracle.ts';

const RUNS = { numRuns: 200 };

const aSpan = fc.constantFrom<Span>(
  ALWAYS,
  { kind: 'span', from: '2023-05-10', to: null, period: { start: '2023-05-10', end: '9999-12-31' } },
  { kind: 'span', from: '2022', to: '2023-05-09', period: { start: '2022-01-01', end: '2023-05-09' } },
);
const anEvent = fc.constantFrom(null, 'harbour', 'harbour-posts', 'elections');
const aLength = fc.constantFrom('short' as const, 'full' as const);

/** Statements of the made-up corpora name no dates: the day of the document counts. */
function liesIn(published: string | null, span: Span): boolean {
  if (!published) return span === ALWAYS;
  return span.period.start <= published && published <= span.period.end;
}

function isOn(statement: Statement, event: string | null, parents: ReadonlyMap<string, string | null>): boolean {
  if (event === null) return true;
  for (let id = statement.event; id !== null; id = parents.get(id) ?? null) if (id === event) return true;
  return false;
}

function shownIn({ groups }: Draft): Statement[] {
  return groups.flatMap(({ statements }) => statements.flatMap(({ statement, alsoIn }) => [statement, ...alsoIn]));
}

describe('whatever the corpus', () => {
  test('every allegation in the span is in the timeline or joined to one, in order, and none twice', () => {
    fc.assert(
      fc.property(anyDispute, anEvent, aSpan, ({ library, records }, eventId, span) => {
        const event = eventId === null ? null : (library.registry.events.get(eventId) ?? null);
        const draft = composeTimeline({ event, span, language: 'en' }, library);
        const shown = shownIn(draft).map(({ id }) => id);
        expect(new Set(shown).size).toBe(shown.length);
        const parents = new Map([...library.registry.events.values()].map(({ id, parent }) => [id, parent]));
        const inSpan = records.filter(
          (one) => isOn(one, eventId, parents) && liesIn(library.documentById(one.document)?.published ?? null, span),
        );
        const alleged = inSpan.filter((one) => one.stance !== 'response' && chargeIn(one, library).against.length > 0);
        for (const { id } of alleged) expect(shown).toContain(id);
        const allowed = new Set(inSpan.map(({ id }) => id));
        for (const id of shown) expect(allowed.has(id)).toBe(true);
        const dates = draft.groups.map(({ heading }) => (heading?.kind === 'date' ? (heading.date ?? '') : 'no date'));
        expect(dates).toEqual([...dates].sort());
      }),
      RUNS,
    );
  });

  test('a summary shows nothing twice, and nothing from elsewhere', () => {
    fc.assert(
      fc.property(anyDispute, anEvent, aSpan, aLength, ({ library }, eventId, span, length) => {
        const event = eventId === null ? null : (library.registry.events.get(eventId) ?? null);
        const shown = shownIn(composeSummary({ event, span, length, language: 'en' }, library));
        expect(new Set(shown).size).toBe(shown.length);
        const parents = new Map([...library.registry.events.values()].map(({ id, parent }) => [id, parent]));
        for (const one of shown) {
          expect(isOn(one, eventId, parents)).toBe(true);
          expect(liesIn(library.documentById(one.document)?.published ?? null, span)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('all that a party has answered is in its responses', async () => {
    await fc.assert(
      fc.asyncProperty(anyDispute, fc.constantFrom('sudria', 'port-office'), async ({ library, records }, party) => {
        const shows = createOverview({ index: library });
        const answer = await shows.show({ kind: 'responses', party }, 'en');
        const own = records.filter(
          (one) => one.stance === 'response' && one.for.includes(party) && !one.against.includes(party),
        );
        if (!('blocks' in answer)) {
          expect(own).toEqual([]);
          return;
        }
        const shown = new Set(citedIn(answer).map(({ statement }) => statement.id));
        for (const { id } of own) expect(shown.has(id)).toBe(true);
      }),
      RUNS,
    );
  });

  test('every overview pairs and cites as the record demands', async () => {
    const request = fc.oneof(
      fc.record({
        kind: fc.constant('summary' as const),
        event: anEvent,
        from: fc.constantFrom(null, '2023'),
        to: fc.constant(null),
        length: aLength,
      }),
      fc.record({
        kind: fc.constant('timeline' as const),
        event: anEvent,
        from: fc.constant(null),
        to: fc.constantFrom(null, '2023-05-09'),
      }),
      fc.record({ kind: fc.constant('responses' as const), party: fc.constantFrom('sudria', 'norland') }),
      fc.record({ kind: fc.constant('document' as const), id: fc.constantFrom('document-0', 'document-1') }),
      fc.record({
        kind: fc.constantFrom('passages' as const, 'full responses' as const),
        places: fc.array(fc.nat({ max: 30 }), { maxLength: 6 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(anyDispute, request, async ({ library, records }, asked) => {
        const shows = createOverview({ index: library });
        const statements = 'places' in asked ? asked.places.flatMap((place) => records[place]?.id ?? []) : [];
        const answer = await shows.show({ ...asked, statements } as OverviewRequest, 'en');
        if (!('question' in answer)) {
          expect(answer).toEqual({ kind: 'unknown', what: 'document', name: 'document-1' });
          return;
        }
        expect(answer.kind).not.toBe('refused');
        const answered = answeredOrNull(answer);
        if (answered) expect(faultsOf(answered, library, records)).toEqual([]);
      }),
      RUNS,
    );
  });
});
