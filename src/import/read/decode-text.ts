import iconv from 'iconv-lite';
import jschardet from 'jschardet';
import { InputFault } from '../input-fault.js';

/** Bytes that a guess is made from: enough for any language's frequencies, and quick. */
const SAMPLE_BYTES = 65_536;

/** What jschardet must be sure of before it outvotes what the file or server declares. */
const SURE = 0.9;

/** A text and the encoding that it was read in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Reads bytes as text. A byte order mark decides; else what is valid UTF-8 is UTF-8, whatever is declared, since hardly any
 * text in another encoding is so by chance; else what is declared, unless it does not fit the bytes or their frequencies
 * surely speak for another (jschardet, after Mozilla's detector: Li and Momoi 2001, "A composite approach to
 * language/encoding detection").
 * @param declared what the server or the file itself says, most trusted first; unknown names are passed over
 * @throws InputFault where the bytes are no text
 */
export function decodeText(bytes: Uint8Array, declared: readonly (string | null)[] = []): DecodedText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = byteOrderMark(buffer);
  if (marked !== null) return { text: iconv.decode(buffer, marked), encoding: marked };
  if (isBinary(buffer)) throw new InputFault('is no text (it holds binary data); give a file of a known kind');
  const known = declared.filter((name): name is string => name !== null && iconv.encodingExists(name));
  // Seven bits and escapes, so that it looks like UTF-8 as well; iconv-lite does not know it.
  if (buffer.includes('\u001b$B', 0, 'latin1')) {
    return { text: new TextDecoder('iso-2022-jp').decode(buffer), encoding: 'iso-2022-jp' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(buffer), encoding: 'utf-8' };
  } catch {
    // Not UTF-8: what follows finds out.
  }
  const guess = guessEncoding(buffer);
  const fitting = known.filter((name) => !/^utf-?8$/iu.test(name) && fits(buffer, name));
  const sure = guess !== null && guess.confidence >= SURE && fits(buffer, guess.encoding) ? guess.encoding : null;
  const first = fitting[0];
  const chosen =
    first === undefined || (sure !== null && isMultiByte(sure) && !isMultiByte(first)) ? (sure ?? first) : first;
  const encoding = chosen ?? fallback(buffer, guess?.encoding ?? null);
  return { text: iconv.decode(buffer, encoding), encoding: encoding.toLowerCase() };
}

function byteOrderMark(buffer: Buffer): string | null {
  if (buffer.length >= 3 && buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return 'utf-8';
  if (buffer.length >= 2 && buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le';
  if (buffer.length >= 2 && buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be';
  return null;
}

/** Text holds no zero byte and hardly any other control, except escapes of seven-bit Asian encodings. */
function isBinary(buffer: Buffer): boolean {
  const sample = buffer.subarray(0, SAMPLE_BYTES);
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b) controls++;
  }
  return controls > sample.length / 100;
}

/** @returns jschardet's guess from where the bytes stop being ASCII, or null where it has none */
function guessEncoding(buffer: Buffer): { encoding: string; confidence: number } | null {
  const first = buffer.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, first - 512);
  const { encoding, confidence } = jschardet.detect(buffer.subarray(from, from + SAMPLE_BYTES));
  if (!encoding || !iconv.encodingExists(encoding)) return null;
  // Every text of the narrower two is one of the wider, which is what people use.
  return { encoding: /^gb2312$|^gbk$/iu.test(encoding) ? 'gb18030' : encoding, confidence };
}

function isMultiByte(encoding: string): boolean {
  return /^(?:gb|big5|euc|shift|sjis|cp9|windows-31j|windows-949|ks_c)/iu.test(encoding);
}

/** @returns whether the bytes mean something in the encoding throughout, but for a stray one in a thousand */
function fits(buffer: Buffer, encoding: string): boolean {
  const text = iconv.decode(buffer.subarray(0, 4 * SAMPLE_BYTES), encoding);
  const wrong = text.match(/[\ufffd\u0080-\u009f\ue000-\uf8ff]/gu)?.length ?? 0;
  return wrong <= text.length / 1_000 + (buffer.length > 4 * SAMPLE_BYTES ? 1 : 0);
}

function fallback(buffer: Buffer, guess: string | null): string {
  return [guess, 'windows-1252'].find((name) => name !== null && fits(buffer, name)) ?? 'windows-1252';
}
