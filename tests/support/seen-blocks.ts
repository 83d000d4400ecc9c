import { expect } from '@jest/globals';
import type { AnsweredContent, Block, PhraseLanguage, Rebuttal } from '../../src/answer/answer.js';
import type { Library } from '../../src/answer/library.js';
import type { Statement } from '../../src/corpus/document.js';
import { readDiscordMarkdown } from './discord-markdown.ts';
import { chargeIn, citedIn } from './guard-oracle.ts';

/*
 * What a reader sees of an answer's blocks, judged from outside: from the finished text or the raw JSON of a message, with a
 * reader of Discord's markdown that the bot does not use.
 */

/**
 * Expects each text of a message to be a whole block with its rebuttals, or to hold no statement at all; blocks keep their
 * order.
 * @returns the places of the blocks that are shown
 */
export function expectWholeBlocks(
  message: unknown,
  answer: AnsweredContent,
  library: Library,
  records: readonly Statement[],
): number[] {
  const places: number[] = [];
  for (const text of displayed(message)) {
    if (!records.some((one) => text.includes(one.text.slice(0, -1)))) continue;
    const next = (places.at(-1) ?? -1) + 1;
    const at = answer.blocks.findIndex(
      (block, i) => i >= next && unseen(text, block, answer, library, records).length === 0,
    );
    expect({ text, at }).toEqual({ text, at: expect.any(Number) });
    expect(at).toBeGreaterThanOrEqual(next);
    places.push(at);
  }
  return places;
}

/** @returns what a client would show of each text of a message */
export function displayed(message: unknown): string[] {
  const texts: string[] = [];
  JSON.stringify(message, (key, value) => {
    if (key === 'content') texts.push(readDiscordMarkdown(value).text);
    return value;
  });
  return texts;
}

/** The bot's words for a silence. */
const SILENCE: Readonly<Record<PhraseLanguage, (name: string) => string[]>> = {
  en: (name) => [
    `No response from ${name} is in the corpus (as of 31 May 2024)`,
    `The source does not name who is accused (${name})`,
  ],
  fr: (name) => [
    `Le corpus ne contient aucune réponse (${name}), à la date du 31 mai 2024`,
    `La source ne nomme pas qui est accusé (${name})`,
  ],
  'zh-CN': (name) => [`语料库中没有${name}的回应（截至2024年5月31日）`, `来源没有指明被指控者是谁（${name}）`],
  'zh-TW': (name) => [`語料庫中沒有${name}的回應（截至2024年5月31日）`, `來源沒有指明被指控者是誰（${name}）`],
};

/** @returns what of a block a text does not show, or what it shows besides; `text` as a reader sees it */
export function unseen(
  text: string,
  block: Block,
  answer: AnsweredContent,
  library: Library,
  records: readonly Statement[],
): string[] {
  const faults: string[] = [];
  const expected = textsOf(block);
  const found = records.filter((one) => text.includes(one.text.slice(0, -1))).map((one) => one.text);
  for (const one of expected) if (!text.includes(one)) faults.push(`not shown whole: ${one}`);
  for (const one of found) if (!expected.includes(one)) faults.push(`of another block: ${one}`);
  return [...faults, ...unansweredIn(text, block, answer, library)];
}

function unansweredIn(text: string, block: Block, answer: AnsweredContent, library: Library): string[] {
  switch (block.kind) {
    case 'context':
      return [];
    case 'open':
      return block.missing.filter(({ party }) => !text.includes(party.name)).map(({ party }) => `no ${party.id}`);
    case 'claim': {
      const faults = block.evidence.flatMap((one) => unansweredIn(text, one, answer, library));
      const claimed = block.text === null ? 0 : text.indexOf(block.text);
      if (claimed < 0) faults.push(`no claim: ${block.text}`);
      return [...faults, ...unheardAfter(text.slice(claimed), block.rebuttals, answer)];
    }
    default: {
      const shown = block.kind === 'allegations' ? block.allegations.map(({ cited }) => cited) : block.responses;
      const accusing = shown.filter(({ statement }) => chargeIn(statement, library).against.length > 0);
      const lastAccusation = Math.max(-1, ...accusing.map(({ statement }) => text.indexOf(statement.text)));
      return unheardAfter(text.slice(lastAccusation + 1), block.rebuttals, answer);
    }
  }
}

function unheardAfter(after: string, rebuttals: readonly Rebuttal[], { language }: AnsweredContent): string[] {
  return rebuttals
    .filter((one) =>
      one.kind === 'response'
        ? one.standing !== 'shown above' && !after.includes(one.cited.statement.text)
        : !SILENCE[language](one.party.name).some((line) => after.includes(line)),
    )
    .map(({ party }) => `no rebuttal after the accusations: ${party.id}`);
}

/** @returns the texts of all statements of a block, in reading order */
export function textsOf(block: Block): string[] {
  return citedIn({ blocks: [block] }).map(({ statement }) => statement.text);
}
