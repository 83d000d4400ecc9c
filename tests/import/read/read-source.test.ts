import { describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { type ReadSource, readSource, type SourceInput } from '../../../src/import/read/read-source.js';
import { madePdf } from '../support/made-pdf.ts';
import { madeDocx } from '../support/made-zip.ts';

async function read(name: string, content: string | Uint8Array, about: Partial<SourceInput> = {}): Promise<ReadSource> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return readSource({ bytes, name, mediaType: null, charset: null, language: null, ...about });
}

const texts = ({ statements }: ReadSource): string[] => statements.map(({ text }) => text);

/** What stands at the places that were told, in the text that they count in. */
function quoted({ statements, extracted }: ReadSource, original: string): string[] {
  return statements.map(({ place }) => (extracted ?? original).slice(place?.start, place?.end));
}

const PAGE = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Harbour | Example</title>
<script type="application/ld+json">{"@graph":[{"@type":"Organization","@id":"#p","name":"Example News"},
{"@type":"NewsArticle","headline":"Harbour cable cut","datePublished":"2024-03-05T08:00:00Z","publisher":{"@id":"#p"}}]}</script>
<link rel="canonical" href="https://news.example/harbour"><meta property="og:site_name" content="EX"></head>
<body><nav><a href="/">Home</a> Menu of the site</nav><article><h1>Harbour cable cut</h1>
<p>Northland&rsquo;s ministry said on 5 March 2024 that a <b>ship</b> from Southland cut the cable, according to a statement.</p>
<p>Southland's embassy denied it: &quot;No ship was near,&quot; it said on the same day, Example News reported from the caf&#233;.</p>
<p style="display:none">Hidden words for machines that nobody reads on the page.</p><ul><li>The cable was repaired within two days, the port said.</li></ul>
</article><script>document.write("Scripted words")</script><footer>All rights reserved</footer></body></html>`;

describe('a page', () => {
  test('gives its article, and what it says of itself', async () => {
    const source = await read('harbour.html', PAGE);
    expect(source.facts).toEqual({
      title: 'Harbour cable cut',
      publisher: 'Example News',
      published: '2024-03-05',
      language: 'en',
      address: 'https://news.example/harbour',
    });
    expect(texts(source)).toEqual([
      'Northland’s ministry said on 5 March 2024 that a ship from Southland cut the cable, according to a statement.',
      'Southland\'s embassy denied it: "No ship was near," it said on the same day, Example News reported from the café.',
      'The cable was repaired within two days, the port said.',
    ]);
  });

  test('says where each statement stands in its source', async () => {
    expect(quoted(await read('harbour.html', PAGE), PAGE)).toEqual([
      'Northland&rsquo;s ministry said on 5 March 2024 that a <b>ship</b> from Southland cut the cable, according to a statement.',
      "Southland's embassy denied it: &quot;No ship was near,&quot; it said on the same day, Example News reported from the caf&#233;.",
      'The cable was repaired within two days, the port said.',
    ]);
  });

  test.each([
    [
      'Dublin Core',
      '<meta name="DC.title" content="T"><meta name="DC.publisher" content="P"><meta name="dcterms.issued" content="2023-10-24">',
    ],
    [
      'Open Graph',
      '<meta property="og:title" content="T"><meta property="og:site_name" content="P"><meta property="article:published_time" content="2023-10-24T00:00:00+08:00">',
    ],
  ])('%s', async (_, head) => {
    const source = await read(
      'a.html',
      `<html><head>${head}<title>x</title></head><body><p>A paragraph with enough words in it to be read.</p></body></html>`,
    );
    expect(source.facts).toMatchObject({ title: 'T', publisher: 'P', published: '2023-10-24' });
  });

  test('is read in its own encoding, also under a wrong label', async () => {
    const words =
      '北国内政部三月五日表示，南国的一艘船很可能故意切断了北国主要港口的海底电缆。南国大使馆否认了这一说法。';
    const page = iconv.encode(
      `<html lang="en"><head><title>海底电缆</title></head><body><p>${words}</p></body></html>`,
      'gb18030',
    );
    const source = await read('a.html', page, { charset: 'iso-8859-1' });
    expect(source).toMatchObject({ language: 'zh', encoding: 'gb18030', facts: { title: '海底电缆' } });
    expect(texts(source)).toEqual([words]);
  });

  test('that asks for a password is told', async () => {
    const login =
      '<html><head><title>Welcome</title></head><body><form><p>Please enter your name and password to read on.</p><input type="password"></form></body></html>';
    await expect(read('a.html', login)).rejects.toThrow('asks to log in');
  });

  test('that is nested without end is told', async () => {
    await expect(read('a.html', `<html><body>${'<div>'.repeat(100_000)}words`)).rejects.toThrow('nested too deeply');
  });
});

describe('a PDF', () => {
  const pages = [
    [
      'Report of the institute 1',
      '',
      'Northland said on 5 March 2024 that a ship from Southland',
      'cut the cable in the har-',
      'bour on purpose, and that the',
      'investigation',
    ],
    ['Report of the institute 2', '', 'went on. Southland said that the claim was baseless.'],
    ['Report of the institute 3', '', 'The cable was repaired within two days, the port said.'],
  ];

  test('gives paragraphs with their pages, without running heads', async () => {
    const source = await read('r.pdf', madePdf(pages, { title: 'Cables', created: 'D:20240306101500Z' }));
    expect(source.statements.map(({ text, place }) => [text, place?.page, place?.lastPage])).toEqual([
      [
        'Northland said on 5 March 2024 that a ship from Southland cut the cable in the harbour on purpose, and that the investigation went on. Southland said that the claim was baseless.',
        1,
        null,
      ],
      ['The cable was repaired within two days, the port said.', 3, null],
    ]);
    expect(source.facts).toMatchObject({ title: 'Cables', published: null });
    expect(source.guesses).toContainEqual({
      field: 'published',
      value: '2024-03-06',
      from: "the PDF's date of creation",
    });
    expect(quoted(source, '')).toEqual(texts(source));
  });

  test('of a heading and a line does not take them for one paragraph', async () => {
    const source = await read(
      'r.pdf',
      madePdf([['Institute report', '', 'Northland said that the cable in the harbour was cut.']]),
    );
    expect(texts(source)).toEqual(['Northland said that the cable in the harbour was cut.']);
  });

  test('of scanned pages is told', async () => {
    await expect(read('r.pdf', madePdf([[], [], []]))).rejects.toThrow('no text layer');
  });

  test('with a password is told', async () => {
    await expect(read('r.pdf', madePdf(pages, { encrypted: true }))).rejects.toThrow('is encrypted with a password');
  });

  test('that is cut short is read as far as it goes, or told', async () => {
    await expect(read('r.pdf', madePdf(pages).subarray(0, 200))).rejects.toThrow(/damaged or cut short|no text layer/);
    await expect(read('r.pdf', '%PDF-1.7 and nothing else')).rejects.toThrow('damaged or cut short');
    await expect(read('r.pdf', 'words, but no PDF at all')).rejects.toThrow('is called a PDF and is none');
  });
});

describe('a Word file', () => {
  test('gives its paragraphs and properties', async () => {
    const source = await read(
      'r.docx',
      madeDocx([
        '# Cables & ships',
        'Northland said < more > than Southland denied.',
        'Chapter two has words as well.',
      ]),
    );
    expect(texts(source)).toEqual(['Northland said < more > than Southland denied.', 'Chapter two has words as well.']);
    expect(source.facts).toMatchObject({ title: 'Cables & ships' });
    expect(source.guesses).toContainEqual({
      field: 'published',
      value: '2024-03-05',
      from: "the Word file's date of creation",
    });
    expect(quoted(source, '')).toEqual(texts(source));
  });

  test('that unpacks to too much is told, whether its directory says so or not', async () => {
    const zeros = Buffer.alloc(120_000_000);
    const honest = madeDocx(['Words.'], { extra: [{ name: 'word/bomb.xml', content: zeros }] });
    expect(honest.length).toBeLessThan(200_000);
    await expect(read('r.docx', honest)).rejects.toThrow('unpacks to far more');
    const lying = madeDocx(['Words.'], { extra: [{ name: 'word/bomb.xml', content: zeros, claimedBytes: 1_000 }] });
    await expect(read('r.docx', lying)).rejects.toThrow('unpacks to far more');
  });

  test('whose pictures would unpack to too much is read: they are not unpacked', async () => {
    const picture = { name: 'word/media/a.png', content: Buffer.alloc(120_000_000), claimedBytes: 1_000 };
    expect(
      texts(await read('r.docx', madeDocx(['Northland said that the cable was cut.'], { extra: [picture] }))),
    ).toHaveLength(1);
  });

  test('that is an archive of something else, or cut short, is told', async () => {
    const docx = madeDocx(['Words of the report.']);
    await expect(read('r.docx', docx.subarray(0, docx.length - 40))).rejects.toThrow('damaged');
    await expect(read('r.docx', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), docx]))).rejects.toThrow(
      'with a password',
    );
  });
});

describe('a text', () => {
  test('has a title, paragraphs of wrapped lines, and places', async () => {
    const text =
      'Cables in the north\n\nNorthland said that the cable\nwas cut. It gave no evidence. Nobody was hurt. It went on.\n\n_____________________\n\nSouthland denied it.\n';
    const source = await read('a.txt', text);
    expect(source.facts.title).toBe('Cables in the north');
    expect(texts(source)).toEqual([
      'Northland said that the cable was cut. It gave no evidence.',
      'Nobody was hurt. It went on.',
      'Southland denied it.',
    ]);
    expect(quoted(source, text)[0]).toBe('Northland said that the cable\nwas cut. It gave no evidence.');
  });

  test('without a sentence that ends is cut', async () => {
    const source = await read('a.txt', 'word '.repeat(10_000));
    expect(texts(source).every((text) => text.length <= 2_000)).toBe(true);
  });

  test('of a handful of letters is told', async () => {
    await expect(read('a.txt', '...\n\nok\n')).rejects.toThrow('hardly any text');
  });
});

describe('Markdown', () => {
  test('gives paragraphs without marks, its heading, and its front matter', async () => {
    const source = await read(
      'a.md',
      '---\ntitle: "Cables: a report"\ndate: 2024-03-05\nlayout: post\n---\n# Heading\n\nNorthland said **on Monday** that [the cable](https://a.example) was cut.\n\n- Southland denied it.\n',
    );
    expect(source.facts).toMatchObject({ title: 'Cables: a report', published: '2024-03-05' });
    expect(texts(source)).toEqual(['Northland said on Monday that the cable was cut.', 'Southland denied it.']);
    expect(source.verbatim).toBeNull();
  });

  test('that is a document of a corpus already is taken as it is', async () => {
    const document =
      '---\ntitle: T\npublisher: P\nurl: https://a.example\npublished: 2024-03-05\n---\n\n:::allegation{by="north" against="south"}\nNorth said that South cut the cable.\n:::\n';
    expect((await read('a.md', document)).verbatim).toBe(document);
    await expect(read('a.md', document.replace(/\n:::\n$/u, ''))).rejects.toThrow('line 8: this block is never closed');
  });
});
