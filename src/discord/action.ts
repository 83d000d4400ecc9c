import type { Access } from './access.js';
import type { CommandContext } from './command.js';
import type { KeptState } from './kept-state.js';
import type { Modal } from './modal.js';
import type { Reply } from './reply.js';

/** What pressing, choosing or filling in has given. */
export interface ActionInput {
  /** What the control itself says. */
  readonly argument: string;
  /** Chosen values of a select: texts, or ids of channels or roles. */
  readonly values: readonly string[];
  /** @returns what was written in a field of a form, without space around it; empty if nothing */
  field(id: string): string;
  /** Id of the kept state; empty where there is none. */
  readonly stateId: string;
  /** Whether this person made the message on which the control stands. */
  readonly isOwner: boolean;
}

interface ActionCommon<K extends KeptState['kind'] | 'none'> {
  /** Letters and hyphens; part of the custom ids that are out there: never reused for something else. */
  readonly name: string;
  /** That of the command whose message carries the control. */
  readonly access: Access;
  /** Whether it searches: then it is counted against the limits. */
  readonly costs: boolean;
  /** The kind of state that it needs. */
  readonly needs: K;
}

/** The state that an action of some kind is given. */
type StateOf<K> = K extends KeptState['kind'] ? Extract<KeptState, { kind: K }> : null;

type ActionOf<K extends KeptState['kind'] | 'none'> = ActionCommon<K> & Runs<StateOf<K>>;

type Runs<S> =
  | {
      /** Opens a form, at once. */
      readonly shows: 'form';
      run(input: ActionInput, context: CommandContext, state: S): Modal;
    }
  | {
      /**
       * `private` and `public` answer with a message of its own, `update` changes the message on which the control
       * stands; `own page` does so for the person who made that message, and answers others privately.
       */
      readonly shows: 'private' | 'public' | 'update' | 'own page';
      run(input: ActionInput, context: CommandContext, state: S): Promise<Reply>;
    };

/** What a control does; what it needs has been looked up and is of its kind. */
export type Action = ActionCommon<KeptState['kind'] | 'none'> & Runs<KeptState | null>;

/**
 * @returns the action, for the list of all
 * @throws (when run) Error if it is given a state of another kind than it needs
 */
export function defineAction<K extends KeptState['kind'] | 'none'>(action: ActionOf<K>): Action {
  const checked = (state: KeptState | null): StateOf<K> => {
    if ((state?.kind ?? 'none') !== action.needs) throw new Error(`the action ${action.name} was given another state`);
    return state as StateOf<K>;
  };
  return action.shows === 'form'
    ? { ...action, run: (input, context, state) => action.run(input, context, checked(state)) }
    : { ...action, run: (input, context, state) => action.run(input, context, checked(state)) };
}
