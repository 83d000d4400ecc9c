import type { AnsweredContent, DocumentsContent, PhraseLanguage } from '../answer/answer.js';
import type { Answer } from '../answer/guard.js';
import { sameHeading } from '../answer/heading.js';
import type { Document } from '../corpus/document.js';
import type { ControlRow } from '../present/discord/controls.js';
import { webAddress } from '../present/discord/links.js';
import { pageLine } from '../present/heading-lines.js';
import { refusalLine, sourceLine } from '../present/lines.js';
import { phrase } from '../present/phrases.js';
import { blockShown, citedIn, unanswered } from './block-check.js';
import { checkControls } from './control-check.js';
import { type RawMessage, readRawMessage } from './raw-message.js';
import { headed, isSame, plain, type Shown, shownOf } from './shown.js';
import { comparable, readVisibleText } from './visible-text.js';

/**
 * Checks a finished message against the answer that it shows, the last thing before it is sent. It does not ask how the
 * message was made: it reads the raw JSON, takes the markup off, and compares what a reader would see. Every text must be
 * one whole block of the answer (each accusation, then directly what stands against it, with citations and nothing
 * else), or the list of the sources, or a phrase of the bot; larger letters are for headings alone.
 * @param message the message as Discord's API takes it
 * @param controls what can be pressed or chosen under it, exactly
 * @param file the name of the file that goes with it; null for none
 * @returns what does not hold; empty if the message may be sent
 */
export function checkMessage(
  message: unknown,
  answer: Answer,
  controls: readonly ControlRow[] = [],
  file: string | null = null,
): string[] {
  const raw = readRawMessage(message);
  const read = raw.texts.map(readVisibleText);
  return [
    ...raw.faults,
    ...read.flatMap(({ faults }) => faults),
    ...(read.some(({ moments }) => moments.length > 0) ? ['a moment in an answer'] : []),
    ...checkControls(raw, controls, file),
    ...checkLinks(raw.links, answer),
    ...checkTexts(read.map(shownOf), answer),
  ];
}

function checkTexts(texts: readonly Shown[], answer: Answer): string[] {
  const { language } = answer;
  const page = answer.page ? [plain(pageLine(language, answer.page))] : [];
  const noRoom = [plain(refusalLine(language, 'too little room'))];
  switch (answer.kind) {
    case 'refused':
      return areAll(texts, [plain(refusalLine(language, answer.reason)), ...page], 'a text that is not the refusal');
    case 'nothing found': {
      const lines = answer.nearest.map((document, i) => documentShown(language, i + 1, document));
      const none = phrase(language, 'nothing-found');
      const nearest = phrase(language, 'nearest-documents');
      // Documents that there is no room for go from the end.
      const allowed = [plain(none), ...lines.map((_, i) => plain(none + nearest + lines.slice(0, i + 1).join('')))];
      return texts.length === 1 && allowed.some((one) => isSame(texts[0], one))
        ? []
        : ['a text that the answer does not hold'];
    }
    case 'documents': {
      const allowed = answer.documents.map((_, i) => [...listShown(answer, i + 1), ...page]);
      const faults = [noRoom, ...allowed].map((one) => areAll(texts, one, 'a text that is not the list'));
      return faults.find((one) => one.length === 0) ?? ['a text that is not the list'];
    }
    case 'answered':
      return areAll(texts, noRoom, '').length === 0 ? [] : checkBlocks(texts, answer, page);
  }
}

function areAll(texts: readonly Shown[], expected: readonly Shown[], fault: string): string[] {
  return texts.length === expected.length && expected.every((one, i) => isSame(texts[i], one)) ? [] : [fault];
}

/** The texts of a list of which the first documents are shown. */
function listShown(answer: DocumentsContent, count: number): Shown[] {
  const { language, documents, start } = answer;
  const lines = documents.slice(0, count).map((one, i) => `${documentShown(language, start + i, one)}(${one.id})`);
  const left = documents.length - count;
  return [
    plain(phrase(language, 'documents') + lines.join('')),
    ...(left === 0 ? [] : [plain(phrase(language, 'left-out', { count: left }))]),
  ];
}

