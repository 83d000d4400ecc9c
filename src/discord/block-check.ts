import type {
  AnsweredContent,
  Block,
  Cited,
  ClaimBlock,
  OpenBlock,
  Rebuttal,
  StatementBlock,
} from '../answer/answer.js';
import { claimLine, findingLine, openLine } from '../present/claim-lines.js';
import { attributionLine, rebuttalLine, responseOpening, statementLine } from '../present/lines.js';
import { phrase } from '../present/phrases.js';
import { comparable } from './visible-text.js';

/*
 * What a reader must see of each block, and what must stand in it, worked out for the check before sending: from the
 * block's parts and the bot's phrases, without the code that lays messages out.
 */

/** @returns what a reader must see of a block, all of it and nothing else, in comparable form */
export function blockShown(answer: AnsweredContent, block: Block): string {
  return comparable(partsShown(answer, block).join(''));
}

function partsShown(answer: AnsweredContent, block: Block): string[] {
  const { language } = answer;
  const statement = (cited: Cited) =>
    statementLine(cited) +
    cited.citations.map((n) => `[${n}]`).join('') +
    (cited.statement.reviewed ? '' : phrase(language, 'unreviewed'));
  const rebuttal = (one: Rebuttal) =>
    rebuttalLine(answer, one) + (one.kind === 'response' && one.standing !== 'shown above' ? statement(one.cited) : '');
  switch (block.kind) {
    case 'claim': {
      const own = [claimLine(language, block), findingLine(language, block)];
      return [...own, ...block.evidence.flatMap((one) => partsShown(answer, one)), ...block.rebuttals.map(rebuttal)];
    }
    case 'open':
      return block.missing.map((one) => openLine(language, one));
    case 'context':
      return block.statements.map(statement);
    case 'response':
      return [
        responseOpening(language, block),
        ...block.responses.map(statement),
        ...(block.rebuttals as readonly Rebuttal[]).map(rebuttal),
      ];
    case 'allegations':
      return [
        ...block.allegations.map((one) => (attributionLine(language, one) ?? '') + statement(one.cited)),
        ...block.rebuttals.map(rebuttal),
      ];
  }
}

/** @returns all that a block shows of the corpus, in reading order */
export function citedIn(block: Block): Cited[] {
  if (block.kind === 'open') return [];
  const own =
    block.kind === 'claim'
      ? block.evidence.flatMap(citedIn)
      : block.kind === 'context'
        ? block.statements
        : block.kind === 'response'
          ? block.responses
          : block.allegations.map(({ cited }) => cited);
  const rebuttals: readonly Rebuttal[] = block.kind === 'context' ? [] : block.rebuttals;
  return [...own, ...rebuttals.flatMap((one) => (one.kind === 'response' ? [one.cited] : []))];
}

/** @returns the accused of a block, counter-accused ones too, whom nothing answers, or whose answer is not where it is said to be */
export function unanswered(block: Block): string[] {
  if (block.kind === 'claim') return unansweredInClaim(block);
  return block.kind === 'open' ? unlisted(block) : unansweredInStatements(block);
}

function unansweredInStatements(block: StatementBlock): string[] {
  const rebuttals: readonly Rebuttal[] = block.kind === 'context' ? [] : block.rebuttals;
  const accuses = citedIn(block).some(({ statement }) => statement.stance === 'allegation');
  if (accuses && block.kind !== 'allegations') return ['an allegation in a block that has no room for a response'];
  const named =
    block.kind === 'allegations' ? block.allegations.flatMap(({ against }) => against.map(({ id }) => id)) : [];
  return [...unheard([...named, ...counterAccused(citedIn(block))], rebuttals, []), ...misplaced(rebuttals, [])];
}

function unansweredInClaim({ text, against, evidence, rebuttals }: ClaimBlock): string[] {
  const shown = evidence.flatMap(citedIn);
  const standing = [...evidence.flatMap((one) => (one.kind === 'context' ? [] : one.rebuttals)), ...rebuttals];
  const accused = text === null ? [] : against.map(({ id }) => id);
  const answering = rebuttals.flatMap((one) => (one.kind === 'response' ? [one.cited] : []));
  return [
    ...evidence.flatMap(unansweredInStatements),
    ...unheard(accused, standing, shown),
    ...unheard(counterAccused(answering), standing, shown),
    ...misplaced(rebuttals, shown),
  ];
}

/** A list of those who have not answered says nothing of those whom no source names. */
function unlisted({ missing }: OpenBlock): string[] {
  return missing
    .filter(({ party }) => party.unnamed)
    .map(({ party }) => `${party.id} is listed as silent, and no source names it`);
}

function counterAccused(cited: readonly Cited[]): string[] {
  return cited.flatMap(({ statement }) => (statement.stance === 'response' ? statement.against : []));
}

/** Parties for whom neither a rebuttal stands there nor, in a fact-check, a response of their own among the evidence. */
function unheard(accused: readonly string[], rebuttals: readonly Rebuttal[], shown: readonly Cited[]): string[] {
  const speaks = (id: string) =>
    rebuttals.some(({ party }) => party.id === id) ||
    shown.some(({ statement }) => statement.stance === 'response' && statement.for.includes(id));
  return [...new Set(accused)]
    .filter((id) => !speaks(id))
    .map((id) => `nothing stands against an allegation against ${id}`);
}

/** Responses that are said to stand above and do not. */
function misplaced(rebuttals: readonly Rebuttal[], above: readonly Cited[]): string[] {
  const isAbove = (id: string, place: number) =>
    above.some(({ statement }) => statement.id === id) ||
    rebuttals
      .slice(0, place)
      .some(
        (other) => other.kind === 'response' && other.standing !== 'shown above' && other.cited.statement.id === id,
      );
  return rebuttals
    .filter(
      (one, place) =>
        one.kind === 'response' && one.standing === 'shown above' && !isAbove(one.cited.statement.id, place),
    )
    .map(({ party }) => `the response for ${party.id} does not stand above`);
}
