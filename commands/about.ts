import type { Command } from '../src/discord/command.js';
import { slashCommand } from '../src/discord/declare.js';
import { notice } from '../src/discord/reply.js';
import { ANYBODY } from '../src/discord/surfaces.js';
import { interfacePhrase } from '../src/present/interface-phrases.js';
import { formatDay, phrase } from '../src/present/phrases.js';

export default {
  declaration: slashCommand('about', { access: ANYBODY }),
  access: ANYBODY,
  costs: false,
  terminal: true,
  isPrivate: () => true,

  async run(_, { services, language }) {
    const { version, documents, statements, asOf, builtAt, model, vectors } = services.about();
    const dated = asOf === null ? { dated: 'no', date: '' } : { dated: 'yes', date: formatDay(language, asOf) };
    return notice(
      { heading: `Alteram ${version}` },
      phrase(language, 'help.corpus', { documents, statements, ...dated }),
      [`${interfacePhrase(language, 'about.indexed')} `, { moment: new Date(builtAt), style: 'f' }],
      phrase(language, 'help.engine', { model, vectors }),
      interfacePhrase(language, 'about.source'),
    );
  },
} satisfies Command;
