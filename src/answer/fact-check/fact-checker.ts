import type { Document, Statement } from '../../corpus/document.js';
import { speaksFor } from '../../corpus/response-rule.js';
import { documentOf } from '../../index/document-of.js';
import { openLexicalIndex } from '../../index/lexical/lexical-index.js';
import type { StoredIndex } from '../../index/store/stored-index.js';
import type { PhraseLanguage } from '../answer.js';
import type { AnswerService } from '../answer-service.js';
import type { DraftClaim, FactCheckDraft } from '../draft.js';
import { type Answer, guardFactCheck, refuse } from '../guard.js';
import { detectLanguage, phraseLanguageOf } from '../question/language.js';
import { createVocabulary } from '../question/vocabulary.js';
import type { CheckedClaim } from './checked-claim.js';
import { type Claim, splitClaims } from './claims.js';
import { cleanMessage } from './clean-message.js';
import { compare, type ReadClaim } from './compare.js';
import { wordsOfClaim } from './content.js';
import { groupsFor } from './evidence.js';
import { judge } from './finding.js';
import { factsOf, type StatementFacts, statementFacts } from './text-facts.js';
import { isOnSubject } from './worth-checking.js';

/** What a fact-check may be asked with. */
export interface FactCheckOptions {
  /** Language of the bot's phrases; that of the message if left out. */
  readonly language?: PhraseLanguage;
}

/** A message in which there is nothing to check. */
export interface NothingToCheck {
  readonly kind: 'no claim' | 'links only';
}

/** Checks messages against one open index. What it finds says what sources hold, never what is true. */
export interface FactChecker {
  /**
   * @param text a message of any length and content
   * @returns what the guard lets out; a refusal for a message that claims nothing
   * @throws Error if the model fails or the index is damaged; never for what a message holds
   */
  check(text: string, options?: FactCheckOptions): Promise<Answer>;
  /**
   * @returns the same, or null for a message that makes no checkable claim on the subject of the corpus
   * @throws Error as `check` does
   */
  checkWatched(text: string, options?: FactCheckOptions): Promise<Answer | null>;
  /** @returns the draft that `check` hands to the guard */
  checkClaims(text: string, options?: FactCheckOptions): Promise<FactCheckDraft | NothingToCheck>;
  /** @returns the draft that `checkWatched` hands to the guard, or null where the bot is to be silent */
  isWorthChecking(text: string, options?: FactCheckOptions): Promise<FactCheckDraft | null>;
}

/** What a fact-checker is made of. */
export interface FactCheckerParts {
  readonly index: StoredIndex;
  readonly service: Pick<AnswerService, 'retrieve'>;
}

/** How many statements are compared with a claim. */
const COMPARED = 40;
/** How many of the nearest statements tell on which events a claim is. */
const NEAREST = 8;
/** How much of a message is repeated, in characters. */
const REPEATED_LENGTH = 200;
/** How many statements are kept as read; beyond it reading begins anew. */
const KEPT = 5_000;

/**
 * Wires the reading of messages, the search and the comparison together.
 * @throws Error if the index is damaged
 */
export function createFactChecker({ index, service }: FactCheckerParts): FactChecker {
  const lexical = openLexicalIndex(index.lexical);
  const vocabulary = createVocabulary(index.registry, index.glossary);
  const read = new Map<string, StatementFacts>();

  function factsOfStatement(statement: Statement, document: Document): StatementFacts {
    const known = read.get(statement.id);
    if (known) return known;
    if (read.size >= KEPT) read.clear();
    const facts = statementFacts(statement, document, vocabulary);
    read.set(statement.id, facts);
    return facts;
  }

  async function checkOne(claim: Claim): Promise<CheckedClaim> {
    const retrieval = await service.retrieve(claim.plain, COMPARED);
    const facts = factsOf(claim.text, claim.language, vocabulary);
    const one: ReadClaim = { facts, words: wordsOfClaim(retrieval.question, facts, lexical) };
    const found = retrieval.hits.map((hit) => factsOfStatement(hit.statement, hit.document));
    const comparisons = [...found, ...answersTo(one, found)].map((facts) => compare(one, facts, index.registry));
    return { claim, retrieval, judgement: judge(comparisons, retrieval.probability) };
  }

  /**
   * A denial seldom repeats the words of what it denies. Where a claim tells how a party answered, its responses on the
   * events of what was found are compared as well.
   */
  function answersTo({ facts }: ReadClaim, found: readonly StatementFacts[]): StatementFacts[] {
    const speaker = facts.actors.find(({ acts }) => acts)?.id ?? null;
    if (facts.polarity.avowal === null || speaker === null) return [];
    const events = new Set(found.slice(0, NEAREST).flatMap(({ statement }) => statement.event ?? []));
    const known = new Set(found.map(({ statement }) => statement.id));
    return index
      .responsesFor(speaksFor(index.registry, speaker))
      .filter(({ id, event }) => event !== null && events.has(event) && !known.has(id))
      .map((response) => factsOfStatement(response, documentOf(response, index)));
  }

  async function checkAll(claims: readonly Claim[]): Promise<CheckedClaim[]> {
    const checked: CheckedClaim[] = [];
    for (const claim of claims) checked.push(await checkOne(claim));
    return checked;
  }

  function draftOf(
    text: string,
    checked: readonly CheckedClaim[],
    options: FactCheckOptions,
    inShort = checked.length > 1,
  ): FactCheckDraft {
    return {
      question: repeated(text),
      language: languageFor(text, options),
      claims: checked.map((one) => toDraft(one, inShort)),
    };
  }

  function toDraft({ claim, judgement }: CheckedClaim, inShort: boolean): DraftClaim {
    return { text: claim.text, finding: judgement.finding, groups: groupsFor(judgement, { inShort }) };
  }

  async function checkClaims(text: string, options: FactCheckOptions = {}): Promise<FactCheckDraft | NothingToCheck> {
    const message = cleanMessage(text);
    const claims = splitClaims(message, vocabulary);
    if (claims.length === 0) return { kind: message.onlyLinks ? 'links only' : 'no claim' };
    return draftOf(text, await checkAll(claims), options);
  }

  async function isWorthChecking(text: string, options: FactCheckOptions = {}): Promise<FactCheckDraft | null> {
    const claims = splitClaims(cleanMessage(text), vocabulary);
    const worth = (await checkAll(claims)).filter(isOnSubject);
    return worth.length === 0 ? null : draftOf(text, worth, options, true);
  }

  return {
    checkClaims,
    isWorthChecking,
    async check(text, options = {}) {
      const draft = await checkClaims(text, options);
      return 'kind' in draft
        ? refuse(repeated(text), languageFor(text, options), draft.kind)
        : guardFactCheck(draft, index);
    },
    async checkWatched(text, options = {}) {
      const draft = await isWorthChecking(text, options);
      return draft && guardFactCheck(draft, index);
    },
  };
}

/** The beginning of a message, without half a pair of surrogates at its end. */
function repeated(text: string): string {
  return text.slice(0, REPEATED_LENGTH).replace(/[\ud800-\udbff]$/, '');
}

function languageFor(text: string, { language }: FactCheckOptions): PhraseLanguage {
  const read = cleanMessage(text).lines.join(' ');
  return language ?? phraseLanguageOf(read, detectLanguage(read));
}
