import fc from 'fast-check';
import type { Difference, Finding, Heading } from '../../src/answer/answer.js';
import type {
  DocumentListDraft,
  Draft,
  DraftClaim,
  DraftGroup,
  DraftStatement,
  FactCheckDraft,
} from '../../src/answer/draft.js';
import type { OverviewLibrary } from '../../src/answer/overview/entries.js';
import { type NonEmpty, RESPONSE_TYPES, type ResponseStatement, type Statement } from '../../src/corpus/document.js';
import { anyHeadingOf } from './any-heading.ts';
import { type StatementSketch, smallLibrary } from './small-library.ts';

/** A made-up corpus together with what a composer might propose to show of it. */
export interface Dispute {
  readonly library: OverviewLibrary;
  /** Every statement on record. */
  readonly records: readonly Statement[];
  readonly draft: Draft;
  readonly factCheck: FactCheckDraft;
  readonly documentList: DocumentListDraft;
}

const PARTIES = [
  { id: 'norland', name: 'Norland' },
  { id: 'sudria', name: 'Sudria' },
  { id: 'estmark', name: 'Estmark' },
  { id: 'port-office', name: 'Port Office' },
  { id: 'ferry-line', name: 'Ferry Line' },
  { id: 'masked-group', name: 'Masked Group' },
] as const;
const EVENTS = ['harbour', 'harbour-posts', 'harbour-videos', 'ferry', 'elections'] as const;
const DATES = ['2022-01-31', '2023-05-09', '2023-05-10', '2024-02-29'] as const;

const party = fc.constantFrom(...PARTIES.map(({ id }) => id));
const parties = fc.uniqueArray(party, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<[string, ...string[]]>;
const event = fc.option(fc.constantFrom(...EVENTS), { freq: 6 });

const anyHeading = anyHeadingOf(EVENTS, party);

/** Whether a text itself says who speaks. */
const named = fc.boolean();

const statement = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ stance: fc.constant('allegation' as const), by: parties, against: parties, named }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      stance: fc.constant('response' as const),
      by: parties,
      for: fc.option(parties, { freq: 3 }),
      type: fc.constantFrom(...RESPONSE_TYPES),
      against: parties,
      named,
    }),
  },
  { weight: 1, arbitrary: fc.record({ stance: fc.constant('context' as const), reviewed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ stance: fc.constant('machine' as const), speaker: party, accused: party }) },
);
type Made = typeof statement extends fc.Arbitrary<infer T> ? T : never;

