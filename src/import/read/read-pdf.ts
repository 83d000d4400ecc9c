import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { plainText } from '../../corpus/plain-text.js';
import { InputFault } from '../input-fault.js';
import { MAX_PAGES, MIN_LETTERS } from '../limits.js';
import { countLetters } from './count-letters.js';
import { factDay, factLanguage, factText } from './fact-values.js';
import { beginsParagraph, endsSentence, joinLines, type PdfLine, pdfLines, withoutRunningLines } from './pdf-lines.js';
import { type FactGuess, NO_FACTS, type SourceText } from './source-text.js';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Letters a page, on average, below which a PDF is taken for pictures of pages. */
const LETTERS_OF_A_PAGE = 15;

/**
 * Reads the text layer of a PDF with pdf.js; nothing in it is run or drawn.
 * @throws InputFault for a PDF that needs a password, is damaged, has too many pages, or has no text in it
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceText> {
  const pdf = await openPdf(bytes);
  if (pdf.numPages > MAX_PAGES) {
    throw new InputFault(`has ${pdf.numPages} pages, more than ${MAX_PAGES}; split it into several files`);
  }
  const pages: PdfLine[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await linesOf(pdf, number));
  const { passages, text, pageStarts } = passagesOf(withoutRunningLines(pages));
  if (countLetters(passages) < Math.max(MIN_LETTERS, LETTERS_OF_A_PAGE * Math.min(pdf.numPages, 20))) {
    throw new InputFault('has no text layer (pages that were scanned); recognise its text (OCR) first');
  }
  return {
    kind: 'pdf',
    ...(await pdfFacts(pdf, pages[0] ?? [])),
    passages,
    basis: { of: 'extracted', text, visible: null, pageStarts },
    encoding: null,
    verbatim: null,
  };
}

async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // A copy: pdf.js keeps the bytes for itself, and wants no Buffer.
    return await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      stopAtErrors: false,
      verbosity: (await getResolvedPDFJS()).VerbosityLevel.ERRORS,
    });
  } catch (error) {
    const { name } = error as Error;
    if (name === 'PasswordException') throw new InputFault('is encrypted with a password; save it without one');
    throw new InputFault('cannot be read as a PDF (it is damaged or cut short); download or save it again', {
      cause: error,
    });
  }
}

async function linesOf(pdf: PdfDocument, number: number): Promise<PdfLine[]> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return pdfLines(items.flatMap((item) => ('str' in item ? [item] : [])));
  } catch (error) {
    if (error instanceof RangeError) throw error;
    // One page that is damaged does not take the others with it.
    return [];
  }
}

/** Joins lines to paragraphs. One that goes on over the page stays one, and stands where it begins. */
function passagesOf(pages: readonly (readonly PdfLine[])[]) {
  const paragraphs: { page: number; lines: string[] }[] = [];
  const usualStep = medianStep(pages);
  for (const [page, lines] of pages.entries()) {
    const rightEdge = lines.reduce((most, { right }) => Math.max(most, right), 0);
    for (const [place, line] of lines.entries()) {
      const before = lines[place - 1];
      const open = paragraphs.at(-1);
      const goesOn =
        before === undefined
          ? open !== undefined && !endsSentence(open.lines.at(-1) ?? '.') && /^[\p{Ll}\p{Script=Han}]/u.test(line.text)
          : !beginsParagraph(before, line, usualStep, rightEdge);
      if (goesOn && open !== undefined) open.lines.push(line.text);
      else paragraphs.push({ page, lines: [line.text] });
    }
  }
  // A line of large letters without a full stop is a heading, which is no statement: told by its shortness.
  const kept = paragraphs.filter(
    ({ lines }) => lines.length > 1 || endsSentence(lines[0] ?? '') || (lines[0]?.length ?? 0) > 60,
  );
  const pageStarts: number[] = [];
  let text = '';
  const passages = (kept.length === 0 ? paragraphs : kept).map(({ page, lines }) => {
    while (pageStarts.length <= page) pageStarts.push(text.length);
    const plain = plainText(joinLines(lines));
    text += `${plain}\n`;
    return { text: plain };
  });
  while (pageStarts.length < pages.length) pageStarts.push(text.length);
  return { passages, text, pageStarts };
}

/** Steps from line to line from which the usual one can be told, and what it is in letters' heights where it cannot. */
const ENOUGH_STEPS = 6;
const USUAL_STEP = 1.5;

/** @returns the usual distance from one line to the next, in points */
function medianStep(pages: readonly (readonly PdfLine[])[]): number {
  const steps = pages.flatMap((lines) =>
    lines.flatMap((line, place) => {
      const step = (lines[place - 1]?.y ?? line.y) - line.y;
      return step > 0 ? [step] : [];
    }),
  );
  if (steps.length < ENOUGH_STEPS) return USUAL_STEP * (pages.flat()[0]?.size ?? Number.POSITIVE_INFINITY);
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/** @returns what the PDF's information and XMP metadata say; its title, else the largest line of its first page */
async function pdfFacts(
  pdf: PdfDocument,
  firstPage: readonly PdfLine[],
): Promise<Pick<SourceText, 'facts' | 'guesses'>> {
  const { info, metadata } = await pdf.getMetadata().catch(() => ({ info: {}, metadata: null }));
  const fields = info as Readonly<Record<string, unknown>>;
  const xmp = (name: string): string | null => {
    const value: unknown = metadata?.get(name);
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' ? first : null;
  };
  const guesses: FactGuess[] = [];
  const created = factDay(fields.CreationDate) ?? factDay(xmp('xmp:createdate'));
  if (created !== null) guesses.push({ field: 'published', value: created, from: "the PDF's date of creation" });
  const largest = firstPage.reduce<PdfLine | null>((best, line) => (line.size > (best?.size ?? 0) ? line : best), null);
  const heading = factText(largest?.text);
  if (heading !== null) guesses.push({ field: 'title', value: heading, from: 'the largest line of the first page' });
  return {
    facts: {
      ...NO_FACTS,
      title: realTitle(factText(fields.Title) ?? factText(xmp('dc:title'))),
      publisher: factText(xmp('dc:publisher')),
      published: factDay(xmp('dc:date')) ?? factDay(xmp('prism:publicationdate')),
      language: factLanguage(fields.Language) ?? factLanguage(xmp('dc:language')),
    },
    guesses,
  };
}

/** Programs write their file's name into the title. */
function realTitle(title: string | null): string | null {
  return title === null || /\.(?:docx?|pdf|indd|qxd|pptx?|tex|odt)$|^(?:untitled|microsoft word)\b/iu.test(title)
    ? null
    : title;
}
