import { describe, expect, test } from '@jest/globals';
import { proposalOf } from '../../src/review/proposal.js';
import { progressOf, unitAt } from '../../src/review/session-state.js';
import { viewOf } from '../../src/review/view.js';
import { frontMatter } from '../support/corpus-folder.ts';
import { pressed, reviewOfFiles, written } from './small-review.ts';

const HEAD = frontMatter('a', 'reviewed: false');

/** A review of one document with this body. */
function bodyReview(body: string, head = HEAD) {
  return reviewOfFiles({ 'a.md': `${head}\n${body}` });
}

function bodyOf(text: string | undefined, head = HEAD): string {
  if (!text?.startsWith(`${head}\n`)) throw new Error(`another front matter: ${text}`);
  return text.slice(head.length + 1);
}

const LONG = 'It rained on both sides of the river for most of that long week in March.';

describe('deciding', () => {
  test('puts a block around what is accepted and leaves the rest alone', async () => {
    const state = await bodyReview(`${LONG}  \n\nNorth said that\n*South* leaked it.\t\n\n${LONG} Again.\n`);
    // The least certain is the longest: two contexts come first.
    const done = pressed(state, 's', 's', '<enter>');
    expect(bodyOf(written(done)['a.md'])).toBe(
      `${LONG}  \n\n:::allegation{by="north" against="south"}\nNorth said that\n*South* leaked it.\t\n:::\n\n${LONG} Again.\n`,
    );
    expect(progressOf(done)).toEqual({ decided: 1, all: 3 });
  });

  test('begins with what is least certain', async () => {
    const state = await bodyReview(`Short.\n\n${LONG}\n\nSouth denied it.\n`);
    const order = [state, pressed(state, '<enter>'), pressed(state, '<enter>', '<enter>')].map((one) => {
      if (one.current === null) throw new Error('nothing is shown');
      return unitAt(one, one.current)?.unit.text;
    });
    expect(order).toEqual([LONG, 'South denied it.', 'Short.']);
  });

  test('calls the document reviewed with its last statement, and no draft any more', async () => {
    const head = frontMatter('a', 'draft: import # from a feed');
    const state = await bodyReview('South denied it.\n\nIt rained.\n', head);
    const almost = pressed(state, '<enter>');
    expect(written(almost)['a.md']).toContain('draft: import # from a feed\nreviewed: false\n---\n');
    const done = pressed(almost, '<enter>');
    expect(written(done)['a.md']).toBe(
      `${head.replace('draft: import # from a feed', 'reviewed: true')}\n:::response{by="south" type="denial"}\nSouth denied it.\n:::\n\nIt rained.\n`,
    );
    expect(pressed(done, 'u', 'u').documents).toEqual(state.documents);
  });

  test('a document of which nobody but the review says anything stays unreviewed until it is done', async () => {
    const state = await bodyReview('South denied it.\n\nIt rained.\n', frontMatter('a'));
    expect(written(pressed(state, '<enter>'))['a.md']).toContain('kind: news-report\nreviewed: false\n---');
  });

  test.each([
    [
      'a stance with its parties and event',
      ['r', '4', 'b', '<clear>', 'south', '<enter>', 'e', '<clear>', 'flood', '<enter>', '<enter>'],
      ':::response{by="south" type="partial-acceptance" event="flood"}',
    ],
    [
      'parties by their names, and several',
      ['a', 'b', '<clear>', 'SUD, north', '<enter>', 'g', '<clear>', 'nor', '<tab>', '<enter>', '<enter>'],
      ':::allegation{by="south north" against="north"}',
    ],
    [
      'what is missing, asked for one after the other',
      ['a', '<enter>', 'north', '<enter>', 'sou', '<tab>', '<enter>'],
      ':::allegation{by="north" against="south"}',
    ],
    [
      'for whom somebody answers',
      ['1', 'b', '<clear>', 'north', '<enter>', 'f', 'south', '<enter>', '<enter>'],
      ':::response{by="north" for="south" type="denial"}',
    ],
    [
      'whom an answer accuses',
      ['2', 'b', '<clear>', 'south', '<enter>', 'g', '<clear>', 'north', '<enter>', '<enter>'],
      ':::response{by="south" type="counter-accusation" against="north"}',
    ],
  ])('takes %s', async (_, keys, line) => {
    const done = pressed(await bodyReview('It is so.\n'), ...keys);
    expect(bodyOf(written(done)['a.md'], HEAD.replace('false', 'true'))).toBe(`${line}\nIt is so.\n:::\n`);
  });

  test('an event that is not there is told with what may be meant', async () => {
    const state = pressed(await bodyReview('It is so.\n'), 'e', '<clear>', 'flod', '<enter>');
    expect(state.message).toContain('did you mean "flood"?');
    expect(pressed(state, '<escape>').prompt).toBeNull();
  });
});

