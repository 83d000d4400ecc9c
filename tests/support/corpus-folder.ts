import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withTemporaryFolder } from './temporary-folder.ts';

/** Files of a corpus by relative path; a text is written as UTF-8. */
export type CorpusFiles = Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a fresh folder, hands it over, and removes it. */
export async function withCorpusFolder<T>(files: CorpusFiles, use: (folder: string) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return use(folder);
  });
}

/** Eight lines of front matter, `---` lines included, so that the body begins at line 9. */
export function frontMatter(id: string, extra = 'kind: news-report'): string {
  return [
    '---',
    `id: ${id}`,
    `title: Title of ${id}`,
    'publisher: Example News',
    `url: https://news.example/${id}`,
    `published: 2024-03-05`,
    extra,
    '---',
    '',
  ].join('\n');
}
