import type { PhraseLanguage } from '../../answer/answer.js';
import { groupQuestions } from '../../answer/question-groups.js';
import { looksAccusing } from '../../corpus/accusing.js';
import { commandPhrase } from '../../present/command-phrases.js';
import { labelText } from '../../present/discord/control-rows.js';
import type { NoticeLine } from '../../present/discord/notice.js';
import { interfacePhrase } from '../../present/interface-phrases.js';
import type { Outgoing } from '../reply.js';
import type { Surroundings } from '../surroundings.js';

/** How many events and open questions a digest names. */
const MOST_EVENTS = 5;
const MOST_QUESTIONS = 5;
/** Open things that are counted and grouped, the newest. */
const MOST_OPEN = 1_000;
const SHOWN_QUESTION = 250;

/** What a digest is made of. */
export interface DigestRequest {
  readonly server: string;
  readonly language: PhraseLanguage;
  /** From when on it counts. */
  readonly since: Date;
}

/**
 * @returns the messages of a digest: what was asked and what is open, then the documents that are new, where there are any
 * @throws what the store throws
 */
export async function composeDigest(
  { server, language, since }: DigestRequest,
  { store, services }: Pick<Surroundings, 'store' | 'services'>,
): Promise<readonly Outgoing[]> {
  const say = (key: Parameters<typeof interfacePhrase>[1], values = {}) => interfacePhrase(language, key, values);
  const [outcomes, events, questions, reports, seen] = await Promise.all([
    store.activity.outcomes(server, since),
    store.activity.mostAsked(server, since, MOST_EVENTS),
    store.questions.open(server, MOST_OPEN),
    store.reports.open(server, MOST_OPEN),
    store.documents.since(since),
  ]);
  const present = new Set(services.documentIds());
  const added = seen.filter((id) => present.has(id));
  // A question may allege what no source says, and others than moderators may read a digest.
  const quotable = questions.filter(({ text }) => !looksAccusing(text));
  const groups = groupQuestions(quotable).slice(0, MOST_QUESTIONS);
  const withheld = questions.length - quotable.length;
  const lines: NoticeLine[] = [
    { heading: say('digest.heading') },
    [`${say('digest.since')} `, { moment: since, style: 'D' }],
    say('digest.outcomes', { ...outcomes }),
    ...(events.length === 0 ? [] : [{ heading: say('digest.most-asked') }]),
    ...events.map(({ subject, count }) => say('digest.event', { name: services.nameOf(subject), count })),
    ...(questions.length === 0 ? [] : [{ heading: say('digest.open-questions', { count: questions.length }) }]),
    ...groups.map(({ text, ids }, i) =>
      say('digest.question', { n: i + 1, text: labelText(text, SHOWN_QUESTION), count: ids.length }),
    ),
    ...(withheld === 0 ? [] : [say('digest.not-quoted', { count: withheld })]),
    say('digest.reports', { count: reports.length }),
    ...(questions.length + reports.length === 0
      ? []
      : [say('digest.see-inbox', { inbox: commandPhrase(language, 'inbox.name') })]),
    say('digest.documents', { count: added.length }),
  ];
  const notice: Outgoing = { kind: 'notice', lines };
  if (added.length === 0) return [notice];
  return [notice, { kind: 'answer', answer: services.listDocuments(added, language) }];
}
