import { type Unreviewed, withoutUnreviewed } from '../corpus/unreviewed.js';
import type { Preparation } from '../index/preparation.js';

/** Raised when the same corpus and settings would give another index than before. */
const VERSION = 1;

/** @returns what is done to a corpus before it is indexed: unreviewed documents are kept out as the setting says */
export function preparationFor(unreviewed: Unreviewed): Preparation {
  return {
    key: `${VERSION} ${unreviewed}`,
    prepare: async (corpus) => withoutUnreviewed(corpus, unreviewed),
  };
}
