import type { Annotation } from '../../src/annotate/annotation.js';
import type { Annotator } from '../../src/annotate/annotator.js';
import { loadCorpus } from '../../src/corpus/load-corpus.js';
import { openReview } from '../../src/review/open-review.js';
import { withParties } from '../../src/review/parties-file.js';
import { beginReview, reviewSession } from '../../src/review/session.js';
import type { ReviewState } from '../../src/review/session-state.js';
import { renderVerified } from '../../src/review/verify.js';
import { type CorpusFiles, withCorpusFolder } from '../support/corpus-folder.ts';

const NOTHING: Annotation = {
  label: 'context',
  responseType: null,
  mixed: false,
  by: 'unnamed',
  against: 'unnamed',
  byIds: [],
  againstIds: [],
  confidence: 0.5,
};

/** Says what the words "said", "denied" and "called" give away; as certain as a sentence is short. */
const wordAnnotator: Annotator = {
  annotate: async (sentences) =>
    sentences.map(({ text }): Annotation => {
      const confidence = 1 / (1 + text.length);
      if (/denied/.test(text)) {
        return { ...NOTHING, label: 'response', responseType: 'denial', by: 'South', byIds: ['south'], confidence };
      }
      if (/said/.test(text)) {
        return { ...NOTHING, label: 'allegation', by: 'North', byIds: ['north'], againstIds: ['south'], confidence };
      }
      return { ...NOTHING, confidence };
    }),
};

const REGISTRY_FILES: CorpusFiles = {
  'parties.yaml': '- {id: north, name: North}\n- {id: south, name: South, aliases: [Sud]}\n',
  'events.yaml': '- {id: leak, title: Leak}\n- {id: flood, title: Flood}\n',
};

/** Opens a review of all documents of a folder that nobody has reviewed. */
async function reviewOf(folder: string): Promise<ReviewState> {
  const { corpus } = await loadCorpus(folder);
  const documents = corpus.documents.flatMap(({ id, statements }) =>
    statements.some(({ reviewed }) => !reviewed) ? [id] : [],
  );
  const opened = await openReview({
    corpus,
    corpusFolder: folder,
    documents,
    annotator: wordAnnotator,
    isDecided: () => false,
  });
  return beginReview({ documents: opened.documents, registry: corpus.registry });
}

/** Opens a review of files that are gone afterwards. */
export function reviewOfFiles(files: CorpusFiles): Promise<ReviewState> {
  return withCorpusFolder({ ...REGISTRY_FILES, ...files }, (folder) => reviewOf(folder));
}

/** @returns the review after the keys; a text of more than one character that is no `<key>` is typed */
export function pressed(state: ReviewState, ...keys: readonly string[]): ReviewState {
  const single = keys.flatMap((key) => (/^<.+>$/.test(key) ? [key] : [...key]));
  return single.reduce(reviewSession, state);
}

/** @returns the files as they would be written, and parties.yaml */
export function written(state: ReviewState): Record<string, string> {
  const files: Record<string, string> = {};
  for (const document of state.documents.values()) {
    const rendered = renderVerified(document);
    if (rendered.kind === 'trouble') throw new Error(`${document.file}:${rendered.line}: ${rendered.what}`);
    files[document.file] = rendered.text;
  }
  const parties = withParties(String(REGISTRY_FILES['parties.yaml']), state.added, state.registry);
  files['parties.yaml'] = 'text' in parties ? parties.text : parties.why;
  return files;
}
