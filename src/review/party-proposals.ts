import { foldWord, nameTokens } from '../corpus/name-tokens.js';
import { AliasMatcher } from '../corpus/party-mentions.js';
import { type AnnotatedSentence, proposalOf } from './proposal.js';

/** Somebody who accuses, is accused or answers in the texts, and whom the registry does not have. */
export interface PartyProposal {
  readonly name: string;
  /** Other ways in which the texts name the same, as far as the words show. */
  readonly aliases: readonly string[];
  /** How often the texts name it by any of these. */
  readonly mentions: number;
}

/** Longer ones are descriptions rather than names. */
const MOST_WORDS = 7;
const DETERMINER = /^(?:the|a|an|le|la|les|l['’]|un|une|des|du|de la|its|their|his|her)\s*(?=\S)/iu;

/** Names that are written alike but for case and accents. */
interface Named {
  readonly tokens: readonly string[];
  readonly spellings: Map<string, number>;
}

/**
 * Finds names in what the annotator takes for speakers and accused. Only words with a capital letter are names, and Chinese
 * ones; of those one that is the initials of another, or a part of exactly one other, is its alias.
 * @param sentences annotated with the registry, so that known parties have ids
 * @returns by mentions, the most frequent first
 */
export function proposeParties(sentences: readonly AnnotatedSentence[]): PartyProposal[] {
  const named = gather(sentences);
  const parents = new Map<Named, Named>();
  for (const one of named) {
    const longer = named.filter((other) => other !== one && isShortFor(one, other));
    const [parent] = longer;
    if (parent !== undefined && longer.length === 1) parents.set(one, parent);
  }
  const rootOf = (one: Named): Named => {
    const parent = parents.get(one);
    return parent === undefined ? one : rootOf(parent);
  };
  const groups = new Map<Named, Named[]>();
  for (const one of named) groups.set(rootOf(one), [...(groups.get(rootOf(one)) ?? []), one]);
  const texts = sentences.map(({ text }) => text);
  const proposals = [...groups].map(([root, members]): PartyProposal => {
    const spellings = [root, ...members.filter((one) => one !== root)].flatMap((one) => usual(one));
    const [name = '', ...aliases] = spellings;
    return { name, aliases, mentions: mentionsOf(spellings, texts) };
  });
  return proposals.sort((a, b) => b.mentions - a.mentions || (a.name < b.name ? -1 : 1));
}

function gather(sentences: readonly AnnotatedSentence[]): Named[] {
  const byKey = new Map<string, Named>();
  for (const sentence of sentences) {
    const { unknownBy, unknownAgainst } = proposalOf([sentence]);
    for (const words of [...unknownBy, ...unknownAgainst]) {
      const name = words.replace(DETERMINER, '').replace(/(?:['’]s?|[\s\p{P}])+$/u, '');
      const tokens = nameTokens(name).map(({ folded }) => folded);
      const isName = /\p{Lu}/u.test(name) || /^\p{Script=Han}{2,20}$/u.test(name);
      if (!isName || (tokens.length > MOST_WORDS && !/\p{Script=Han}/u.test(name))) continue;
      const key = tokens.join(' ');
      const known = byKey.get(key) ?? { tokens, spellings: new Map<string, number>() };
      known.spellings.set(name, (known.spellings.get(name) ?? 0) + 1);
      byKey.set(key, known);
    }
  }
  return [...byKey.values()];
}

function isShortFor({ tokens, spellings }: Named, longer: Named): boolean {
  if (tokens.length >= longer.tokens.length) return false;
  const [only] = spellings.keys();
  const initials = longer.tokens.map((token) => token.charAt(0)).join('');
  if (tokens.length === 1 && only !== undefined && /^\p{Lu}{2,}$/u.test(only) && foldWord(only) === initials)
    return true;
  const starts = longer.tokens.slice(0, tokens.length).join(' ') === tokens.join(' ');
  return starts || longer.tokens.slice(-tokens.length).join(' ') === tokens.join(' ');
}

/** The spelling that is used most; others are found by it, since case and accents do not matter. */
function usual({ spellings }: Named): string[] {
  const [most] = [...spellings].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
  return most === undefined ? [] : [most[0]];
}

function mentionsOf(spellings: readonly string[], texts: readonly string[]): number {
  const phrases = spellings.map((text, place) => ({ text, how: place === 0 ? ('name' as const) : ('alias' as const) }));
  const matcher = AliasMatcher.build([{ id: 'it', phrases }]);
  return texts.reduce((sum, text) => sum + matcher.find(text).length, 0);
}
