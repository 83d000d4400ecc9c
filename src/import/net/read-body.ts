import { type Readable, Transform, type TransformCallback, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { InputFault } from '../input-fault.js';

/** Lets so many bytes through, then fails. */
class Limit extends Transform {
  private passed = 0;

  constructor(private readonly most: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.passed += chunk.length;
    if (this.passed > this.most) {
      done(new InputFault(`is larger than ${Math.round(this.most / 1e6)} MB; save it and give the file`));
    } else done(null, chunk);
  }
}

/** Gathers what comes. */
class Collector extends Writable {
  constructor(private readonly chunks: Buffer[]) {
    super();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.chunks.push(chunk);
    done();
  }
}

function decoderOf(encoding: string): Transform[] {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return [];
    case 'gzip':
    case 'x-gzip':
      return [createGunzip()];
    case 'deflate':
      return [createInflate()];
    case 'br':
      return [createBrotliDecompress()];
    default:
      throw new InputFault(`is packed in a way that was not asked for ("${encoding.slice(0, 40)}")`);
  }
}

/**
 * Reads a body as it comes, unpacked, and stops as soon as it is too large, packed or unpacked.
 * @param encoding the header `content-encoding`
 * @throws InputFault where it is too large or packed in an unknown way; Error where the connection or the packing breaks
 */
export async function readBody(
  body: Readable,
  encoding: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await pipeline([body, new Limit(maxBytes), ...decoderOf(encoding), new Limit(maxBytes), new Collector(chunks)], {
    signal,
  });
  return Buffer.concat(chunks);
}
