import { describe, expect, test } from '@jest/globals';
import type { AnsweredContent, Block, Cited, Rebuttal } from '../../src/answer/answer.js';
import type { ContextStatement, ResponseStatement, Statement } from '../../src/corpus/document.js';
import type { Party } from '../../src/corpus/registry.js';
import { blockShown, citedIn, unanswered } from '../../src/discord/block-check.js';
import { smallLibrary } from '../support/small-library.ts';

/*
 * What must stand in a block, whoever built it: blocks that the guard would never build are written down here by hand, as a
 * fault of the program could.
 */

const library = smallLibrary({
  parties: [
    { id: 'norland', name: 'Norland' },
    { id: 'sudria', name: 'Sudria' },
    { id: 'estmark', name: 'Estmark' },
    { id: 'masked', name: 'Unnamed accounts', unnamed: true },
  ],
  events: [],
  documents: [
    {
      id: 'd',
      statements: [
        { stance: 'allegation', by: ['norland'], against: ['sudria', 'estmark'], text: 'Norland said they did it.' },
        { stance: 'response', by: ['sudria'], text: 'Sudria called this untrue.' },
        { stance: 'response', by: ['estmark'], text: 'Estmark called this untrue.' },
        {
          stance: 'response',
          by: ['sudria'],
          type: 'counter-accusation',
          against: ['norland'],
          text: 'Sudria said that Norland did it.',
        },
        { stance: 'context', reviewed: false, text: 'The harbour has 12 berths.' },
      ],
    },
  ],
});

const party = (id: string) => library.registry.parties.get(id) as Party;
const cited = <S extends Statement>(text: string): Cited<S> => ({
  statement: library.statementsOf('d').find((one) => one.text.startsWith(text)) as S,
  citations: [1],
});
const ACCUSES = cited('Norland said');
const DENIES = cited<ResponseStatement>('Sudria called');
const ALSO_DENIES = cited<ResponseStatement>('Estmark called');
const COUNTERS = cited<ResponseStatement>('Sudria said');
const CONTEXT = cited<ContextStatement>('The harbour');

const answering = (
  id: string,
  response: Cited<ResponseStatement>,
  standing: Extract<Rebuttal, { kind: 'response' }>['standing'] = 'first',
): Rebuttal => ({
  kind: 'response',
  party: party(id),
  scope: 'same event',
  occasion: null,
  cited: response,
  standing,
  isDated: false,
});
const silent = (id: string) => ({ kind: 'none on record', party: party(id), event: null, asOf: null }) as const;

/** A block of one accusation of Sudria and Estmark. */
const accusing = (rebuttals: readonly Rebuttal[], against = ['sudria', 'estmark']) =>
  ({
    kind: 'allegations',
    allegations: [
      { cited: ACCUSES, by: [party('norland')], against: against.map(party), event: null, attribution: null },
    ],
    rebuttals,
  }) as unknown as Block;
const responding = (responses: readonly Cited[], rebuttals: readonly Rebuttal[]) =>
  ({ kind: 'response', party: party('sudria'), occasion: null, responses, rebuttals }) as unknown as Block;
const context = (...statements: readonly Cited[]) => ({ kind: 'context', statements }) as unknown as Block;
const claim = (more: object) =>
  ({
    kind: 'claim',
    n: 1,
    text: 'Sudria did it.',
    against: [party('sudria')],
    finding: { kind: 'reported' },
    evidence: [],
    rebuttals: [],
    ...more,
  }) as unknown as Block;

const NOTHING = (id: string) => `nothing stands against an allegation against ${id}`;
const NO_ROOM = 'an allegation in a block that has no room for a response';
const NOT_ABOVE = (id: string) => `the response for ${id} does not stand above`;

describe('what stands in a block', () => {
  test.each<[string, Block, readonly string[]]>([
    ['each accused answers', accusing([answering('sudria', DENIES), answering('estmark', ALSO_DENIES)]), []],
    ['an accused is said to be silent', accusing([answering('sudria', DENIES), silent('estmark')]), []],
    ['an accused has nothing', accusing([answering('sudria', DENIES)]), [NOTHING('estmark')]],
    ['nobody has anything', accusing([]), [NOTHING('sudria'), NOTHING('estmark')]],
    ['another party answers', accusing([silent('norland')], ['sudria']), [NOTHING('sudria')]],
    [
      'a rebuttal accuses, and is answered',
      accusing([answering('sudria', COUNTERS), silent('norland')], ['sudria']),
      [],
    ],
    ['a rebuttal accuses, and is not', accusing([answering('sudria', COUNTERS)], ['sudria']), [NOTHING('norland')]],
    ['a response', responding([DENIES], []), []],
    ['a response accuses, and is answered', responding([COUNTERS], [silent('norland')]), []],
    ['a response accuses, and is not', responding([DENIES, COUNTERS], []), [NOTHING('norland')]],
    ['an allegation among responses', responding([ACCUSES], []), [NO_ROOM]],
    ['context', context(CONTEXT), []],
    ['an allegation among context', context(CONTEXT, ACCUSES), [NO_ROOM]],
    ['a response that accuses among context', context(COUNTERS), [NOTHING('norland')]],
    ['a list of the silent', { kind: 'open', missing: [silent('estmark')] }, []],
    [
      'a list of the silent with some whom no source names',
      { kind: 'open', missing: [silent('estmark'), silent('masked')] },
      ['masked is listed as silent, and no source names it'],
    ],
  ])('%s', (_, block, faults) => {
    expect(unanswered(block)).toEqual(faults);
  });
});

