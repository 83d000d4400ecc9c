import type { Annotator } from '../annotate/annotator.js';
import { accusedIn } from '../corpus/accusing.js';
import type { Registry } from '../corpus/registry.js';
import { splitSentences } from '../corpus/sentences.js';
import type { AnnotatedSentence } from './proposal.js';

/**
 * Cuts statements into sentences and has these annotated, all at once.
 * @param language BCP 47 tag of the texts
 * @returns the sentences of each text, in order
 */
export async function annotatedSentences(
  texts: readonly string[],
  language: string,
  { annotator, registry }: { readonly annotator: Annotator; readonly registry: Registry },
): Promise<AnnotatedSentence[][]> {
  const cut = texts.map((text) => splitSentences(text, language));
  const annotations = await annotator.annotate(cut.flat().map((text) => ({ text, lang: language })));
  let next = 0;
  return cut.map((sentences) =>
    sentences.flatMap((text) => {
      const annotation = annotations[next++];
      return annotation === undefined ? [] : [{ text, annotation, named: accusedIn(text, registry).against }];
    }),
  );
}
