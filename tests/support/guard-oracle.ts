import type {
  AnsweredContent,
  Block,
  Cited,
  ClaimBlock,
  Heading,
  OpenBlock,
  Rebuttal,
  StatementBlock,
} from '../../src/answer/answer.js';
import type { Answer } from '../../src/answer/guard.js';
import type { Library } from '../../src/answer/library.js';
import type { ResponseStatement, Statement } from '../../src/corpus/document.js';
import type { Party } from '../../src/corpus/registry.js';

/*
 * What an answer must hold, worked out anew from the record by another road than the guard's: for every accusation that
 * is shown, all responses of the corpus are looked through. Nothing of the guard or of the pairing is called.
 */

/** By weight: a denial outranks all others. */
const WEIGHT = ['denial', 'counter-accusation', 'refutation', 'partial-acceptance', 'acceptance', 'no-comment'];

/** Who accuses whom, as the record says; a machine-read paragraph of the made-up corpora says it in one fixed form. */
export interface Charge {
  readonly against: readonly string[];
}

/** @returns the charge of a statement on record, with nobody accused where it accuses nobody */
export function chargeIn(statement: Statement, library: Library): Charge {
  if (statement.stance !== 'context') return { against: statement.against };
  const accused = statement.reviewed ? undefined : /^.+ accused (.+) of fake accounts/.exec(statement.text)?.[1];
  // Who speaks for a party is named in its stead: then both count as accused.
  const isAccused = (party: Party) => [party.name, ...party.spokespeople].some((name) => name === accused);
  return { against: [...library.registry.parties.values()].filter(isAccused).map(({ id }) => id) };
}

/** @returns whose responses count for a party: its own, those of whoever answers for it, those of its spokespeople */
function voicesOf(party: string, library: Library): Set<string> {
  const { parties } = library.registry;
  const chain = new Set<string>();
  for (let id: string | null | undefined = party; id && !chain.has(id); id = parties.get(id)?.answeredBy) chain.add(id);
  const names = [...chain].flatMap((id) => parties.get(id)?.spokespeople ?? []);
  return new Set([...chain, ...[...parties.values()].filter(({ name }) => names.includes(name)).map(({ id }) => id)]);
}

/** What something is about: its event, or where none is recorded, whatever its document is about. */
interface Matter {
  readonly event: string | null;
  readonly document: string;
}

/** @returns how many steps up the tree a response's event is from an accusation's; Infinity elsewhere */
function stepsUp(from: Matter, to: Matter, library: Library): number {
  if (from.event === null && to.event === null) return from.document === to.document ? 0 : Number.POSITIVE_INFINITY;
  const path: string[] = [];
  for (let id = from.event; id !== null; id = library.registry.events.get(id)?.parent ?? null) path.push(id);
  const steps = to.event === null ? -1 : path.indexOf(to.event);
  return steps < 0 ? Number.POSITIVE_INFINITY : steps;
}

/** @returns all responses on record by or for a party; one that accuses the party is none of its own, whoever speaks */
function responsesOf(party: string, records: readonly Statement[], library: Library): ResponseStatement[] {
  if (library.registry.parties.get(party)?.unnamed) return [];
  const voices = voicesOf(party, library);
  return records.filter(
    (one): one is ResponseStatement =>
      one.stance === 'response' && one.for.some((id) => voices.has(id)) && !one.against.includes(party),
  );
}

/** Why a response is not the one that must be shown; null if no other on record comes before it. */
function outrankedBy(
  one: ResponseStatement,
  all: readonly ResponseStatement[],
  matter: Matter,
  library: Library,
): string | null {
  const steps = (each: ResponseStatement) => stepsUp(matter, each, library);
  const date = (each: ResponseStatement) => library.documentById(each.document)?.published ?? '';
  const nearer = all.find((other) => steps(other) < steps(one));
  if (nearer) return `nearer to the event: ${nearer.text}`;
  const equal = all.filter((other) => steps(other) === steps(one));
  const weightier = equal.find((other) => WEIGHT.indexOf(other.type) < WEIGHT.indexOf(one.type));
  if (weightier) return `of more weight: ${weightier.text}`;
  const later = equal.find((other) => other.type === one.type && date(other) > date(one));
  return later ? `later: ${later.text}` : null;
}

/**
 * @param records every statement of the corpus
 * @returns what does not hold; empty for a right answer
 */
export function faultsOf(answer: AnsweredContent, library: Library, records: readonly Statement[]): string[] {
  return [
    ...answer.blocks.flatMap((block) => faultsOfBlock(block, library, records)),
    ...[answer.title, ...answer.blocks.map(({ heading }) => heading)].flatMap((one) => faultsOfHeading(one, library)),
    ...citedIn(answer).flatMap(({ statement }) => notOnRecord(statement, records)),
    ...faultsOfSources(answer, library),
  ];
}