describe('a new party', () => {
  test('is proposed by its name, and declared with its aliases', async () => {
    const state = await bodyReview('It is so.\n');
    const asked = pressed(state, 'a', 'b', '<clear>', 'The Dockers’ Union: "A", North', '<enter>');
    expect(asked.prompt).toMatchObject({ typed: 'dockers-union-a' });
    const done = pressed(asked, '<clear>', 'dockers', '<enter>', 'DU, 码头工会', '<enter>');
    expect(done.added).toEqual([{ id: 'dockers', name: 'The Dockers’ Union: "A"', aliases: ['DU', '码头工会'] }]);
    expect(written(done)['parties.yaml']).toBe(
      `- {id: north, name: North}\n- {id: south, name: South, aliases: [Sud]}\n- id: dockers\n  name: 'The Dockers’ Union: "A"'\n  aliases: [DU, 码头工会]\n`,
    );
    const accepted = pressed(done, '<enter>', 'south', '<enter>');
    expect(written(accepted)['a.md']).toContain(':::allegation{by="north dockers" against="south"}');
    expect(pressed(accepted, 'u', 'u', 'u').added).toEqual([]);
  });

  test('may turn out to be a known one', async () => {
    const done = pressed(
      await bodyReview('It is so.\n'),
      'a',
      'b',
      '<clear>',
      'Southern Ministry',
      '<enter>',
      '<clear>',
      'south',
      '<enter>',
    );
    expect([done.added, done.prompt]).toEqual([[], null]);
    expect(viewOf(done).join('\n')).toContain('allegation; by south');
  });
});

describe('cutting and joining', () => {
  test('splits at a sentence, each part with the proposal of its own', async () => {
    const state = await bodyReview('North said *that* South leaked it.\nSouth denied it.\n');
    const split = pressed(state, 'x', '<enter>', '<enter>');
    expect(bodyOf(written(split)['a.md'], HEAD.replace('false', 'true'))).toBe(
      ':::allegation{by="north" against="south"}\nNorth said *that* South leaked it.\n:::\n\n:::response{by="south" type="denial"}\nSouth denied it.\n:::\n',
    );
  });

  test('splits before the words that are given', async () => {
    const state = await bodyReview('North said that South leaked it, which South denied.\n');
    const split = pressed(state, 'x', 'which', '<enter>');
    expect(bodyOf(written(split)['a.md'])).toBe('North said that South leaked it,\n\nwhich South denied.\n');
    expect(pressed(state, 'x', 'nowhere', '<enter>').message).toContain('with which the second part begins');
  });

  test('merges with the next, which takes the line between the two', async () => {
    const state = await bodyReview('North said so.\n\nSouth denied it.\n\nIt rained.\n');
    const merged = pressed(state, 's', 'm', '<enter>');
    expect(bodyOf(written(merged)['a.md'])).toBe(
      ':::allegation{by="north" against="south"}\nNorth said so.\nSouth denied it.\n:::\n\nIt rained.\n',
    );
    expect(pressed(await bodyReview('It rained.\n\n# Title\n\nIt snowed.\n'), 'm').message).toContain('heading');
    expect(pressed(await bodyReview('It rained.\n'), 'm').message).toContain('nothing follows');
    const two = pressed(await bodyReview('North said so, and so on.\n\nSouth denied it.\n'), 'm');
    expect(bodyOf(written(two)['a.md'])).toBe('North said so, and so on.\nSouth denied it.\n');
  });

  test('keeps what is dropped as a comment, which nothing in it can end', async () => {
    const state = await bodyReview('Read [more](https://a.example) --> here -- now.\n\nIt rained.\n');
    const dropped = pressed(state, 'd');
    expect(bodyOf(written(dropped)['a.md'])).toBe(
      '<!-- dropped in review:\nRead [more](https://a.example) --&gt; here -- now.\n-->\n\nIt rained.\n',
    );
  });

  test('takes items out of a list and leaves the others in it', async () => {
    const state = await bodyReview('- It rained.\n- North said that South leaked it.\n- It snowed.\n');
    expect(bodyOf(written(pressed(state, '<enter>'))['a.md'])).toBe(
      '- It rained.\n\n:::allegation{by="north" against="south"}\n- North said that South leaked it.\n:::\n\n- It snowed.\n',
    );
  });
});

describe('front matter that a draft lacks', () => {
  const head = '---\ntitle: A\nurl: https://a.example\ndraft: feed\n---\n';

  test('is asked for once all is decided', async () => {
    const state = pressed(await bodyReview('It rained.\n', head), '<enter>');
    expect(viewOf(state).at(-1)).toContain('has no publisher');
    const dated = pressed(state, 'Gazette: a paper', '<enter>', '5 March', '<enter>');
    expect(dated.message).toContain('"5 March" is no date');
    const done = pressed(dated, '<clear>', '2024-03-05', '<enter>');
    expect(written(done)['a.md']).toBe(
      '---\ntitle: A\nurl: https://a.example\npublisher: "Gazette: a paper"\npublished: 2024-03-05\nreviewed: true\n---\n\nIt rained.\n',
    );
  });

  test('left out leaves the document unreviewed, and the file as it is', async () => {
    const state = pressed(await bodyReview('It rained.\n', head), '<enter>', '<enter>');
    expect(state.message).toBe('a is not called reviewed until it has publisher');
    expect(written(state)['a.md']).toBe(`${head}\nIt rained.\n`);
  });
});

test('of several sentences one that alleges decides', () => {
  const annotation = {
    responseType: null,
    mixed: false,
    by: 'x',
    against: 'unnamed',
    byIds: [],
    againstIds: [],
    confidence: 0.9,
  };
  const proposal = proposalOf([
    { text: 'a', annotation: { ...annotation, label: 'response', responseType: 'denial', confidence: 0.7 }, named: [] },
    { text: 'b', annotation: { ...annotation, label: 'allegation', byIds: ['north'] }, named: ['south', 'north'] },
  ]);
  expect(proposal).toMatchObject({
    stance: 'allegation',
    mixed: true,
    type: null,
    by: ['north'],
    against: ['south'],
    confidence: 0.7,
  });
});
