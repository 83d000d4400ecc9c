import { opendir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import type { Candidate, Fill } from './candidate.js';
import { faultMessage, InputFault } from './input-fault.js';
import { addressKey } from './keep/canonical-address.js';
import type { KnownDocuments } from './keep/known-documents.js';
import { MAX_INPUT_BYTES, MAX_LIST_BYTES } from './limits.js';
import type { FetchedPage, Fetcher, Validators } from './net/fetch-page.js';
import { hasKnownExtension, listKind, PAGE_MEDIA_TYPES } from './read/file-kind.js';
import type { Parsers } from './read/parsers.js';
import type { ListEntry } from './read/read-list.js';
import { NO_FACTS, type SourceFacts } from './read/source-text.js';

/** A source that is named and not yet at hand. */
export interface PlannedInput {
  /** How messages name it. */
  readonly input: string;
  /**
   * @returns the source, or that the server says it did not change
   * @throws InputFault where it cannot be had
   */
  readonly obtain: () => Promise<Candidate | { readonly unchanged: string }>;
}

/** A file of a folder that cannot be imported, and why. */
export interface SkippedInput {
  readonly input: string;
  readonly skipped: string;
}

/** What inputs are obtained with. */
export interface InputTools {
  readonly corpusFolder: string;
  readonly fetcher: Fetcher;
  readonly parsers: Parsers;
  readonly known: KnownDocuments;
  readonly fill: Fill;
}

/** Plans the inputs that a person names: files, folders with all below them, lists, addresses. */
export async function expandInputs(
  names: readonly string[],
  tools: InputTools,
): Promise<(PlannedInput | SkippedInput)[]> {
  const planned: (PlannedInput | SkippedInput)[] = [];
  for (const name of names) {
    try {
      if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(name)) planned.push(planAddress(name, name, NO_FACTS, tools.fill, tools));
      else planned.push(...(await expandPath(name, tools)));
    } catch (error) {
      planned.push({ input: name, obtain: () => Promise.reject(asFault(error)) });
    }
  }
  return planned;
}

function asFault(error: unknown): InputFault {
  if (error instanceof InputFault) return error;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return new InputFault('there is no such file or folder; check the name', { cause: error });
    case 'EACCES':
    case 'EPERM':
      return new InputFault('may not be read by this user; change its permissions', { cause: error });
    default:
      return new InputFault(`cannot be read (${faultMessage(error)})`, { cause: error });
  }
}

async function expandPath(name: string, tools: InputTools): Promise<(PlannedInput | SkippedInput)[]> {
  const info = await stat(name);
  await refuseCorpus(name, info.isDirectory(), tools.corpusFolder);
  if (!info.isDirectory()) return expandFile(name, tools);
  const files: string[] = [];
  await walk(name, files);
  files.sort();
  const planned: (PlannedInput | SkippedInput)[] = [];
  for (const file of files) {
    if (!hasKnownExtension(file)) planned.push({ input: file, skipped: 'is of a kind that is not imported; left out' });
    else {
      try {
        planned.push(...(await expandFile(file, tools)));
      } catch (error) {
        planned.push({ input: file, obtain: () => Promise.reject(asFault(error)) });
      }
    }
  }
  return planned;
}

/** The corpus's own files are in it already, and what lies beside them is not meant to be read. */
async function refuseCorpus(name: string, isFolder: boolean, corpusFolder: string): Promise<void> {
  const path = await realpath(name);
  const corpus = await realpath(corpusFolder).catch(() => resolve(corpusFolder));
  const inside = (path + sep).startsWith(corpus + sep);
  if (inside || (isFolder && (corpus + sep).startsWith(path + sep))) {
    throw new InputFault('is the corpus itself, or lies in it; give a file from elsewhere');
  }
}

/** Links are not followed: they may lead anywhere, and in circles. */
async function walk(folder: string, files: string[]): Promise<void> {
  for await (const entry of await opendir(folder)) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await walk(path, files);
    else if (entry.isFile()) files.push(path);
  }
}

async function expandFile(path: string, tools: InputTools): Promise<PlannedInput[]> {
  const kind = listKind(path);
  if (kind === null) return [planFile(path, tools.fill)];
  const entries = await tools.parsers.readList(await readWithin(path, MAX_LIST_BYTES), kind);
  return entries.map((entry) => planEntry(`${path}:${entry.number}`, entry, tools));
}

async function readWithin(path: string, maxBytes: number): Promise<Buffer> {
  const info = await stat(path);
  if (!info.isFile()) throw new InputFault('is no file; give a file, a folder or an address');
  if (info.size > maxBytes) {
    const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
    throw new InputFault(`has ${megabytes(info.size)}, more than ${megabytes(maxBytes)}; split it into several files`);
  }
  return readFile(path);
}

function planFile(path: string, fill: Fill): PlannedInput {
  return {
    input: path,
    obtain: async () => {
      try {
        const bytes = await readWithin(path, MAX_INPUT_BYTES);
        return { ...LOCAL, input: path, name: basename(path), bytes, facts: NO_FACTS, fill };
      } catch (error) {
        throw asFault(error);
      }
    },
  };
}

const LOCAL = { mediaType: null, charset: null, addresses: [], etag: null, lastModified: null } as const;

function planEntry(input: string, entry: ListEntry, tools: InputTools): PlannedInput {
  const { text, facts, event, party, fault } = entry;
  const parties = party?.split(/[\s,;]+/u).filter((id) => id !== '') ?? tools.fill.parties;
  const fill: Fill = { ...tools.fill, event: event ?? tools.fill.event, parties };
  if (fault !== null) return { input, obtain: () => Promise.reject(new InputFault(fault)) };
  if (text === null) return planAddress(input, facts.address ?? '', facts, fill, tools);
  const bytes = Buffer.from(text, 'utf8');
  const base = basename(input).replace(/\.[a-z]+:(\d+)$/iu, '-$1');
  const name = `${base}${/^\s*<(?:!doctype|html|p|div|article)\b/iu.test(text) ? '.html' : '.txt'}`;
  return { input, obtain: () => Promise.resolve({ ...LOCAL, input, name, bytes, facts, fill }) };
}

/**
 * Plans the fetch of a page.
 * @param facts what the list or feed that names it says of it
 */
export function planAddress(
  input: string,
  address: string,
  facts: SourceFacts,
  fill: Fill,
  { fetcher, known }: Pick<InputTools, 'fetcher' | 'known'>,
): PlannedInput {
  return {
    input,
    obtain: async () => {
      const before = known.atAddress(addressKey(address));
      const validators: Validators | undefined = before?.sidecar ?? undefined;
      const page = await fetcher.fetch({
        address,
        accepts: PAGE_MEDIA_TYPES,
        ...(validators !== undefined && { known: validators }),
      });
      if (page.kind === 'not modified') {
        if (before === null)
          throw new InputFault('says that it did not change, and is not in the corpus; try again later');
        return { unchanged: before.id };
      }
      return { input, name: nameOf(page), ...page, facts, fill };
    },
  };
}

function nameOf({ addresses }: FetchedPage): string {
  const { pathname, hostname } = new URL(addresses.at(-1) ?? 'https://unknown.example/');
  const last = pathname
    .split('/')
    .filter((part) => part !== '')
    .at(-1);
  try {
    return decodeURIComponent(last ?? hostname).slice(0, 200);
  } catch {
    return last ?? hostname;
  }
}
