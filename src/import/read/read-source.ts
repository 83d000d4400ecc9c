import { guessLanguage } from '../../corpus/language.js';
import { MAX_FILE_BYTES } from '../../corpus/limits.js';
import { InputFault } from '../input-fault.js';
import { MIN_LETTERS } from '../limits.js';
import { countLetters } from './count-letters.js';
import { cutStatements, type PlacedStatement } from './cut-statements.js';
import { decodeText } from './decode-text.js';
import { sourceKind } from './file-kind.js';
import { readMarkdown } from './read-markdown.js';
import { readPlainText } from './read-text.js';
import type { FactGuess, SourceFacts, SourceKind, SourceText } from './source-text.js';

/** A source to be read. */
export interface SourceInput {
  readonly bytes: Uint8Array;
  /** File name, or the last part of an address. */
  readonly name: string;
  /** What the server says; null for a file of this computer. */
  readonly mediaType: string | null;
  readonly charset: string | null;
  /** Language to cut sentences in where the source names none; null to guess. */
  readonly language: string | null;
}

/** A source as it was read. */
export interface ReadSource {
  readonly kind: SourceKind;
  readonly facts: SourceFacts;
  readonly guesses: readonly FactGuess[];
  /** Language of the statements: primary subtag. */
  readonly language: string;
  readonly statements: readonly PlacedStatement[];
  readonly encoding: string | null;
  /** The text in which the places count, where it is not the original itself. */
  readonly extracted: string | null;
  /** The whole file where it already is a document of a corpus with blocks set by a person, else null. */
  readonly verbatim: string | null;
}

/**
 * Reads one source: what it says of itself, and its text cut into statements.
 * @throws InputFault where it cannot be imported
 */
export async function readSource(input: SourceInput): Promise<ReadSource> {
  const source = await readByKind(input);
  if (countLetters(source.passages) < MIN_LETTERS) {
    throw new InputFault('holds hardly any text; open it, and give the text itself');
  }
  const bytes = source.passages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  if (source.verbatim === null && bytes > MAX_FILE_BYTES) {
    throw new InputFault('has more text than one document holds (1 MB); split it into several files');
  }
  const language = languageOf(source, input.language);
  return {
    kind: source.kind,
    facts: source.facts,
    guesses: source.guesses,
    language,
    statements: cutStatements(source, language),
    encoding: source.encoding,
    extracted: source.basis.of === 'extracted' ? source.basis.text : null,
    verbatim: source.verbatim,
  };
}

async function readByKind({ bytes, name, mediaType, charset }: SourceInput): Promise<SourceText> {
  const kind = sourceKind(bytes, name, mediaType);
  switch (kind) {
    // Their libraries are large, and most batches need one of them only.
    case 'pdf':
      return (await import('./read-pdf.js')).readPdf(bytes);
    case 'docx':
      return (await import('./read-docx.js')).readDocx(bytes);
    case 'html':
      return (await import('./read-html.js')).readHtml(bytes, charset);
    case 'markdown':
    case 'text': {
      const { text, encoding } = decodeText(bytes, [charset]);
      return kind === 'markdown' ? readMarkdown(text, encoding) : readPlainText(text, encoding);
    }
  }
}

/** A script names a language more surely than a page's label, which many sites never change. */
const BY_SCRIPT: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'ru', 'ar']);

/** Languages that are written in the scripts which the guess takes for one language. */
const SAME_SCRIPT: Readonly<Record<string, readonly string[]>> = {
  ru: ['uk', 'be', 'bg', 'sr', 'mk', 'kk', 'mn', 'ky', 'tg'],
  ar: ['fa', 'ur', 'ps', 'ckb', 'ug'],
  zh: ['yue', 'wuu', 'lzh'],
};

function languageOf({ facts, passages }: SourceText, given: string | null): string {
  const guess = guessLanguage(
    passages
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 10_000),
  );
  const said = facts.language ?? given;
  if (said === null) return guess;
  if (BY_SCRIPT.has(guess)) return SAME_SCRIPT[guess]?.includes(said) ? said : guess;
  return BY_SCRIPT.has(said) ? guess : said;
}
