import type { AnsweredContent, Block, Cited, Rebuttal } from '../answer/answer.js';
import type { Answer } from '../answer/guard.js';
import type { Document } from '../corpus/document.js';
import { webAddress } from '../present/discord/links.js';
import {
  attributionLine,
  rebuttalLine,
  refusalLine,
  responseOpening,
  sourceLine,
  statementLine,
} from '../present/lines.js';
import { phrase } from '../present/phrases.js';
import { readRawMessage } from './raw-message.js';
import { comparable, readVisibleText } from './visible-text.js';

/**
 * Checks a finished message against the answer that it shows, the last thing before it is sent. It does not ask how the
 * message was made: it reads the raw JSON, takes the markup off, and compares what a reader would see. Every text must be
 * one whole block of the answer (each accusation, then directly what stands against it, with citations and nothing
 * else), or the list of the sources, or a phrase of the bot.
 * @param message the message as Discord's API takes it
 * @returns what does not hold; empty if the message may be sent
 */
export function checkMessage(message: unknown, answer: Answer): string[] {
  const raw = readRawMessage(message);
  const read = raw.texts.map(readVisibleText);
  const faults = [...raw.faults, ...read.flatMap((text) => text.faults)];
  const texts = read.map(({ text }) => comparable(text));
  return [...faults, ...checkLinks(raw.links, answer), ...checkTexts(texts, answer)];
}

function checkTexts(texts: readonly string[], answer: Answer): string[] {
  const { language } = answer;
  if (answer.kind === 'refused') return isOnly(texts, refusalLine(language, answer.reason));
  if (answer.kind === 'nothing found') {
    const lines = answer.nearest.map((document, i) => documentShown(answer, i + 1, document));
    const none = comparable(phrase(language, 'nothing-found'));
    const nearest = comparable(phrase(language, 'nearest-documents'));
    // Documents that there is no room for go from the end.
    const allowed = [none, ...lines.map((_, i) => none + nearest + lines.slice(0, i + 1).join(''))];
    return texts.length === 1 && allowed.includes(texts[0] ?? '') ? [] : ['a text that the answer does not hold'];
  }
  if (isOnly(texts, refusalLine(language, 'too little room')).length === 0) return [];
  return checkBlocks(texts, answer);
}

function checkBlocks(texts: readonly string[], answer: AnsweredContent): string[] {
  const faults: string[] = [];
  const cited = new Set<number>();
  let next = 0;
  let left = 0;
  for (const text of texts.slice(0, -1)) {
    const at = answer.blocks.findIndex((block, i) => i >= next && blockShown(answer, block) === text);
    const block = answer.blocks[at];
    if (block !== undefined) {
      for (const { citations } of citedIn(block)) for (const n of citations) cited.add(n);
      faults.push(...unanswered(block));
      left += at - next;
      next = at + 1;
    } else if (!isLeftOutLine(text, answer)) faults.push('a text that is no whole block of the answer');
  }
  if (cited.size === 0) faults.push('no block of the answer is shown');
  const missing = left + answer.blocks.length - next;
  const told = texts.some((text) => isLeftOutLine(text, answer, missing));
  if (missing > 0 && !told) faults.push('blocks are missing, and no line says so');
  const sources = answer.sources
    .filter(({ n }) => cited.has(n))
    .map(({ n, document }) => documentShown(answer, n, document));
  if (sources.length !== cited.size) faults.push('a citation has no source');
  if (texts.at(-1) !== comparable(phrase(answer.language, 'sources')) + sources.join('')) {
    faults.push('the last text does not list the sources of what is shown');
  }
  return faults;
}

/** What a reader must see of a block, all of it and nothing else. */
function blockShown(answer: AnsweredContent, block: Block): string {
  const { language } = answer;
  const statement = ({ statement, citations }: Cited) =>
    statementLine(statement) +
    citations.map((n) => `[${n}]`).join('') +
    (statement.reviewed ? '' : phrase(language, 'unreviewed'));
  const rebuttal = (one: Rebuttal) =>
    rebuttalLine(answer, one) + (one.kind === 'response' && one.standing !== 'shown above' ? statement(one.cited) : '');
  const parts =
    block.kind === 'context'
      ? block.statements.map(statement)
      : block.kind === 'response'
        ? [responseOpening(language, block), ...block.responses.map(statement)]
        : block.allegations.map((one) => (attributionLine(language, one) ?? '') + statement(one.cited));
  const rebuttals = block.kind === 'context' ? [] : block.rebuttals.map(rebuttal);
  return comparable([...parts, ...rebuttals].join(''));
}

function citedIn(block: Block): Cited[] {
  if (block.kind === 'context') return [...block.statements];
  const rebuttals = block.rebuttals.flatMap((one: Rebuttal) => (one.kind === 'response' ? [one.cited] : []));
  if (block.kind === 'response') return [...block.responses, ...rebuttals];
  return [...block.allegations.map(({ cited }) => cited), ...rebuttals];
}

/** The accused of a block, counter-accused ones too, whom nothing answers, or whose answer is not where it is said to be. */
function unanswered(block: Block): string[] {
  const rebuttals: readonly Rebuttal[] = block.kind === 'context' ? [] : block.rebuttals;
  const accuses = citedIn(block).some(({ statement }) => statement.stance === 'allegation');
  if (accuses && block.kind !== 'allegations') return ['an allegation in a block that has no room for a response'];
  const named =
    block.kind === 'allegations' ? block.allegations.flatMap(({ against }) => against.map(({ id }) => id)) : [];
  const counter = citedIn(block).flatMap(({ statement }) => (statement.stance === 'response' ? statement.against : []));
  const open = [...new Set([...named, ...counter])].filter((id) => !rebuttals.some(({ party }) => party.id === id));
  const absent = rebuttals.filter(
    (one, place) => one.kind === 'response' && one.standing === 'shown above' && !standsBefore(rebuttals, place),
  );
  return [
    ...open.map((id) => `nothing stands against an allegation against ${id}`),
    ...absent.map(({ party }) => `the response for ${party.id} does not stand above`),
  ];
}

function standsBefore(rebuttals: readonly Rebuttal[], place: number): boolean {
  const one = rebuttals[place];
  return rebuttals
    .slice(0, place)
    .some(
      (other) =>
        one?.kind === 'response' && other.kind === 'response' && other.cited.statement.id === one.cited.statement.id,
    );
}

function documentShown(answer: Answer | AnsweredContent, n: number, document: Document): string {
  const link = document.url === null ? '' : `,${webAddress(document.url) ?? document.url}`;
  return comparable(`[${n}]${sourceLine(answer.language, document)}${link}`);
}

function isLeftOutLine(text: string, answer: AnsweredContent, count?: number): boolean {
  const counts = count === undefined ? answer.blocks.map((_, i) => i + 1) : [count];
  return counts.some((each) => text === comparable(phrase(answer.language, 'left-out', { count: each })));
}

function isOnly(texts: readonly string[], line: string): string[] {
  return texts.length === 1 && texts[0] === comparable(line) ? [] : ['a text that is not the refusal'];
}

function checkLinks(links: readonly string[], answer: Answer): string[] {
  const documents: readonly Document[] =
    answer.kind === 'answered'
      ? answer.sources.map(({ document }) => document)
      : answer.kind === 'nothing found'
        ? answer.nearest
        : [];
  const own = new Set(documents.map(({ url }) => (url === null ? null : webAddress(url))));
  return links.filter((link) => !own.has(link)).map(() => 'a button opens something that is no source of the answer');
}
