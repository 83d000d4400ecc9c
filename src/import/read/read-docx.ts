import mammoth from 'mammoth';
import { InputFault } from '../input-fault.js';
import { MAX_UNPACKED_BYTES } from '../limits.js';
import { parsePage } from './dom.js';
import { factDay, factLanguage, factText } from './fact-values.js';
import { htmlPassages } from './html-passages.js';
import { type FactGuess, NO_FACTS, type SourceText } from './source-text.js';
import { storedZip, unpackEntry, zipEntries } from './zip.js';

/** The parts of a Word file that hold text and how it is arranged; pictures and fonts are never unpacked. */
const TEXT_PARTS = /^(?:\[Content_Types\]\.xml|_rels\/.*|docProps\/core\.xml|word\/[^/]*\.xml|word\/_rels\/.*)$/u;

/**
 * Reads a Word file. Its archive is unpacked here, within limits, and only its text is handed to the library.
 * @throws InputFault where it is no Word file, is damaged, protected, or unpacks to too much
 */
export async function readDocx(bytes: Uint8Array): Promise<SourceText> {
  const entries = zipEntries(bytes);
  if (!entries.some(({ name }) => name.startsWith('word/'))) {
    throw new InputFault('is an archive and no Word file; unpack it first');
  }
  let total = 0;
  const files = entries
    .filter(({ name }) => TEXT_PARTS.test(name))
    .map((entry) => {
      const content = unpackEntry(bytes, entry);
      total += content.length;
      if (total > MAX_UNPACKED_BYTES) throw new InputFault('unpacks to far more than a document holds; give its text');
      return { entry, content };
    });
  const core = files.find(({ entry }) => entry.name === 'docProps/core.xml')?.content;
  const { facts, guesses } = coreFacts(core === undefined ? '' : Buffer.from(core).toString('utf8'));
  const html = await htmlOf(storedZip(files));
  const page = parsePage(html);
  const passages = page.body === null ? [] : htmlPassages(page.body);
  const heading = factText(page.querySelector('h1')?.textContent ?? null);
  return {
    kind: 'docx',
    facts: { ...facts, title: facts.title ?? heading },
    guesses,
    passages,
    basis: { of: 'extracted', text: passages.map(({ text }) => text).join('\n'), visible: null, pageStarts: null },
    encoding: null,
    verbatim: null,
  };
}

async function htmlOf(archive: Uint8Array): Promise<string> {
  try {
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(archive) }, { convertImage });
    return value;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new InputFault('cannot be read as a Word file; save it again as .docx', { cause: error });
  }
}

/** @returns what the file's properties (ECMA-376 part 2, Dublin Core) say */
function coreFacts(xml: string): Pick<SourceText, 'facts' | 'guesses'> {
  const property = (name: string): string | null => {
    const [, value = null] = new RegExp(`<(?:dc|cp|dcterms):${name}\\b[^>]*>([^<]*)<`, 'u').exec(xml) ?? [];
    return value === null ? null : (parsePage(`<p>${value}</p>`).querySelector('p')?.textContent ?? null);
  };
  const guesses: FactGuess[] = [];
  const created = factDay(property('created'));
  if (created !== null) guesses.push({ field: 'published', value: created, from: "the Word file's date of creation" });
  return {
    facts: {
      ...NO_FACTS,
      title: factText(property('title')),
      publisher: factText(property('publisher')),
      language: factLanguage(property('language')),
    },
    guesses,
  };
}
