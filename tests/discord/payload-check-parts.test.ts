import { describe, expect, test } from '@jest/globals';
import type { Heading } from '../../src/answer/answer.js';
import { type Answer, guard, guardDocuments, guardFactCheck, partOf } from '../../src/answer/guard.js';
import { checkedMessage } from '../../src/discord/checked-message.js';
import { checkMessage } from '../../src/discord/payload-check.js';
import type { ControlRow } from '../../src/present/discord/controls.js';
import { renderForDiscord } from '../../src/present/discord/render.js';
import { phrase } from '../../src/present/phrases.js';
import { callbackProblems } from '../support/discord-stand-in/limits.ts';
import { harbourLibrary } from '../support/harbour-library.ts';
import { answerFrom } from '../support/small-library.ts';

/*
 * The check before sending, on all that is not a plain block: headings, fact-checks, lists, pages, controls and files. Each
 * message is changed in one way, which must be found.
 */

interface Component {
  type: number;
  content?: string;
  style?: number;
  custom_id?: string;
  label?: string;
  placeholder?: string;
  url?: string;
  spoiler?: boolean;
  disabled?: boolean;
  file?: { url: string };
  options?: { label: string; value: string }[];
  components?: Component[];
}
interface Message {
  components: Component[];
}
type Change = (message: Message, inside: Component[]) => void;

const library = harbourLibrary();
const FERRY = library.registry.events.get('ferry') ?? null;

const CONTROLS: readonly ControlRow[] = [
  [
    { kind: 'button', id: '1:sources:x:', label: 'Sources', emoji: '📚' },
    { kind: 'button', id: '1:up:x:', label: 'Helpful', style: 'success', disabled: true },
  ],
  [
    {
      kind: 'text select',
      id: '1:language:x:',
      placeholder: 'Language',
      min: 1,
      max: 1,
      options: [
        { label: 'English', value: 'en', selected: true },
        { label: 'Français '.repeat(20), value: 'fr', description: 'The language of France' },
      ],
    },
  ],
  [
    {
      kind: 'channel select',
      id: '1:channel:x:',
      placeholder: 'Channel',
      min: 0,
      max: 3,
      selectedIds: ['123456789012345678', '223456789012345678'],
    },
  ],
  [{ kind: 'role select', id: '1:role:x:', placeholder: 'Role', min: 0, max: 1, selectedIds: [] }],
];

function groupsOf(id: string, heading: Heading) {
  return library
    .statementsOf(id)
    .filter(({ stance }) => stance !== 'response')
    .map((statement) => ({ statements: [{ statement, alsoIn: [] }] as const, responses: [], heading }));
}

const common = { question: 'What?', language: 'en' } as const;
const summary = guard(
  {
    ...common,
    title: { kind: 'summary', event: FERRY, from: null, to: '2024-05-31' },
    groups: [
      ...groupsOf('silent', { kind: 'alleged', event: FERRY }),
      ...groupsOf('posts', { kind: 'date', date: '2024-05-01', basis: 'named' }),
    ],
    listsOpen: true,
    nearest: [],
  },
  library,
);
const factCheck = guardFactCheck(
  {
    ...common,
    claims: [
      {
        text: 'Sudria ran 40 fake accounts.',
        finding: { kind: 'reported' },
        groups: groupsOf('machine', { kind: 'done' }),
      },
      {
        text: 'The harbour has 14 berths.',
        finding: { kind: 'conflicts', differences: [{ kind: 'number', claimed: '14', recorded: '12' }] },
        groups: groupsOf('machine', { kind: 'done' }),
      },
      { text: 'Norland poisoned it.', finding: { kind: 'reported' }, groups: [] },
    ],
  },
  library,
);
const documents = guardDocuments(
  { ...common, documents: ['posts', 'wider'].flatMap((id) => library.documentById(id) ?? []) },
  library,
);

function changed(answer: Answer, change: Change, controls: readonly ControlRow[] = [], name?: string): Message {
  const file = name === undefined ? undefined : { name };
  const message = JSON.parse(JSON.stringify(renderForDiscord(answer, { controls, file }))) as Message;
  change(message, message.components[0]?.components ?? []);
  return message;
}

/** Replaces in the text that contains `part`. */
function edited(part: string, by: string): Change {
  return (_, inside) => {
    const text = inside.find(({ content }) => content?.includes(part));
    if (text?.content === undefined) throw new Error(`no text contains ${part}`);
    text.content = text.content.replace(part, by);
  };
}

function without(part: string): Change {
  return (_, inside) => {
    const at = inside.findIndex(({ content }) => content?.includes(part));
    if (at < 0) throw new Error(`no text contains ${part}`);
    inside.splice(at, 1);
  };
}

