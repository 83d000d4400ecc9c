import type { Surface } from '../metrics/labels.js';
import type { Metrics } from '../metrics/metrics.js';
import { commandPhrase } from '../present/command-phrases.js';
import { interfacePhrase } from '../present/interface-phrases.js';
import type { Access, Denied } from './access.js';
import type { CommandContext } from './command.js';
import type { Delivery } from './deliveries.js';
import { deniedHere } from './denied-here.js';
import { inTime } from './in-time.js';
import { notice, type Reply } from './reply.js';
import { send } from './send.js';
import type { Surroundings } from './surroundings.js';

/** Something to be answered, whatever brought it. */
export interface Job {
  /** Name for metrics. */
  readonly surface: Surface;
  readonly access: Access;
  /** Whether it searches: then it is counted against the limits. */
  readonly costs: boolean;
  /** Makes the reply. */
  work(): Promise<Reply>;
  /** Tells Discord to wait. */
  defer(): Promise<unknown>;
  /** Brings the reply. */
  readonly deliver: Delivery;
  /** Brings what only the person should see: that they may not, or must wait. */
  readonly deliverPrivately: Delivery;
}

/**
 * Answers one job: asks whether the person may, whether it is their turn, makes the reply, sends it, and takes note of
 * what the server's settings let it.
 * @throws what making or sending the reply throws
 */
export async function serve(job: Job, context: CommandContext, around: Surroundings): Promise<void> {
  const { log, metrics, admission, clock } = around;
  const denied = await deniedHere(job.access, context);
  if (denied !== null) {
    await send(denial(denied, context).outgoing, job.deliverPrivately, { log });
    return;
  }
  const started = clock().getTime();
  const seconds = () => (clock().getTime() - started) / 1000;
  let making: Promise<Reply>;
  if (job.costs) {
    const turn = admission.ask({ person: context.person, server: context.member.server }, () => job.work());
    if (turn.kind === 'wait') {
      metrics.waited(turn.why);
      const line = interfacePhrase(context.language, WAIT[turn.why], { seconds: turn.seconds });
      await send(notice(line).outgoing, job.deliverPrivately, { log });
      return;
    }
    making = turn.done;
  } else making = job.work();
  try {
    const reply = await inTime(making, () => job.defer());
    if (job.costs) count(reply, job.surface, seconds(), metrics);
    const sent = await send(reply.outgoing, job.deliver, { log });
    if (!sent.isWhole) metrics.heldBack(job.surface);
    await takeNote(reply, sent.messageId, context);
  } catch (error) {
    if (job.costs) metrics.answered({ surface: job.surface, outcome: 'failed', seconds: seconds() });
    throw error;
  }
}

const WAIT = {
  person: 'wait.person',
  server: 'wait.server',
  queue: 'wait.queue',
  'already answering': 'wait.already-answering',
} as const;

/** @returns a reply that says why somebody may not */
export function denial(denied: Denied, { language }: Pick<CommandContext, 'language'>): Reply {
  switch (denied) {
    case 'needs a server':
      return notice(interfacePhrase(language, 'denied.server'));
    case 'needs a role':
      return notice(interfacePhrase(language, 'denied.role', { settings: commandPhrase(language, 'settings.name') }));
    case 'moderators only':
      return notice(interfacePhrase(language, 'denied.moderators'));
    case 'administrators only':
      return notice(interfacePhrase(language, 'denied.administrators'));
  }
}

function count({ outgoing, outcome: told }: Reply, surface: Surface, seconds: number, metrics: Metrics): void {
  if (told !== undefined) metrics.answered({ surface, outcome: told, seconds });
  if (outgoing.kind === 'notice') return;
  const { answer } = outgoing;
  const outcome = answer.kind === 'nothing found' || answer.kind === 'refused' ? answer.kind : 'answered';
  metrics.answered({ surface, outcome, seconds });
  if (answer.kind === 'refused' && answer.reason === 'guard') metrics.guardRefused(surface);
}

async function takeNote({ state, asked }: Reply, messageId: string | null, context: CommandContext): Promise<void> {
  const { store, member, settings, now } = context;
  if (state !== undefined && messageId !== null) await store.messages.posted(state, messageId);
  const { server } = member;
  if (asked === undefined || server === null) return;
  for (const subject of [asked.isAnswered ? 'answered' : 'unanswered', ...asked.events])
    await store.activity.count(server, subject, now);
  if (asked.isAnswered || settings.keepQuestionsDays === 0) return;
  await store.questions.addUnanswered({ server, text: asked.question, language: asked.language });
}
