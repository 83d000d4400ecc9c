import { type Action, defineAction } from '../action.js';
import { forgetPerson } from '../privacy.js';
import { ANYBODY } from '../surfaces.js';

/** Deletes all that is stored of whoever presses it. */
const forgetMe = defineAction({
  name: 'forget-me',
  access: ANYBODY,
  costs: false,
  needs: 'none',
  shows: 'update',
  run: (_, context) => forgetPerson(context),
});

/** What the control of the notice on privacy does. */
export const privacyActions: readonly Action[] = [forgetMe];
