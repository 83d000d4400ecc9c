import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { splitSentences } from '../../corpus/sentences.js';
import { packageRoot } from '../../lib/package-root.js';

const FILE = path.join('src', 'answer', 'question', 'lexicon', 'acts.yaml');

const patterns = z.array(z.string().min(1)).min(1);
const lexicon = z.object({ acts: patterns, happenings: patterns, notes: patterns });

/** What words alone tell of a statement. */
export interface Telling {
  /** Somebody did something about the matter: a removal, a sanction, a charge, an inquiry. */
  readonly act: boolean;
  /** Something happened, an act or anything else. */
  readonly happening: boolean;
  /** It speaks of the copy of a source that was read, at least in part. */
  readonly note: boolean;
}

let compiled: Readonly<Record<keyof z.infer<typeof lexicon>, RegExp>> | undefined;

/**
 * Judges from words alone whether a text in English, French or Chinese tells that something was done.
 * @throws Error naming the file of these words if it is missing or of another form
 */
export function tellingOf(text: string): Telling {
  compiled ??= compile();
  const act = compiled.acts.test(text);
  return { act, happening: act || compiled.happenings.test(text), note: compiled.notes.test(text) };
}

/** @returns whether the first sentence of a text tells an act: what a text opens with is what it tells */
export function firstActOf(text: string, language: string): boolean {
  const [first = text] = splitSentences(text, language);
  return tellingOf(first).act;
}

function compile() {
  const read = lexicon.safeParse(parse(readFileSync(path.join(packageRoot(), FILE), 'utf8')));
  if (!read.success) {
    const where = read.error.issues[0]?.path.join('.');
    throw new Error(`${FILE}: entry ${where} is not of the form that its first lines describe`);
  }
  const anyOf = (list: readonly string[]) => new RegExp(`(?<![\\p{Script=Latin}\\p{N}])(?:${list.join('|')})`, 'iu');
  const { acts, happenings, notes } = read.data;
  return { acts: anyOf(acts), happenings: anyOf(happenings), notes: anyOf(notes) };
}