const documents = fc.array(
  fc.record({
    published: fc.option(fc.constantFrom(...DATES), { freq: 5 }),
    statements: fc.array(fc.record({ made: statement, event }), { minLength: 1, maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 4 },
);

/** How a draft spoils what it takes from the record. */
const SPOILINGS = ['altered', 'shortened', 'invented', 'disguised', 'exchanged'] as const;
const spoiling = fc.constantFrom(...Array.from({ length: 4 }, () => 'none' as const), ...SPOILINGS);
const place = fc.nat({ max: 1000 });
const groups = fc.array(
  fc.record({
    statements: fc.array(
      fc.record({ place, spoiling, alsoIn: fc.array(fc.record({ place, spoiling }), { maxLength: 2 }) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    responses: fc.array(fc.record({ place, spoiling }), { maxLength: 3 }),
    heading: fc.option(anyHeading),
  }),
  { minLength: 1, maxLength: 5 },
);

const difference: fc.Arbitrary<Difference> = fc.record({
  kind: fc.constantFrom('number', 'date', 'party', 'negation'),
  claimed: fc.constantFrom('14', 'Fake', 'not in the claim', ''),
  recorded: fc.constantFrom('12', 'said', 'not in the record', ' '),
});
const finding: fc.Arbitrary<Finding> = fc.oneof(
  fc.constantFrom({ kind: 'reported' } as const, { kind: 'partly' } as const, { kind: 'not in this corpus' } as const),
  fc.record({
    kind: fc.constant('conflicts' as const),
    differences: fc.array(difference, { minLength: 1, maxLength: 3 }) as unknown as fc.Arbitrary<NonEmpty<Difference>>,
  }),
);
const claims = fc.array(
  fc.record({ accused: fc.option(party, { freq: 3 }), finding, groups: fc.oneof(groups, fc.constant([])) }),
  { minLength: 1, maxLength: 3 },
);

/**
 * Made-up corpora and drafts over them. Some parties are answered for by others, in circles too; some have a spokesperson
 * that is another party; some are unnamed. Events form any forest. Statements are of every stance, with and without an
 * event or date. A draft takes statements in any grouping and order, and among them some that are altered, shortened,
 * invented, given another stance, or given another's id; and it wants responses that need not be those of the accused. Headings and
 * documents are of the record, unknown, or with another title than on record. Claims of a fact-check accuse somebody or
 * nobody, with any finding.
 */
export const anyDispute: fc.Arbitrary<Dispute> = fc
  .record({
    answeredBy: fc.array(fc.option(party, { freq: 2 }), { minLength: PARTIES.length, maxLength: PARTIES.length }),
    speakers: fc.array(fc.option(party, { freq: 2 }), { minLength: PARTIES.length, maxLength: PARTIES.length }),
    unnamed: fc.boolean(),
    parents: fc.array(fc.nat({ max: EVENTS.length }), { minLength: EVENTS.length, maxLength: EVENTS.length }),
    documents,
    groups,
    title: fc.option(anyHeading),
    listsOpen: fc.boolean(),
    claims,
    listed: fc.array(fc.record({ place, isForged: fc.boolean() }), { maxLength: 6 }),
    language: fc.constantFrom('en' as const, 'fr' as const, 'zh-CN' as const, 'zh-TW' as const),
  })
  .map(({ answeredBy, speakers, unnamed, parents, documents, groups, title, listsOpen, claims, listed, language }) => {
    const library = smallLibrary({
      parties: PARTIES.map(({ id, name }, i) => ({
        id,
        name,
        answeredBy: answeredBy[i] ?? null,
        spokespeople: PARTIES.filter((other) => other.id === speakers[i]).map((other) => other.name),
        unnamed: id === 'masked-group' && unnamed,
      })),
      // A parent is always an earlier event, so that there is no circle; place 0 is none.
      events: EVENTS.map((id, i) => ({
        id,
        title: `Dispute over ${id}`,
        parent: EVENTS[((parents[i] ?? 0) % (i + 1)) - 1] ?? null,
      })),
      documents: documents.map(({ published, statements }, i) => ({
        id: `document-${i}`,
        publisher: `Gazette ${i}`,
        published,
        statements: statements.map(({ made, event }, j) => sketch(made, event, `${i}-${j}`)),
      })),
    });
    const records = documents.flatMap((_, i) => library.statementsOf(`document-${i}`));
    const question = 'What is known?';
    const known = documents.flatMap((_, i) => library.documentById(`document-${i}`) ?? []);
    const list = listed.flatMap(({ place, isForged }) => {
      const document = known[place % (known.length + 1)] ?? { ...known[0], id: 'document-99' };
      return isForged ? { ...document, title: 'It is all proved' } : document;
    });
    return {
      library,
      records,
      draft: {
        question,
        language,
        groups: draftGroups(groups, records),
        nearest: [],
        listsOpen,
        ...(title ? { title } : {}),
      },
      factCheck: { question, language, claims: claims.map((claim, i) => draftClaim(claim, i, records)) },
      documentList: { question, language, documents: list as DocumentListDraft['documents'] },
    };
  });

/** The texts all differ, and none is part of another. */
function sketch(made: Made, event: string | null, mark: string): StatementSketch {
  const where = event === null ? {} : { event };
  const name = (ids: readonly string[]) => ids.map((id) => PARTIES.find((one) => one.id === id)?.name).join(' and ');
  const speaks = (by: readonly string[], said: string) =>
    `${said}, in paper ${mark} of the file.`.replace(/^/, by.length > 0 ? `${name(by)} ` : 'It was noted: ');
  switch (made.stance) {
    case 'context':
      return {
        stance: 'context',
        reviewed: made.reviewed,
        text: `The ferry had 12 berths in spring, in paper ${mark} of the file.`,
        ...where,
      };
    case 'machine':
      return {
        stance: 'context',
        reviewed: false,
        text: `${name([made.speaker])} accused ${name([made.accused])} of fake accounts, in paper ${mark} of the file.`,
        ...where,
      };
    case 'allegation':
      return {
        stance: 'allegation',
        by: made.by,
        against: made.against,
        text: speaks(made.named ? made.by : [], 'said fake accounts had been run'),
        ...where,
      };
    case 'response':
      return {
        stance: 'response',
        by: made.by,
        for: made.for ?? made.by,
        type: made.type,
        against: made.type === 'counter-accusation' ? others(made.against, [...made.by, ...(made.for ?? [])]) : [],
        text: speaks(made.named ? made.by : [], 'said that nothing of it was so'),
        ...where,
      };
  }
}

/** Nobody accuses those for whom it speaks. */
function others(accused: readonly string[], speakers: readonly string[]): readonly string[] {
  const left = accused.filter((id) => !speakers.includes(id));
  return left.length > 0
    ? left
    : PARTIES.map(({ id }) => id)
        .filter((id) => !speakers.includes(id))
        .slice(0, 1);
}

/** A claim accuses in one fixed form, by which the oracle knows whom. */
function draftClaim(
  { accused, finding, groups }: { accused: string | null; finding: Finding; groups: DraftGroups },
  place: number,
  records: readonly Statement[],
): DraftClaim {
  const name = PARTIES.find(({ id }) => id === accused)?.name;
  const text =
    name === undefined
      ? `The ferry had 14 berths in spring, in claim ${place}.`
      : `Fake accounts of ${name} were found on 14 days, in claim ${place}.`;
  return { text, finding, groups: draftGroups(groups, records) };
}

type DraftGroups = readonly {
  statements: readonly (Picked & { alsoIn: readonly Picked[] })[];
  responses: readonly Picked[];
  heading: Heading | null;
}[];

type Picked = { readonly place: number; readonly spoiling: string };

function draftGroups(groups: DraftGroups, records: readonly Statement[]): DraftGroup[] {
  const responses = records.filter((one): one is ResponseStatement => one.stance === 'response');
  const take = <S extends Statement>(list: readonly S[], { place, spoiling }: Picked): S[] => {
    const taken = list[place % Math.max(1, list.length)];
    return taken ? [spoil(taken, spoiling, list)] : [];
  };
  return groups.map((group) => ({
    statements: group.statements.flatMap((picked) =>
      take(records, picked).map(
        (statement): DraftStatement => ({ statement, alsoIn: picked.alsoIn.flatMap((one) => take(records, one)) }),
      ),
    ) as unknown as NonEmpty<DraftStatement>,
    responses: group.responses.flatMap((picked) => take(responses, picked)),
    ...(group.heading ? { heading: group.heading } : {}),
  }));
}

function spoil<S extends Statement>(statement: S, how: string, others: readonly S[]): S {
  switch (how) {
    case 'altered':
      return { ...statement, text: statement.text.replace(' of the file', ' of no file') };
    case 'shortened':
      return { ...statement, text: statement.text.slice(0, 20) };
    case 'invented':
      return { ...statement, id: 'document-0#0000000000000000', text: 'Everything was proved beyond doubt.' };
    case 'disguised':
      return {
        ...statement,
        stance: 'context',
        reviewed: true,
        by: [],
        against: [],
        for: [],
        document: 'document-9',
      } as unknown as S;
    case 'exchanged':
      return { ...statement, id: others[0]?.id ?? statement.id };
    default:
      return statement;
  }
}