describe.each([
  ['a summary', summary],
  ['a fact-check', factCheck],
  ['a list of documents', documents],
] as const)('%s', (_, answer) => {
  test('holds as it is rendered, with controls and a file', () => {
    const unchanged = changed(answer, () => {}, CONTROLS, 'summary.md');
    expect(checkMessage(unchanged, answer, CONTROLS, 'summary.md')).toEqual([]);
    expect(callbackProblems({ type: 4, data: { ...unchanged } }, { files: ['summary.md'] })).toEqual([]);
  });
});

test.each<[string, Change]>([
  ['a title that is gone', without('## Summary')],
  ['a title of another event', edited('Ferry timetable', 'Harbour dispute')],
  ['a title as small as a heading', edited('## Summary', '### Summary')],
  ['a heading that is gone', edited('### What is alleged: Ferry timetable\n', '')],
  [
    'a heading that is shown again',
    edited('Norland said unnamed', '### What is alleged: Ferry timetable\nNorland said unnamed'),
  ],
  ['a heading as large as a title', edited('### 1 May 2024', '## 1 May 2024')],
  ['a heading that is an ordinary line', edited('### 1 May 2024', '1 May 2024')],
  ['an allegation as a heading', edited('\nSudria said Norland', '\n### Sudria said Norland')],
  ['an allegation as a title', edited('\nSudria said Norland', '\n## Sudria said Norland')],
  ['a response of the size of a heading', edited('**Response from Sudria:**', '### Response from Sudria\\:')],
  ['a moment in the place of a date', edited('1 May 2024', '<t:1714521600:D>')],
  ['a silence that is not listed', without('on “Ferry timetable” is in the corpus')],
  ['a silence on another matter', edited('on “Ferry timetable” is in', 'on “Harbour dispute” is in')],
])('in a summary, %s is found', (_, change) => {
  expect(checkMessage(changed(summary, change), summary)).not.toEqual([]);
});

test.each<[string, Change]>([
  ['a verdict in the place of the finding', edited('Sources in the corpus report this.', 'This is true.')],
  ['a finding that is gone', edited('Sources in the corpus report this.\n', '')],
  ['another difference', edited('the source has “12”', 'the source has “13”')],
  ['another claim', edited('ran 40 fake', 'ran 400 fake')],
  ['a claim without its number', edited('Claim 1: ', '')],
  ['the response to the claim that is gone', edited('**No response to this is in the corpus.', '**')],
  [
    'a response to a claim that is gone with its introduction',
    (_, inside) => {
      const text = inside.find(({ content }) => content?.includes('40 fake'));
      if (text?.content) text.content = text.content.slice(0, text.content.lastIndexOf('\n\n'));
    },
  ],
  ['an accusation that is not to be repeated', edited('**Claim 3 is', 'Norland poisoned it. **Claim 3 is')],
  [
    'the silence to it that is gone',
    edited('\n\n**No response from Norland is in the corpus (as of 31 May 2024).**', ''),
  ],
  ['evidence that is gone', edited('The harbour opened in 1902 and has 12 berths. [1] (machine-annotated)', '')],
  ['the foot that is gone', without('It is no verdict')],
  ['a claim that is gone', without('14 berths')],
])('in a fact-check, %s is found', (_, change) => {
  expect(checkMessage(changed(factCheck, change), factCheck)).not.toEqual([]);
});

test.each<[string, Change]>([
  [
    'a document that is gone from the middle',
    edited(
      '[1] Norland Gazette (via City Archive): Posts about the harbour, 1 May 2024, <https://example.org/posts> (posts)\n',
      '',
    ),
  ],
  [
    'a document that is gone from the end',
    edited('\n[2] Example Institute: Report wider, 1 February 2023, <https://example.org/wider> (wider)', ''),
  ],
  ['another title', edited('Posts about the harbour', 'Sudria is guilty')],
  ['another link', edited('<https://example.org/posts>', '<https://example.com/posts>')],
])('in a list of documents, %s is found', (_, change) => {
  expect(checkMessage(changed(documents, change), documents)).not.toEqual([]);
});

test('a list of documents may be shorter, if a line says so', () => {
  const short = renderForDiscord(documents, { room: { text: 4000, components: 4 } });
  const cut = changed(documents, (_, inside) => {
    const [list] = inside;
    const lines = list?.content?.split('\n') ?? [];
    inside.splice(
      0,
      inside.length,
      { type: 10, content: lines.slice(0, 2).join('\n') },
      { type: 10, content: phrase('en', 'left-out', { count: 1 }) },
    );
  });
  expect(checkMessage(cut, documents)).toEqual([]);
  expect(checkMessage(short, documents)).toEqual([]);
});

