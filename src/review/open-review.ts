import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Annotator } from '../annotate/annotator.js';
import type { Corpus } from '../corpus/corpus.js';
import type { AnnotatedDocument } from '../corpus/document.js';
import { statementId } from '../corpus/ids.js';
import { AliasMatcher, eventEntries } from '../corpus/party-mentions.js';
import { readDocument } from '../corpus/read-document.js';
import { annotatedSentences } from './annotated-sentences.js';
import { draftOf } from './draft.js';
import { type AnnotatedSentence, proposalOf } from './proposal.js';
import { exactText } from './replace-file.js';
import { HEAD_FIELDS, type ReviewDocument, type Unit } from './review-document.js';
import { takeApart } from './source-parts.js';
import type { Verdict } from './verdict.js';

/** What a review is opened with. */
export interface OpenReview {
  readonly corpus: Corpus;
  readonly corpusFolder: string;
  /** Ids of the documents to review, all of them unreviewed. */
  readonly documents: readonly string[];
  readonly annotator: Annotator;
  /** Whether a person has decided on a statement in an earlier session, by its id. */
  readonly isDecided: (statement: string) => boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Documents ready for review, with the text of their files. */
export interface OpenedReview {
  readonly documents: ReadonlyMap<string, ReviewDocument>;
  /** By path relative to the corpus folder. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Reads documents for review and has every sentence annotated.
 * @throws Error if a file can no longer be read
 */
export async function openReview(options: OpenReview): Promise<OpenedReview> {
  const { corpus, corpusFolder, annotator, isDecided, onProgress } = options;
  const events = AliasMatcher.build(eventEntries(corpus.registry.events.values()));
  const known = new Map(corpus.documents.map((document) => [document.id, document]));
  const wanted = options.documents.flatMap((id) => known.get(id) ?? []);
  const documents = new Map<string, ReviewDocument>();
  const texts = new Map<string, string>();
  for (const [done, { id, file }] of wanted.entries()) {
    onProgress?.(done, wanted.length);
    const text = exactText(await readFile(join(corpusFolder, file)));
    const reading = readDocument(text, file);
    const { document } = reading;
    if (document === null) continue;
    const parts = takeApart(text, reading);
    const pieces = parts.blocks.flatMap((block, place) => block.pieces.map((piece) => ({ piece, block: place })));
    const statementTexts = pieces.map(({ piece }) => piece.text);
    const sentences = await annotatedSentences(statementTexts, document.language, {
      annotator,
      registry: corpus.registry,
    });
    const taken = new Map<string, number>();
    const units = pieces.map(({ piece, block }, key): Unit => {
      const own = sentences[key] ?? [];
      const written = piece.verdict;
      const draft = withEvent(draftOf(own, written), piece.text, events);
      const decision = isDecided(statementId(id, piece.text, taken)) ? 'accepted' : 'open';
      const confidence = confidenceIn(own, written);
      return {
        key,
        block,
        text: piece.text,
        source: piece.source,
        sentences: own,
        written,
        draft,
        confidence,
        decision,
      };
    });
    texts.set(file, text);
    documents.set(id, { ...headOf(document), parts, units, nextKey: units.length, given: new Map() });
  }
  onProgress?.(wanted.length, wanted.length);
  return { documents, texts };
}

function headOf(document: AnnotatedDocument) {
  const { id, file, title, publisher, published, language, event } = document;
  const missing = HEAD_FIELDS.filter((field) => document[field] === null);
  return { id, file, title, publisher, published, language, event, missing };
}

/** Where the file says another stance than the annotator does, one of the two is wrong: it comes early. */
function confidenceIn(sentences: readonly AnnotatedSentence[], { stance }: Verdict): number {
  const proposal = proposalOf(sentences);
  return stance === 'context' || stance === proposal.stance ? proposal.confidence : 1 - proposal.confidence;
}

/** Where neither block nor document names an event, the one that the text names is proposed. */
function withEvent(draft: Verdict, text: string, events: AliasMatcher): Verdict {
  if (draft.event !== null || draft.stance === 'context') return draft;
  const named = new Set(events.find(text).map(({ id }) => id));
  const [only] = named;
  return named.size === 1 && only !== undefined ? { ...draft, event: only } : draft;
}
