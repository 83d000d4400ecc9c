import type { StoredIndex } from '../index/store/stored-index.js';

/** What the guard and the composer look up: the statements on record, whom they concern, and the responses. */
export type Library = Pick<
  StoredIndex,
  'facts' | 'registry' | 'statementById' | 'documentById' | 'responsesFor' | 'statementsOf'
>;
