import { inflateRawSync } from 'node:zlib';
import { InputFault } from '../input-fault.js';
import { MAX_UNPACKED_BYTES, MAX_UNPACKED_RATIO, RATIO_MATTERS_FROM } from '../limits.js';

/** One file of a ZIP archive, as its central directory describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  /** What the archive says; it may lie. */
  readonly unpackedBytes: number;
  /** Offset of its local header. */
  readonly offset: number;
  readonly encrypted: boolean;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const MAX_ENTRIES = 10_000;

const DAMAGED = 'is a damaged or unfinished Word file; save it again';
const BOMB = 'unpacks to far more than a document holds; save it again, or give its text';

/**
 * Reads the central directory of an archive (APPNOTE 6.3.10, sections 4.3.12 and 4.3.16). Nothing is unpacked.
 * @throws InputFault where it is damaged, or says of itself that it unpacks to too much
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_ENTRIES || count === 0xffff || at === 0xffffffff) throw new InputFault(BOMB);
  const entries: ZipEntry[] = [];
  let packed = 0;
  let unpacked = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new InputFault(DAMAGED);
    const nameLength = view.getUint16(at + 28, true);
    const entry: ZipEntry = {
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'),
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      unpackedBytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    entries.push(entry);
    packed += entry.packedBytes;
    unpacked += entry.unpackedBytes;
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (isTooMuch(unpacked, packed)) throw new InputFault(BOMB);
  return entries;
}

function isTooMuch(unpacked: number, packed: number): boolean {
  if (unpacked > MAX_UNPACKED_BYTES) return true;
  return unpacked > RATIO_MATTERS_FROM && unpacked > packed * MAX_UNPACKED_RATIO;
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new InputFault(DAMAGED);
}

/**
 * Unpacks one file of an archive, never to more than the archive says it has.
 * @throws InputFault where it is encrypted or damaged, or holds more than it says
 */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.encrypted) throw new InputFault('is protected with a password; save it without one');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL_ENTRY) {
    throw new InputFault(DAMAGED);
  }
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new InputFault('is packed in a way that is not read; save it again as .docx');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpackedBytes) });
  } catch (error) {
    const larger = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new InputFault(larger ? BOMB : DAMAGED, { cause: error });
  }
}

/** @returns an archive of the files without compression: a library that unpacks it cannot be made to unpack more */
export function storedZip(files: readonly { readonly entry: ZipEntry; readonly content: Uint8Array }[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { entry, content } of files) {
    const name = Buffer.from(entry.name, 'utf8');
    const shared = Buffer.alloc(26);
    // Version 2.0, names in UTF-8, stored; no time; sizes; length of the name.
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x800, 2);
    shared.writeUInt32LE(entry.crc, 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([uint32(LOCAL_ENTRY), shared, name]);
    const central = Buffer.concat([
      uint32(DIRECTORY_ENTRY),
      Buffer.from([20, 0]),
      shared,
      Buffer.alloc(10),
      uint32(offset),
    ]);
    parts.push(local, content);
    directory.push(central, name);
    offset += local.length + content.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...directory, uint32(END_OF_DIRECTORY), end]);
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value, 0);
  return buffer;
}