function faultsOfBlock(block: Block, library: Library, records: readonly Statement[]): string[] {
  switch (block.kind) {
    case 'claim':
      return faultsOfClaim(block, library, records);
    case 'open':
      return faultsOfOpen(block, library, records);
    default:
      return faultsOfStatements(block, library, records);
  }
}

/** What a heading shows is the record's own, not a draft's. */
function faultsOfHeading(heading: Heading | undefined, { registry, documentById }: Library): string[] {
  if (!heading) return [];
  const faults: string[] = [];
  if ('event' in heading && heading.event && registry.events.get(heading.event.id) !== heading.event)
    faults.push(`an event of nobody's in a heading: ${heading.event.title}`);
  if ('party' in heading && registry.parties.get(heading.party.id) !== heading.party)
    faults.push(`a party of nobody's in a heading: ${heading.party.name}`);
  if ('document' in heading && documentById(heading.document.id) !== heading.document)
    faults.push(`a document of nobody's in a heading: ${heading.document.title}`);
  const dates = 'date' in heading ? [heading.date] : 'from' in heading ? [heading.from, heading.to] : [];
  if (dates.some((date) => date !== null && !/^[\d-]+$/.test(date))) faults.push('no date in a heading');
  return faults;
}

/** Whom a claim of the made-up kind accuses: it says it in one fixed form. Who is named as speaking for one counts too. */
export function accusedInClaim(text: string, library: Library): string[] {
  const name = /^Fake accounts of (.+) were found/.exec(text)?.[1];
  const isNamed = (party: Party) => [party.name, ...party.spokespeople].some((one) => one === name);
  return [...library.registry.parties.values()].filter(isNamed).map(({ id }) => id);
}

function faultsOfClaim(block: ClaimBlock, library: Library, records: readonly Statement[]): string[] {
  const { text, evidence, finding, rebuttals, against } = block;
  const faults = evidence.flatMap((one) => faultsOfStatements(one, library, records));
  if (evidence.length === 0 && finding.kind !== 'not in this corpus') faults.push('a finding from no evidence');
  if (finding.kind === 'not in this corpus' && evidence.length > 0)
    faults.push('evidence that is said not to be there');
  const isAccusation = against.length > 0;
  if (isAccusation && evidence.length === 0 && text !== null) faults.push('an accusation is repeated alone');
  if (text === null && (evidence.length > 0 || !isAccusation)) faults.push('a claim is withheld without need');
  const accused = text === null ? against.map(({ id }) => id) : accusedInClaim(text, library);
  if (against.map(({ id }) => id).join() !== accused.join()) faults.push('others are accused by the claim');
  const shown = evidence.flatMap(citedOf);
  if (finding.kind === 'conflicts') {
    for (const { claimed, recorded } of finding.differences) {
      const isGrounded = text?.includes(claimed) && shown.some(({ statement }) => statement.text.includes(recorded));
      if (!isGrounded || !claimed.trim() || !recorded.trim()) faults.push(`a difference of nobody's: ${recorded}`);
    }
  }
  const subject = shown.find(({ statement }) => statement.event !== null) ?? shown[0];
  const matter = { event: subject?.statement.event ?? null, document: subject?.statement.document ?? '' };
  const beside = evidence.flatMap((one): readonly Rebuttal[] => (one.kind === 'context' ? [] : one.rebuttals));
  const owed = accused.filter(
    (id) =>
      !beside.some(({ party }) => party.id === id) &&
      !shown.some(({ statement }) => statement.stance === 'response' && statement.for.includes(id)),
  );
  return [
    ...faults,
    ...faultsOfRebuttals(
      rebuttals,
      owed.map((party) => ({ party, matter })),
      library,
      records,
    ),
  ];
}

/** Only those are listed of whom there is no response at all, and whom a source names. */
function faultsOfOpen({ missing }: OpenBlock, library: Library, records: readonly Statement[]): string[] {
  return missing.flatMap(({ party, asOf }) => [
    ...(party.unnamed ? [`${party.id} is nobody, and is listed`] : []),
    ...(responsesOf(party.id, records, library).length > 0 ? [`${party.id} has answered, and is listed`] : []),
    ...(asOf === library.facts.asOf ? [] : ['another day than the corpus has']),
  ]);
}

function faultsOfStatements(block: StatementBlock, library: Library, records: readonly Statement[]): string[] {
  if (block.kind === 'context') {
    return block.statements
      .filter(({ statement }) => statement.stance !== 'context' || chargeIn(statement, library).against.length > 0)
      .map(({ statement }) => `shown as context: ${statement.text}`);
  }
  const shown = block.kind === 'allegations' ? block.allegations.map(({ cited }) => cited) : block.responses;
  const owed = shown.flatMap(({ statement }) =>
    chargeIn(statement, library).against.map((party) => ({ party, matter: statement })),
  );
  return faultsOfRebuttals(block.rebuttals, owed, library, records);
}

