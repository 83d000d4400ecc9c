import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface, emitKeypressEvents, type Key } from 'node:readline';
import picocolors from 'picocolors';
import { createAnnotator } from '../annotate/annotator.js';
import { PARTIES_FILE } from '../corpus/corpus-folder.js';
import { didYouMean } from '../corpus/did-you-mean.js';
import type { AnnotatedDocument } from '../corpus/document.js';
import { loadCorpus } from '../corpus/load-corpus.js';
import { openEmbeddingModel } from '../index/embeddings/choose-model.js';
import type { EmbeddingModel } from '../index/embeddings/model.js';
import { Journal } from '../review/journal.js';
import { openReview } from '../review/open-review.js';
import { exactText } from '../review/replace-file.js';
import { ChangedMeanwhileError, ReviewSaver } from '../review/save-review.js';
import { beginReview, reviewSession } from '../review/session.js';
import { progressOf, type ReviewState } from '../review/session-state.js';
import { readTypedLine } from '../review/typed-line.js';
import { NO_PAINT, viewOf } from '../review/view.js';

/** What `alteram corpus review` runs with. */
export interface CorpusReviewOptions {
  /** Id or file of the one document to review; null for all that nobody has reviewed. */
  readonly document: string | null;
  readonly corpusFolder: string;
  /** Where the journal is kept, and the embedding model's file. */
  readonly dataFolder: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** Statements above which the annotator works without the embedding model, so that nobody waits for minutes. */
const MOST_EMBEDDED = 1_500;

/**
 * `alteram corpus review`: shows one statement after another with what the annotator takes it for, and writes what the
 * person decides into the documents, after each key. In a terminal single keys decide; elsewhere each line of standard
 * input is a command.
 * @returns the exit code: 0; 1 where there is no such document, a line is no command, or a file was changed meanwhile
 */
export async function runCorpusReview(options: CorpusReviewOptions): Promise<number> {
  const { corpusFolder, dataFolder, stdout, stderr } = options;
  const tell = (line: string): void => void stderr.write(`${line}\n`);
  const { corpus, problems } = await loadCorpus(corpusFolder);
  const broken = new Set(problems.flatMap(({ severity, file }) => (severity === 'error' ? [file] : [])));
  if (broken.size > 0) tell(`${broken.size} files have errors and cannot be reviewed: run "alteram corpus check"`);
  const wanted = chooseDocuments(corpus.documents, options.document);
  if ('trouble' in wanted) {
    tell(wanted.trouble);
    return 1;
  }
  if (wanted.documents.length === 0) {
    stdout.write('Every document is reviewed.\n');
    return 0;
  }
  const journal = await Journal.open(path.join(dataFolder, 'review.jsonl'));
  const statements = wanted.documents.reduce((sum, document) => sum + document.statements.length, 0);
  const model = statements > MOST_EMBEDDED ? null : await modelOrNull(path.join(dataFolder, 'models'), tell);
  try {
    const annotator = createAnnotator({ registry: corpus.registry, ...(model !== null && { model }) });
    const { documents, texts } = await openReview({
      corpus,
      corpusFolder,
      documents: wanted.documents.map(({ id }) => id),
      annotator,
      isDecided: (statement) => journal.has(statement),
      onProgress: (done, total) => showProgress(options.stderr, done, total),
    });
    const first = beginReview({ documents, registry: corpus.registry });
    const parties = await readFile(path.join(corpusFolder, PARTIES_FILE)).then(exactText, () => null);
    const saver = new ReviewSaver({ corpusFolder, journal, texts, parties }, first);
    const session = new Session(first, saver, options);
    const isFine = await (options.stdin.isTTY && stdout.isTTY ? session.byKeys() : session.byLines());
    const { decided, all } = progressOf(session.state);
    stdout.write(`${decided} of ${all} statements are decided.\n`);
    return isFine ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ChangedMeanwhileError)) throw error;
    tell(error.message);
    return 1;
  } finally {
    await model?.close();
  }
}

function chooseDocuments(
  all: readonly AnnotatedDocument[],
  name: string | null,
): { readonly documents: readonly AnnotatedDocument[] } | { readonly trouble: string } {
  const open = all.filter(({ statements }) => statements.some(({ reviewed }) => !reviewed));
  if (name === null) return { documents: open };
  const named = all.find(({ id, file }) => id === name || file === name || path.basename(file) === path.basename(name));
  if (named === undefined) {
    const meant = didYouMean(
      name,
      all.map(({ id }) => id),
    );
    return { trouble: `There is no document "${name}" without errors; ${meant}give an id or a file of the corpus` };
  }
  return { documents: open.filter(({ id }) => id === named.id) };
}