describe('pages', () => {
  const whole = answerFrom(library, ['posts', 'wider']);
  if (whole.kind !== 'answered') throw new Error('not answered');
  const page = partOf(whole, [1], { number: 2, of: 3 });

  test('hold, and tell which they are', () => {
    expect(
      checkMessage(
        changed(page, () => {}),
        page,
      ),
    ).toEqual([]);
    expect(checkMessage(changed(page, without('Page 2 of 3')), page)).not.toEqual([]);
    expect(checkMessage(changed(page, edited('Page 2', 'Page 3')), page)).not.toEqual([]);
    expect(
      checkMessage(
        changed(page, () => {}),
        whole,
      ),
    ).not.toEqual([]);
  });
});

/** The rows after the container. */
const rows = (message: Message) => message.components.filter(({ type }) => type === 1);

test.each<[string, Change]>([
  ['a row that is gone', (message) => message.components.pop()],
  [
    'a row more',
    (message) => message.components.push({ type: 1, components: [{ type: 2, style: 1, custom_id: 'x', label: 'x' }] }),
  ],
  ['another order', (message) => message.components.push(...message.components.splice(2, 1))],
  ['another id', (message) => Object.assign(rows(message)[0]?.components?.[0] ?? {}, { custom_id: '1:other:x:' })],
  ['another label', (message) => Object.assign(rows(message)[0]?.components?.[0] ?? {}, { label: 'Sudria is guilty' })],
  ['another style', (message) => Object.assign(rows(message)[0]?.components?.[1] ?? {}, { style: 4 })],
  ['a button that is on', (message) => delete rows(message)[0]?.components?.[1]?.disabled],
  [
    'a button that opens a link',
    (message) => Object.assign(rows(message)[0]?.components?.[0] ?? {}, { style: 5, url: 'https://e.org' }),
  ],
  [
    'another placeholder',
    (message) => Object.assign(rows(message)[1]?.components?.[0] ?? {}, { placeholder: 'Verdict' }),
  ],
  ['an option that is gone', (message) => rows(message)[1]?.components?.[0]?.options?.pop()],
  [
    'another option',
    (message) => Object.assign(rows(message)[1]?.components?.[0]?.options?.[0] ?? {}, { label: 'Sudria is guilty' }),
  ],
  ['another value', (message) => Object.assign(rows(message)[1]?.components?.[0]?.options?.[0] ?? {}, { value: 'fr' })],
  ['a file that is gone', (message) => message.components.splice(1, 1)],
  ['another file', (message) => Object.assign(message.components[1] ?? {}, { file: { url: 'attachment://other.md' } })],
  [
    'a file from elsewhere',
    (message) => Object.assign(message.components[1] ?? {}, { file: { url: 'https://e.org/x.md' } }),
  ],
  ['a hidden file', (message) => Object.assign(message.components[1] ?? {}, { spoiler: true })],
  ['a text after the container', (message) => message.components.push({ type: 10, content: 'Sudria is guilty.' })],
  ['a second container', (message) => message.components.push({ type: 17, components: [] })],
  ['a text before the container', (message) => message.components.unshift({ type: 10, content: 'Sudria is guilty.' })],
  [
    'a control among the texts',
    (_, inside) => inside.push({ type: 1, components: [{ type: 2, style: 1, custom_id: 'y', label: 'y' }] }),
  ],
  ['a file among the texts', (_, inside) => inside.push({ type: 13, file: { url: 'attachment://summary.md' } })],
])('among controls and files, %s is found', (_, change) => {
  expect(checkMessage(changed(summary, change, CONTROLS, 'summary.md'), summary, CONTROLS, 'summary.md')).not.toEqual(
    [],
  );
});

