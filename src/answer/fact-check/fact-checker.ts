import { openLexicalIndex } from '../../index/lexical/lexical-index.js';
import type { Hit } from '../../index/search.js';
import type { StoredIndex } from '../../index/store/stored-index.js';
import type { PhraseLanguage } from '../answer.js';
import type { AnswerService } from '../answer-service.js';
import type { DraftClaim, FactCheckDraft } from '../draft.js';
import { type Answer, guardFactCheck, refuse } from '../guard.js';
import { detectLanguage, phraseLanguageOf } from '../question/language.js';
import { createVocabulary } from '../question/vocabulary.js';
import type { Retrieval } from '../retrieval.js';
import { type Claim, splitClaims } from './claims.js';
import { cleanMessage } from './clean-message.js';
import { type Comparison, compare, type ReadClaim } from './compare.js';
import { wordsOfClaim } from './content.js';
import { groupsFor } from './evidence.js';
import { type Judgement, judge } from './finding.js';
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
/** How much of a message is repeated, in characters. */
const REPEATED_LENGTH = 200;
/** How many statements are kept as read; beyond it reading begins anew. */
const KEPT = 5_000;

/** One claim with all that was found out about it. */
export interface CheckedClaim {
  readonly claim: Claim;
  readonly retrieval: Retrieval;
  readonly read: ReadClaim;
  readonly comparisons: readonly Comparison[];
  readonly judgement: Judgement;
}

/**
 * Wires the reading of messages, the search and the comparison together.
 * @throws Error if the index is damaged
 */
export function createFactChecker({ index, service }: FactCheckerParts): FactChecker {
  const lexical = openLexicalIndex(index.lexical);
  const vocabulary = createVocabulary(index.registry, index.glossary);
  const read = new Map<string, StatementFacts>();

  function factsOfHit({ statement, document }: Hit): StatementFacts {
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
    const comparisons = retrieval.hits.map((hit) => compare(one, factsOfHit(hit), index.registry));
    return { claim, retrieval, read: one, comparisons, judgement: judge(comparisons) };
  }

  async function checkAll(claims: readonly Claim[]): Promise<CheckedClaim[]> {
    const checked: CheckedClaim[] = [];
    for (const claim of claims) checked.push(await checkOne(claim));
    return checked;
  }

  function draftOf(text: string, checked: readonly CheckedClaim[], options: FactCheckOptions): FactCheckDraft {
    return { question: text.slice(0, REPEATED_LENGTH), language: languageFor(text, options), claims: checked.map(toDraft) };
  }

  function toDraft({ claim, judgement }: CheckedClaim): DraftClaim {
    return { text: claim.text, finding: judgement.finding, groups: groupsFor(judgement) };
  }

  async function checkClaims(text: string, options: FactCheckOptions = {}): Promise<FactCheckDraft | NothingToCheck> {
    const message = cleanMessage(text);
    const claims = splitClaims(message, vocabulary);
    if (claims.length === 0) return { kind: message.onlyLinks ? 'links only' : 'no claim' };
    return draftOf(text, await checkAll(claims), options);
  }

  async function isWorthChecking(text: string, options: FactCheckOptions = {}): Promise<FactCheckDraft | null> {
    const claims = splitClaims(cleanMessage(text), vocabulary);
    const worth = (await checkAll(claims)).filter((one) => isOnSubject(one, vocabulary));
    return worth.length === 0 ? null : draftOf(text, worth, options);
  }

  return {
    checkClaims,
    isWorthChecking,
    async check(text, options = {}) {
      const draft = await checkClaims(text, options);
      return 'kind' in draft ? refuse(text.slice(0, REPEATED_LENGTH), languageFor(text, options), draft.kind) : guardFactCheck(draft, index);
    },
    async checkWatched(text, options = {}) {
      const draft = await isWorthChecking(text, options);
      return draft && guardFactCheck(draft, index);
    },
  };
}

function languageFor(text: string, { language }: FactCheckOptions): PhraseLanguage {
  const read = cleanMessage(text).lines.join(' ');
  return language ?? phraseLanguageOf(read, detectLanguage(read));
}