/** Proposals are an addition: without the model they come from words and rules. */
async function modelOrNull(cacheFolder: string, log: (line: string) => void): Promise<EmbeddingModel | null> {
  try {
    return await openEmbeddingModel({ cacheFolder, log });
  } catch (error) {
    log(`${error instanceof Error ? error.message : String(error)}\nProposing by words and rules alone.`);
    return null;
  }
}

/** Documents above which it takes long enough to say how far it is. */
const FEW = 50;

function showProgress(stderr: NodeJS.WriteStream, done: number, total: number): void {
  if (!stderr.isTTY || total <= FEW || (done % FEW !== 0 && done !== total)) return;
  stderr.write(`\rReading ${done} of ${total} documents${done === total ? '\n' : ''}`);
}

const KEYS: Readonly<Record<string, string>> = {
  return: '<enter>',
  enter: '<enter>',
  escape: '<escape>',
  tab: '<tab>',
  backspace: '<backspace>',
};

/** One session at the keyboard or with lines. */
class Session {
  constructor(
    public state: ReviewState,
    private readonly saver: ReviewSaver,
    private readonly options: CorpusReviewOptions,
  ) {}

  /** Takes one key: what it decides is on the disk when this is done. */
  private async press(key: string): Promise<void> {
    const next = reviewSession(this.state, key);
    const told = await this.saver.save(next);
    this.state = told.length === 0 ? next : { ...next, message: told.join('\n') };
  }

  /** @returns false where a line was no command */
  async byLines(): Promise<boolean> {
    const { stdin, stdout, stderr } = this.options;
    const lines = createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY });
    let isFine = true;
    stdout.write(`${viewOf(this.state).join('\n')}\n\n`);
    for await (const line of lines) {
      const read = readTypedLine(this.state, line);
      if (read === null) {
        stderr.write(`"${line.trim()}" is no command; "help" lists them\n`);
        isFine = false;
        continue;
      }
      for (const key of read.keys) await this.press(key);
      if (read.answer !== null && this.state.prompt !== null) for (const key of read.answer) await this.press(key);
      if (this.state.ended) break;
      if (read.keys.length > 0) stdout.write(`${viewOf(this.state, NO_PAINT).join('\n')}\n\n`);
    }
    lines.close();
    return isFine;
  }

  async byKeys(): Promise<boolean> {
    const { stdin, stdout } = this.options;
    const { bold, dim } = picocolors.createColors(picocolors.isColorSupported);
    const draw = (): void => {
      const view = viewOf(this.state, { strong: bold, quiet: dim }).join('\n');
      stdout.write(`\u001b[2J\u001b[H${view}${this.state.prompt === null ? '\n' : ''}`);
    };
    const waiting: string[] = [];
    let wake = (): void => {};
    const onKey = (text: string | undefined, key: Key): void => {
      waiting.push(...keysOf(text, key));
      wake();
    };
    const onEnd = (): void => {
      waiting.push('<interrupt>');
      wake();
    };
    emitKeypressEvents(stdin);
    stdin.setRawMode(true);
    stdin.on('keypress', onKey);
    stdin.once('end', onEnd);
    stdin.resume();
    stdout.on('resize', draw);
    try {
      draw();
      while (!this.state.ended) {
        const key = waiting.shift();
        if (key === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        await this.press(key);
        if (waiting.length === 0) draw();
      }
      return true;
    } finally {
      stdout.off('resize', draw);
      stdin.off('keypress', onKey);
      stdin.off('end', onEnd);
      stdin.setRawMode(false);
      stdin.pause();
      if (!stdout.write('\n')) await once(stdout, 'drain');
    }
  }
}

function keysOf(text: string | undefined, key: Key): string[] {
  if (key.ctrl && (key.name === 'c' || key.name === 'd')) return ['<interrupt>'];
  if (key.ctrl && key.name === 'u') return ['<clear>'];
  const named = KEYS[key.name ?? ''];
  if (named !== undefined) return [named];
  return key.ctrl || key.meta || text === undefined || /^\p{Cc}/u.test(text) ? [] : [...text];
}
