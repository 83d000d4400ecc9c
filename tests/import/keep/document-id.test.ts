import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ID_PATTERN } from '../../../src/corpus/ids.js';
import { newDocumentId } from '../../../src/import/keep/document-id.js';

describe('new document ids', () => {
  test.each([
    ['Le Câblé', '2024-03-05', "L'été : où en est-on ?", 'le-cable-2024-03-05-lete-ou-en-est-on'],
    [null, null, '北国指责南国', '北国指责南国'],
    ['N', null, '???', 'n'],
    [null, null, 'CON', expect.stringMatching(/^document-[0-9a-f]{8}$/u)],
  ])('%s, %s, %s', (publisher, published, title, id) => {
    expect(newDocumentId({ publisher, published, title }, () => false)).toEqual(id);
  });

  test('are always ids, never long, never taken', () => {
    const source = fc.record({
      publisher: fc.option(fc.string({ unit: 'binary' })),
      published: fc.constant(null),
      title: fc.string({ unit: 'binary' }),
    });
    fc.assert(
      fc.property(source, fc.integer({ min: 0, max: 3 }), (one, takenFirst) => {
        const taken = new Set<string>();
        for (let count = 0; count <= takenFirst; count++) {
          const id = newDocumentId(one, (wanted) => taken.has(wanted));
          expect(taken.has(id)).toBe(false);
          expect(id).toMatch(ID_PATTERN);
          expect(Buffer.byteLength(id)).toBeLessThan(110);
          taken.add(id);
        }
      }),
    );
  });
});
