import { interfacePhrase } from '../../present/interface-phrases.js';
import { type Action, defineAction } from '../action.js';
import { answerReply } from '../answer-reply.js';
import { customId } from '../custom-id.js';
import { overviewReply } from '../overview-reply.js';
import { notice } from '../reply.js';
import { ASK } from '../surfaces.js';

/** Longest follow-up, in characters: as long as a question of the command. */
const LONGEST_QUESTION = 500;
const LONGEST_REPORT = 1_500;
const LONGEST_LINK = 500;

/** Under an answer: its sources, each with the statements that it shows. */
const sources = defineAction({
  name: 'sources',
  access: ASK,
  costs: true,
  needs: 'answer',
  shows: 'private',
  run: (_, context, { statements }) => overviewReply({ kind: 'passages', statements }, 'ask', context),
});

/** Under an answer: all that the accused have answered. */
const responses = defineAction({
  name: 'responses',
  access: ASK,
  costs: true,
  needs: 'answer',
  shows: 'private',
  run: (_, context, { statements }) => overviewReply({ kind: 'full responses', statements }, 'ask', context),
});

/** Under an answer: a form for another question on the same subject. */
const followUp = defineAction({
  name: 'follow-up',
  access: ASK,
  costs: false,
  needs: 'answer',
  shows: 'form',
  run: ({ stateId }, { language }) => ({
    id: customId('follow-up-asked', stateId),
    title: interfacePhrase(language, 'follow-up.title'),
    fields: [
      {
        id: 'question',
        label: interfacePhrase(language, 'follow-up.question'),
        long: true,
        required: true,
        maxLength: LONGEST_QUESTION,
      },
    ],
  }),
});

/** The form of a follow-up: answers it in public, unless the server's answers are private. */
const followUpAsked = defineAction({
  name: 'follow-up-asked',
  access: ASK,
  costs: true,
  needs: 'answer',
  shows: 'public',
  async run(input, context, { subject }) {
    const question = input.field('question');
    const { services, conversation, preferred } = context;
    const answer = await services.ask(question, {
      subject,
      previous: input.isOwner ? conversation.previous() : [],
      ...(preferred === undefined ? {} : { language: preferred }),
    });
    conversation.remember(question);
    return answerReply(answer, { surface: 'ask', question }, context);
  },
});

/** Under an answer: whether it helped. */
const vote = defineAction({
  name: 'vote',
  access: ASK,
  costs: false,
  needs: 'answer',
  shows: 'private',
  async run({ argument, stateId }, { store, person, member, language }) {
    await store.feedback.vote({ state: stateId, server: member.server, person, helpful: argument === 'up' });
    return notice(interfacePhrase(language, 'vote.thanks'));
  },
});

/** Under an answer: a form to say what is wrong with it. */
const report = defineAction({
  name: 'report',
  access: ASK,
  costs: false,
  needs: 'answer',
  shows: 'form',
  run: ({ stateId }, { language }) => ({
    id: customId('reported', stateId),
    title: interfacePhrase(language, 'report.title'),
    fields: [
      {
        id: 'what',
        label: interfacePhrase(language, 'report.what'),
        long: true,
        required: true,
        maxLength: LONGEST_REPORT,
      },
      {
        id: 'link',
        label: interfacePhrase(language, 'report.link'),
        long: false,
        required: false,
        maxLength: LONGEST_LINK,
        placeholder: 'https://',
      },
    ],
  }),
});

/** The form of a report: keeps it for the moderators. */
const reported = defineAction({
  name: 'reported',
  access: ASK,
  costs: false,
  needs: 'answer',
  shows: 'private',
  async run(input, { store, person, member, language }, { documents, statements }) {
    const link = input.field('link');
    if (link !== '' && !(/^https?:\/\//i.test(link) && URL.canParse(link))) {
      return notice(interfacePhrase(language, 'report.bad-link'));
    }
    const added = await store.reports.add({
      server: member.server,
      person,
      text: input.field('what'),
      link: link === '' ? null : link,
      documents,
      statements,
    });
    return notice(interfacePhrase(language, added === 'too many' ? 'report.too-many' : 'report.thanks'));
  },
});

/** What the controls under an answer do. */
export const answerActions: readonly Action[] = [sources, responses, followUp, followUpAsked, vote, report, reported];
