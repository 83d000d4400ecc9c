/** A file that came with a request. */
export interface SentFile {
  /** The number n of its field `files[n]`. */
  readonly index: number;
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** A request's body: its JSON, or null, and the files beside it. */
export interface ReadBody {
  readonly body: unknown;
  readonly files: readonly SentFile[];
}

/**
 * Reads a body as Discord does: JSON, or a form of `payload_json` and `files[n]`.
 * https://docs.discord.com/developers/reference#uploading-files
 * @throws Error where a form's fields are other ones
 */
export async function readBody(content: Buffer, contentType: string | undefined): Promise<ReadBody> {
  if (content.length === 0) return { body: null, files: [] };
  if (!contentType?.startsWith('multipart/form-data')) return { body: JSON.parse(content.toString()), files: [] };
  const form = await new Response(new Uint8Array(content), { headers: { 'content-type': contentType } }).formData();
  const files: SentFile[] = [];
  let body: unknown = null;
  for (const [field, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (field === 'payload_json' && typeof value === 'string') {
      body = JSON.parse(value);
    } else if (index !== undefined && typeof value !== 'string') {
      const bytes = Buffer.from(await value.arrayBuffer());
      files.push({ index: Number(index), name: value.name, contentType: value.type, content: bytes });
    } else {
      throw new Error(`${field} is no field of a form with files`);
    }
  }
  return { body, files };
}
