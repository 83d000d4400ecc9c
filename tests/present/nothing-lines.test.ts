import { expect, test } from '@jest/globals';
import type { OverviewRequest } from '../../src/answer/overview/overview-request.js';
import { nothingLine } from '../../src/present/nothing-lines.js';
import { unfitLine } from '../../src/present/unfit-lines.js';

const nameOf = (id: string) => (id === 'norland' ? 'Norland' : id);

const REQUESTS: readonly (readonly [OverviewRequest, string])[] = [
  [
    { kind: 'responses', party: 'norland' },
    'No response from Norland is in the corpus. That does not mean that there is none.',
  ],
  [{ kind: 'sources', publisher: 'x', event: null }, 'no document of that publisher.'],
  [{ kind: 'sources', publisher: 'x', event: 'e' }, 'no document of that publisher on that event.'],
  [{ kind: 'sources', publisher: null, event: 'e' }, 'no document on that event.'],
  [{ kind: 'timeline', event: null, from: '1990', to: null }, 'nothing from those dates.'],
  [{ kind: 'summary', event: 'e', from: null, to: '1990', length: 'short' }, 'nothing from those dates on that event.'],
  [{ kind: 'timeline', event: 'e', from: null, to: null }, 'nothing on that event.'],
  [{ kind: 'full responses', statements: [] }, 'No response of those accused'],
  [{ kind: 'document', id: 'd' }, 'no longer in the corpus'],
];

test.each(REQUESTS)('where nothing fits %j, the line says what is missing', (request, expected) => {
  expect(nothingLine('en', request, nameOf)).toContain(expected);
});

test.each(['en', 'fr', 'zh-CN', 'zh-TW'] as const)('what was typed is never repeated, in %s', (language) => {
  const typed = 'Jane Doe stole the ferry';
  for (const what of ['event', 'party', 'document'] as const) {
    expect(unfitLine(language, { kind: 'unknown', what, name: typed })).not.toContain('Doe');
  }
  expect(unfitLine(language, { kind: 'bad date', text: typed })).not.toContain('Doe');
  expect(nothingLine(language, { kind: 'sources', publisher: typed, event: null }, nameOf)).not.toContain('Doe');
});