/** Takes the texts one after the other: title, blocks, what the bot says below them, sources, page. */
function checkBlocks(texts: readonly Shown[], answer: AnsweredContent, page: readonly Shown[]): string[] {
  const { language, title, blocks } = answer;
  const faults: string[] = [];
  const waiting = [...texts];
  const take = (expected: Shown, fault: string) => {
    if (isSame(waiting[0], expected)) waiting.shift();
    else faults.push(fault);
  };
  if (title) take(headed(language, title, ''), 'the title is not the first text');
  const shown = takeBlocks(waiting, answer);
  if (shown.length === 0) faults.push('no block of the answer is shown');
  faults.push(...shown.flatMap(unanswered));
  const left = blocks.length - shown.length;
  if (left > 0) take(plain(phrase(language, 'left-out', { count: left })), 'blocks are missing, and no line says so');
  if (blocks.some(({ kind }) => kind === 'claim')) {
    take(plain(phrase(language, 'fact-check.foot')), 'a fact-check does not say that it is no verdict');
  }
  const cited = new Set(shown.flatMap(citedIn).flatMap(({ citations }): readonly number[] => citations));
  const sources = answer.sources.filter(({ n }) => cited.has(n));
  if (sources.length !== cited.size) faults.push('a citation has no source');
  const lines = sources.map(({ n, document }) => documentShown(language, n, document));
  if (lines.length > 0) {
    const list = plain(phrase(language, 'sources') + lines.join(''));
    take(list, 'the sources of what is shown are not listed after it');
  }
  for (const one of page) take(one, 'the page is not told last');
  if (waiting.length > 0) faults.push('a text that is no whole block of the answer');
  return faults;
}

/** Takes all texts that are blocks of the answer, in its order, each under its heading where that is a new one. */
function takeBlocks(waiting: Shown[], answer: AnsweredContent): AnsweredContent['blocks'][number][] {
  const shown: AnsweredContent['blocks'][number][] = [];
  let next = 0;
  while (waiting.length > 0) {
    const before = shown.at(-1)?.heading;
    const at = answer.blocks.findIndex((block, i) => {
      if (i < next) return false;
      const text = blockShown(answer, block);
      const isNew = block.heading && !sameHeading(block.heading, before);
      return isSame(
        waiting[0],
        block.heading && isNew ? headed(answer.language, block.heading, text) : { text, headings: [] },
      );
    });
    const block = answer.blocks[at];
    if (block === undefined) return shown;
    shown.push(block);
    waiting.shift();
    next = at + 1;
  }
  return shown;
}

function documentShown(language: PhraseLanguage, n: number, document: Document): string {
  const link = document.url === null ? '' : `,${webAddress(document.url) ?? document.url}`;
  return `[${n}]${sourceLine(language, document)}${link}`;
}

/** Every document that the answer may link to, with its number. */
function numbered(answer: Answer): readonly { readonly n: number; readonly document: Document }[] {
  switch (answer.kind) {
    case 'answered':
      return answer.sources;
    case 'nothing found':
      return answer.nearest.map((document, i) => ({ n: i + 1, document }));
    case 'documents':
      return answer.documents.map((document, i) => ({ n: answer.start + i, document }));
    case 'refused':
      return [];
  }
}

/** A button opens the address of a source, under the source's own number and name. */
function checkLinks(links: RawMessage['links'], answer: Answer): string[] {
  const own = numbered(answer).flatMap(({ n, document }) => {
    const address = document.url === null ? null : webAddress(document.url);
    const names = [`${n}. ${document.publisher ?? document.title}`, phrase(answer.language, 'source.button', { n })];
    return names.map((name) => `${comparable(name)} ${address}`);
  });
  return links
    .filter(({ label, url }) => !own.includes(`${comparable(label)} ${url}`))
    .map(() => 'a button opens something that is no source of the answer, or says something else');
}
