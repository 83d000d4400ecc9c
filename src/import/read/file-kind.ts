import { InputFault } from '../input-fault.js';
import type { SourceKind } from './source-text.js';

/** What an input is read as: a source, or a list of sources. */
export type InputKind = SourceKind | 'csv' | 'json' | 'json-lines';

const BY_EXTENSION: Readonly<Record<string, InputKind>> = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  text: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  csv: 'csv',
  tsv: 'csv',
  json: 'json',
  jsonl: 'json-lines',
  ndjson: 'json-lines',
};

const BY_MEDIA_TYPE: Readonly<Record<string, InputKind>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'application/pdf': 'pdf',
  'application/x-pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** Media types of pages that are fetched; a server that says nothing is believed by its bytes. */
export const PAGE_MEDIA_TYPES: ReadonlySet<string> = new Set([
  ...Object.keys(BY_MEDIA_TYPE),
  'application/octet-stream',
  'application/zip',
  '',
]);

/** @returns the name's extension in lower case without the dot, or an empty text */
function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** @returns whether a file of this name may be one that can be imported */
export function hasKnownExtension(name: string): boolean {
  return Object.hasOwn(BY_EXTENSION, extensionOf(name));
}

/** @returns the kind that a list's name says, or null where it names no list */
export function listKind(name: string): 'csv' | 'json' | 'json-lines' | null {
  const kind = BY_EXTENSION[extensionOf(name)];
  return kind === 'csv' || kind === 'json' || kind === 'json-lines' ? kind : null;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && [...text].every((character, at) => bytes[at] === character.charCodeAt(0));
}

const OTHER_KINDS: readonly (readonly [beginning: string, what: string])[] = [
  [
    '\u00d0\u00cf\u0011\u00e0',
    'is an old Word file (.doc) or a Word file with a password; save it as .docx without a password',
  ],
  ['{\\rtf', 'is RTF, which is not read; save it as .docx or .txt'],
  ['\u0089PNG', 'is an image; give its text'],
  ['\u00ff\u00d8\u00ff', 'is an image; give its text'],
  ['GIF8', 'is an image; give its text'],
  ['\u001f\u008b', 'is packed with gzip; unpack it first'],
  ['7z\u00bc\u00af', 'is an archive; unpack it first'],
  ['Rar!', 'is an archive; unpack it first'],
];

/**
 * Decides what a file is from how it begins, then from what the server says, then from its name.
 * @param mediaType what the server says, without parameters; null for a file of this computer
 * @throws InputFault where it is empty or of a kind that is not read
 */
export function sourceKind(bytes: Uint8Array, name: string, mediaType: string | null): SourceKind {
  if (bytes.length === 0) throw new InputFault('is empty (0 bytes); give a file with text');
  const other = OTHER_KINDS.find(([beginning]) => startsWith(bytes, beginning));
  if (other !== undefined) throw new InputFault(other[1]);
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  const named = BY_EXTENSION[extensionOf(name)];
  if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006')) return 'docx';
  const declared = mediaType === null ? undefined : BY_MEDIA_TYPE[mediaType];
  const isHtml =
    /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu;
  const claimed = declared ?? named;
  if (claimed === 'pdf') throw new InputFault('is called a PDF and is none; download or save it again');
  if (claimed === 'docx') throw new InputFault('is called a Word file and is none; save it again as .docx');
  if (isHtml.test(head) || claimed === 'html') return 'html';
  return named === 'markdown' || declared === 'markdown' ? 'markdown' : 'text';
}
