import { partiesOf } from '../corpus/party-mentions.js';
import { plainText } from '../corpus/plain-text.js';
import type { Registry } from '../corpus/registry.js';
import type { EmbeddingModel } from '../index/embeddings/model.js';
import { type Annotation, type SentenceInput, UNNAMED } from './annotation.js';
import { shippedClassifier } from './classifier.js';
import { decide } from './decide.js';
import { featuresOf } from './features.js';
import type { Span } from './grammar.js';
import { RoleFinder } from './parties.js';
import { readSentence, type Sentence } from './sentence.js';
import { sentenceLanguage } from './sentence-language.js';
import { StanceFinder } from './stance.js';

/** What an annotator works with. */
export interface AnnotatorOptions {
  /** Whose names give `byIds` and `againstIds`; without one both stay empty. */
  readonly registry?: Registry;
  /** Sharpens the labels of sentences in the languages that it understands. */
  readonly model?: EmbeddingModel;
}

/** Says of sentences who accuses whom and who answers. */
export interface Annotator {
  /** @returns one annotation a sentence, in order; any text has one, also an empty one (context) */
  annotate(sentences: readonly SentenceInput[]): Promise<Annotation[]>;
}

function idsIn(registry: Registry | undefined, text: string, span: Span | null): string[] {
  if (registry === undefined || span === null) return [];
  const mentions = partiesOf(registry).find(text);
  return [...new Set(mentions.filter(({ start, end }) => start < span.end && span.start < end).map(({ id }) => id))];
}

/**
 * Makes an annotator of rules and a small classifier. The same sentence always gets the same annotation.
 * @throws Error if a data file of the annotator is missing or damaged
 */
export function createAnnotator({ registry, model }: AnnotatorOptions = {}): Annotator {
  const classifier = shippedClassifier();
  const embedder = model !== undefined && model.id === classifier.model ? model : null;
  const annotateOne = (sentence: Sentence, embedding: Float32Array | undefined): Annotation => {
    const found = new StanceFinder(sentence).find();
    const stance = decide(found, classifier.classify(featuresOf(sentence, found), embedding));
    const finder = new RoleFinder(sentence, stance);
    const roles = finder.find();
    const { text } = sentence.prepared;
    const words = (span: Span | null): string => (span === null ? UNNAMED : text.slice(span.start, span.end));
    return {
      label: stance.label,
      responseType: stance.responseType,
      mixed: stance.mixed || (stance.label === 'allegation' && finder.answersBack(roles)),
      by: words(roles.by),
      against: words(roles.against),
      byIds: idsIn(registry, text, roles.by),
      againstIds: idsIn(registry, text, roles.against),
      confidence: classifier.confidence(stance.probability),
    };
  };
  return {
    annotate: async (inputs) => {
      const sentences = inputs.map((input) => readSentence(input.text, sentenceLanguage(input.text, input.lang)));
      const embedded = embedder === null ? [] : sentences.filter(({ language }) => language === 'en');
      const vectors =
        embedder === null || embedded.length === 0
          ? []
          : await embedder.embedMany(embedded.map(({ prepared }) => plainText(prepared.text) || ' '));
      const vectorOf = new Map(embedded.map((sentence, index) => [sentence, vectors[index]]));
      return sentences.map((sentence) => annotateOne(sentence, vectorOf.get(sentence)));
    },
  };
}