describe('controls', () => {
  const button = (id: string) => ({ kind: 'button', id, label: 'x' }) as const;

  test('with one id, or that were not asked for, are found', () => {
    const twice: ControlRow[] = [[button('a'), button('a')]];
    expect(
      checkMessage(
        changed(summary, () => {}, twice),
        summary,
        twice,
      ),
    ).not.toEqual([]);
    expect(
      checkMessage(
        changed(summary, () => {}, CONTROLS),
        summary,
      ),
    ).not.toEqual([]);
    expect(
      checkMessage(
        changed(summary, () => {}, [], 'x.md'),
        summary,
      ),
    ).not.toEqual([]);
  });

  test('with an id that Discord does not take are not rendered', () => {
    expect(() => renderForDiscord(summary, { controls: [[button('')]] })).toThrow(RangeError);
    expect(() => renderForDiscord(summary, { controls: [[button('x'.repeat(101))]] })).toThrow(RangeError);
  });

  test('never give way to the answer, and the answer gives way in whole blocks', () => {
    const many: ControlRow[] = Array.from({ length: 5 }, (_, i) => [
      button(`${i}0`),
      ...Array.from({ length: 4 }, (_, j) => button(`${i}${j + 1}`)),
    ]);
    const answer = answerFrom(library, ['posts', 'wider', 'silent', 'elsewhere', 'machine']);
    const { message, faults } = checkedMessage({ kind: 'answer', answer, controls: many });
    expect(faults).toEqual([]);
    expect(JSON.stringify(message.components).split('"custom_id"')).toHaveLength(26);
    expect(JSON.stringify(message)).toContain('did not fit');
    expect(callbackProblems({ type: 4, data: message })).toEqual([]);
  });
});

describe('a fact-check that was changed after the guard is found:', () => {
  const group = (id: string, stance: string) => ({
    statements: library
      .statementsOf(id)
      .filter((one) => one.stance === stance)
      .map((statement) => ({ statement, alsoIn: [] })) as never,
    responses: [],
  });
  /** The faults of a claim with a statement as evidence, changed in one way. */
  const faultsOf = (
    text: string,
    evidence: ReturnType<typeof group>,
    change: (claim: { rebuttals: unknown[] }) => void,
  ) => {
    const claims = [{ text, finding: { kind: 'reported' } as const, groups: [evidence] }];
    const answer = guardFactCheck({ ...common, claims }, library);
    if (answer.kind !== 'answered') throw new Error(answer.kind);
    change(answer.blocks[0] as unknown as { rebuttals: unknown[] });
    return checkedMessage({ kind: 'answer', answer }).faults;
  };

  test('what answered the claim is gone', () => {
    const gone = (claim: { rebuttals: unknown[] }) => claim.rebuttals.splice(0);
    expect(faultsOf('Sudria ran fake accounts.', group('posts', 'context'), () => {})).toEqual([]);
    expect(faultsOf('Sudria ran fake accounts.', group('posts', 'context'), gone)).toEqual([
      'nothing stands against an allegation against sudria',
    ]);
  });

  test('what answered the evidence is gone', () => {
    const gone = (claim: { rebuttals: unknown[] }) => {
      const [block] = (claim as unknown as { evidence: { rebuttals: unknown[] }[] }).evidence;
      block?.rebuttals.splice(0);
    };
    expect(faultsOf('The harbour is old.', group('posts', 'allegation'), () => {})).toEqual([]);
    expect(faultsOf('The harbour is old.', group('posts', 'allegation'), gone)).toEqual([
      'nothing stands against an allegation against sudria',
    ]);
  });

  test('what is said to stand above does not', () => {
    const above = (claim: { rebuttals: unknown[] }) =>
      Object.assign(claim.rebuttals[0] as object, { standing: 'shown above' });
    expect(faultsOf('The Port Office ran fake accounts.', group('posts', 'response'), above)).toEqual([]);
    expect(faultsOf('Sudria ran fake accounts.', group('posts', 'context'), above)).toEqual([
      'the response for sudria does not stand above',
    ]);
  });
});

describe('a file', () => {
  test('of an answer is its Markdown', () => {
    const { files, message, faults } = checkedMessage({
      kind: 'answer',
      answer: summary,
      file: { name: 's.md', answer: summary },
    });
    expect(faults).toEqual([]);
    expect(files).toEqual([
      { name: 's.md', content: expect.stringMatching(/^# Summary: Ferry timetable, until 31 May 2024\n/) },
    ]);
    expect(message.components[1]).toEqual({ type: 13, file: { url: 'attachment://s.md' } });
  });

  test('of what the guard did not let out is not sent, nor one with a name that Discord changes', () => {
    const copy = { ...summary } as Answer;
    expect(checkedMessage({ kind: 'answer', answer: summary, file: { name: 's.md', answer: copy } })).toMatchObject({
      files: [],
      faults: ['a file of no answer of the guard'],
    });
    const named = checkedMessage({ kind: 'answer', answer: summary, file: { name: 'über mich.md', answer: summary } });
    expect(named.faults).not.toEqual([]);
    expect(named.files).toEqual([]);
  });

  test('of a notice is sent as it is', () => {
    const file = { name: 'inbox.csv', content: 'a,b' };
    expect(checkedMessage({ kind: 'notice', lines: ['Here.'], file })).toMatchObject({ files: [file], faults: [] });
  });
});
