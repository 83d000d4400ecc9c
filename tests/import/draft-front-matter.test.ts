import { describe, expect, test } from '@jest/globals';
import { readDocument } from '../../src/corpus/read-document.js';

const document = (front: string) =>
  readDocument(`---\ntitle: T\n${front}\n---\n\nNorthland said that it was quiet.\n`, 'a.md');

describe('the front matter of a draft', () => {
  test.each(['import', 'feed'])('may lack what an import did not find, and says that it is a draft: %s', (draft) => {
    const { document: read, problems } = document(`draft: ${draft}`);
    expect(read).toMatchObject({ draft, publisher: null, url: null, published: null });
    expect(problems.map(({ what, severity }) => `${severity}: ${what}`)).toEqual([
      'warning: no publisher',
      'warning: no url',
      'warning: no published',
    ]);
  });

  test('must be right in what it has', () => {
    expect(document('draft: import\npublished: soon').document).toBeNull();
    expect(document('draft: maybe').problems.map(({ what }) => what)).toContain('"draft" is none of import, feed');
  });

  test('is nothing that an editor needs', () => {
    const { document: read, problems } = document('publisher: P\nurl: https://a.example\npublished: 2024-03-05');
    expect(problems).toEqual([]);
    expect(read).not.toHaveProperty('draft');
    expect(document('publisher: P').document).toBeNull();
  });
});