describe('a response that is said to stand above', () => {
  test.each<[string, Block, readonly string[]]>([
    ['does', accusing([answering('sudria', DENIES), answering('estmark', DENIES, 'shown above')]), []],
    ['is not there', accusing([answering('sudria', DENIES, 'shown above')], ['sudria']), [NOT_ABOVE('sudria')]],
    [
      'stands below',
      accusing([answering('sudria', DENIES, 'shown above'), answering('estmark', DENIES)]),
      [NOT_ABOVE('sudria')],
    ],
    [
      'is another',
      accusing([answering('sudria', DENIES), answering('estmark', ALSO_DENIES, 'shown above')]),
      [NOT_ABOVE('estmark')],
    ],
    [
      'is itself only referred to',
      accusing([answering('sudria', DENIES, 'shown above'), answering('estmark', DENIES, 'shown above')]),
      [NOT_ABOVE('sudria'), NOT_ABOVE('estmark')],
    ],
    [
      'stands after silence',
      accusing([silent('sudria'), answering('estmark', ALSO_DENIES, 'shown above')]),
      [NOT_ABOVE('estmark')],
    ],
  ])('%s', (_, block, faults) => {
    expect(unanswered(block)).toEqual(faults);
  });
});

describe('a claim', () => {
  test.each<[string, Block, readonly string[]]>([
    ['is answered', claim({ rebuttals: [answering('sudria', DENIES)] }), []],
    ['is answered with silence', claim({ rebuttals: [silent('sudria')] }), []],
    ['is not answered', claim({}), [NOTHING('sudria')]],
    ['is not repeated', claim({ text: null }), []],
    ['accuses nobody', claim({ against: [] }), []],
    ['is answered among the evidence', claim({ evidence: [responding([DENIES], [])] }), []],
    [
      'is answered beside the evidence',
      claim({ evidence: [accusing([answering('sudria', DENIES), silent('estmark')])] }),
      [],
    ],
    ['has evidence of others alone', claim({ evidence: [responding([ALSO_DENIES], [])] }), [NOTHING('sudria')]],
    ['has evidence that says nothing', claim({ evidence: [context(CONTEXT)] }), [NOTHING('sudria')]],
    [
      'has evidence that is not answered',
      claim({ against: [], evidence: [accusing([], ['estmark'])] }),
      [NOTHING('estmark')],
    ],
    ['is answered by an accusation', claim({ rebuttals: [answering('sudria', COUNTERS)] }), [NOTHING('norland')]],
    [
      'is answered by an accusation that is answered',
      claim({ rebuttals: [answering('sudria', COUNTERS), silent('norland')] }),
      [],
    ],
    [
      'refers to the evidence',
      claim({ evidence: [responding([DENIES], [])], rebuttals: [answering('sudria', DENIES, 'shown above')] }),
      [],
    ],
    [
      'refers to evidence that is not there',
      claim({ evidence: [context(CONTEXT)], rebuttals: [answering('sudria', DENIES, 'shown above')] }),
      [NOT_ABOVE('sudria')],
    ],
  ])('%s', (_, block, faults) => {
    expect(unanswered(block)).toEqual(faults);
  });
});

describe('what is read of a block', () => {
  const answer = {
    kind: 'answered',
    question: '',
    language: 'en',
    blocks: [],
    sources: [],
  } as unknown as AnsweredContent;
  const shown = (block: Block) => blockShown(answer, block);

  test('all that it cites, in reading order', () => {
    const both = accusing([answering('sudria', DENIES), silent('estmark'), answering('estmark', ALSO_DENIES)]);
    expect(citedIn(both)).toEqual([ACCUSES, DENIES, ALSO_DENIES]);
    expect(citedIn(responding([DENIES, COUNTERS], [silent('norland')]))).toEqual([DENIES, COUNTERS]);
    expect(citedIn(context(CONTEXT))).toEqual([CONTEXT]);
    expect(citedIn({ kind: 'open', missing: [silent('estmark')] })).toEqual([]);
    const checked = claim({ evidence: [both, context(CONTEXT)], rebuttals: [answering('sudria', COUNTERS)] });
    expect(citedIn(checked)).toEqual([ACCUSES, DENIES, ALSO_DENIES, CONTEXT, COUNTERS]);
  });

  test('all that a reader must see of it', () => {
    const above = accusing([answering('sudria', DENIES), answering('estmark', DENIES, 'shown above')]);
    expect(shown(above)).toBe(
      'Norlandsaidtheydidit.[1]ResponsefromSudria:Sudriacalledthisuntrue.[1]ForEstmark,theresponseabovecountsaswell.',
    );
    expect(shown(context(CONTEXT, DENIES))).toBe(
      'Theharbourhas12berths.[1](machine-annotated)Sudriacalledthisuntrue.[1]',
    );
    expect(shown(responding([COUNTERS], [silent('norland')]))).toMatch(
      /^ResponsefromSudria.*SudriasaidthatNorlanddidit\.\[1\]NoresponsefromNorlandisinthecorpus\.$/,
    );
    expect(shown({ kind: 'open', missing: [silent('estmark'), silent('norland')] })).toMatch(/Estmark.*Norland/);
    expect(shown(claim({ evidence: [context(CONTEXT)], rebuttals: [silent('sudria')] }))).toMatch(
      /^Claim1:“Sudriadidit\.”.*Theharbour.*NoresponsefromSudriaisinthecorpus\.$/,
    );
  });
});
