import type { Services } from '../../src/discord/services.js';
import { harbourLibrary } from './harbour-library.ts';
import { answerFrom, nothingFound, refuse } from './small-library.ts';

/** What a test service was asked. */
export interface Asked {
  readonly question: string;
  readonly event: string | undefined;
}

/**
 * Services over the made-up harbour dispute, with answers that the guard made.
 * Questions: `harbour` is answered; `slow` after 1.8 seconds; `never` not at all; `broken` fails; anything else finds
 * nothing.
 */
export function testServices(): Services & { readonly asked: Asked[] } {
  const library = harbourLibrary();
  const asked: Asked[] = [];
  return {
    asked,
    async ask(question, { language = 'en', event }) {
      asked.push({ question, event });
      if (question.includes('broken')) throw new Error('the index is on fire');
      if (question.includes('never')) return new Promise(() => {});
      if (question.includes('slow')) await new Promise((resolve) => setTimeout(resolve, 1800));
      if (question.trim() === '') return refuse(question, language, 'empty question');
      if (/harbour|slow/.test(question)) return answerFrom(library, ['posts', 'wider', 'silent', 'machine'], language);
      return nothingFound(library, ['posts'], language);
    },
    suggest(prefix) {
      const names = [...library.registry.events.values()].map(({ id, title }) => ({ name: title, value: id }));
      return names.filter(({ name }) => name.toLowerCase().startsWith(prefix.toLowerCase()));
    },
    about: () => ({ documents: 5, statements: 9, asOf: '2024-05-31', model: 'test model', vectors: 'exact scan' }),
  };
}
