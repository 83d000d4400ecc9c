import { expect, test } from '@jest/globals';
import { loadCorpus } from '../../src/corpus/load-corpus.js';
import { withoutUnreviewed } from '../../src/corpus/unreviewed.js';
import { type CorpusFiles, frontMatter, withCorpusFolder } from '../support/corpus-folder.ts';

const FILES: CorpusFiles = {
  'reviewed.md': `${frontMatter('reviewed', 'reviewed: true')}\nIt rained.\n`,
  'dropped.md': `${frontMatter('dropped', 'draft: import').replace('2024-03-05', '2024-04-01')}\nIt rained.\n\nAgain.\n`,
  'feed.md': `${frontMatter('feed', 'draft: feed').replace('2024-03-05', '2024-05-01')}\nIt rained.\n`,
  'feed-reviewed.md': `${frontMatter('feed-reviewed', 'draft: feed\nreviewed: true')}\nIt rained.\n`,
};

test.each([
  ['show' as const, ['dropped', 'feed-reviewed', 'reviewed'], '2024-04-01'],
  ['hide' as const, ['feed-reviewed', 'reviewed'], '2024-03-05'],
])('with %s, what came from a feed stays out until it is reviewed', async (setting, ids, asOf) => {
  await withCorpusFolder(FILES, async (folder) => {
    const corpus = withoutUnreviewed((await loadCorpus(folder)).corpus, setting);
    expect(corpus.documents.map(({ id }) => id)).toEqual(ids);
    expect(corpus.asOf).toBe(asOf);
    expect(corpus.unreviewed?.map(({ document, statements, isShown }) => [document.id, statements, isShown])).toEqual([
      ['dropped', 2, setting === 'show'],
      ['feed', 1, false],
    ]);
  });
});

test('a corpus that is all reviewed stays what it is', async () => {
  await withCorpusFolder({ 'reviewed.md': FILES['reviewed.md'] ?? '' }, async (folder) => {
    const { corpus } = await loadCorpus(folder);
    expect(withoutUnreviewed(corpus, 'hide')).toEqual({ ...corpus, unreviewed: [] });
  });
});
