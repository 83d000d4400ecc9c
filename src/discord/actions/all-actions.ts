import type { Action } from '../action.js';
import { answerActions } from './answer-actions.js';
import { inboxActions } from './inbox-actions.js';
import { pageActions } from './page-actions.js';
import { privacyActions } from './privacy-actions.js';
import { settingsActions } from './settings-actions.js';

/**
 * @returns every action by its name
 * @throws Error if two have the same name
 */
export function allActions(): ReadonlyMap<string, Action> {
  const actions = [...answerActions, ...pageActions, ...settingsActions, ...inboxActions, ...privacyActions];
  const byName = new Map(actions.map((action) => [action.name, action]));
  if (byName.size < actions.length) throw new Error('two actions have the same name');
  return byName;
}