/** An answer that is owed: whose, and to what. */
interface Owed {
  readonly party: string;
  readonly matter: Matter;
}

function faultsOfRebuttals(
  rebuttals: readonly Rebuttal[],
  owedFirst: readonly Owed[],
  library: Library,
  records: readonly Statement[],
): string[] {
  const faults: string[] = [];
  const owed: Owed[] = [...owedFirst];
  const owe = (statement: Statement) => {
    for (const party of chargeIn(statement, library).against) owed.push({ party, matter: statement });
  };
  // A response that accuses in turn may be about another event than the block; it is answered on its own.
  for (const one of rebuttals) if (one.kind === 'response') owe(one.cited.statement);

  for (const { party, matter } of owed) {
    const onRecord = responsesOf(party, records, library);
    const none = rebuttals.some((one) => one.kind === 'none on record' && one.party.id === party);
    const given = rebuttals.flatMap((one) =>
      one.kind === 'response' && onRecord.some(({ id }) => id === one.cited.statement.id) ? [one] : [],
    );
    if (onRecord.length === 0) {
      if (!none) faults.push(`nothing said of the silence of ${party}`);
    } else if (none) faults.push(`${party} is said to be silent`);
    else if (given.length === 0) faults.push(`no response of ${party}`);
    else {
      const right = given.some(({ cited }) => outrankedBy(cited.statement, onRecord, matter, library) === null);
      if (!right)
        faults.push(
          `${party}: ${outrankedBy(given[0]?.cited.statement as ResponseStatement, onRecord, matter, library)}`,
        );
    }
  }
  const accused = new Set(owed.map(({ party }) => party));
  for (const one of rebuttals) {
    if (!accused.has(one.party.id)) faults.push(`${one.party.id} is not accused here`);
    if (one.kind === 'none on record') {
      if (one.asOf !== library.facts.asOf) faults.push('another day than the corpus has');
      continue;
    }
    const { statement } = one.cited;
    if (!responsesOf(one.party.id, records, library).some(({ id }) => id === statement.id))
      faults.push(`not for ${one.party.id}: ${statement.text}`);
    if ((one.occasion?.id ?? null) !== statement.event) faults.push(`another occasion: ${statement.text}`);
    const matters = owed.filter(({ party }) => party === one.party.id).map(({ matter }) => matter);
    if (!matters.some((matter) => scopeOf(stepsUp(matter, statement, library)) === one.scope))
      faults.push(`${one.scope}: ${statement.text}`);
  }
  return faults;
}

function scopeOf(steps: number): string {
  if (steps === 0) return 'same event';
  return Number.isFinite(steps) ? 'wider event' : 'any event';
}

function notOnRecord(statement: Statement, records: readonly Statement[]): string[] {
  return records.some((one) => one === statement) ? [] : [`not on record: ${statement.text}`];
}

function faultsOfSources(answer: AnsweredContent, library: Library): string[] {
  const faults: string[] = [];
  const used = new Set(citedIn(answer).flatMap(({ citations }) => citations));
  answer.sources.forEach(({ n, document }, place) => {
    if (n !== place + 1) faults.push(`source ${n} stands at place ${place + 1}`);
    if (!used.has(n)) faults.push(`source ${n} is not cited`);
    if (library.documentById(document.id) !== document) faults.push(`source ${n} is not of the corpus`);
  });
  for (const n of used)
    if (!answer.sources.some((source) => source.n === n)) faults.push(`citation ${n} has no source`);
  for (const { statement, citations } of citedIn(answer)) {
    const own = answer.sources.find(({ n }) => n === citations[0])?.document.id;
    if (own !== statement.document) faults.push(`cited first from ${own}: ${statement.text}`);
    if (new Set(citations).size !== citations.length) faults.push('a source cited twice for one statement');
  }
  return faults;
}

/** @returns every statement that an answer shows, with its citations */
export function citedIn(answer: Pick<AnsweredContent, 'blocks'>): Cited[] {
  return answer.blocks.flatMap(citedOf);
}

function citedOf(block: Block): Cited[] {
  if (block.kind === 'open') return [];
  if (block.kind === 'context') return [...block.statements];
  const rebuttals = block.rebuttals.flatMap((one: Rebuttal) => (one.kind === 'response' ? [one.cited] : []));
  if (block.kind === 'claim') return [...block.evidence.flatMap(citedOf), ...rebuttals];
  return [...(block.kind === 'response' ? block.responses : block.allegations.map(({ cited }) => cited)), ...rebuttals];
}

/** @returns the answer if it is one with blocks */
export function answeredOrNull(answer: Answer): Answer<AnsweredContent> | null {
  return answer.kind === 'answered' ? answer : null;
}
