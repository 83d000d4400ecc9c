import type { Registry } from '../../corpus/registry.js';
import type { Difference } from '../answer.js';
import { type Actor, isRelated } from './actors.js';
import type { StatementFacts, TextFacts } from './text-facts.js';

/**
 * How a claim that makes somebody answerable stands to a statement: nobody is blamed; the statement accuses the same; it
 * does not. Only of the same may it be said that sources report the claim, however much else is alike.
 */
export type BlameComparison =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'same' | 'other';
      /** Whether the claim says no more than who is answerable for something that the statement is about as well. */
      readonly isWhole: boolean;
      /** Whom the statement accuses instead, or how it tells the claim as somebody's words; null if neither. */
      readonly difference: Difference | null;
    };

/** Somebody whom a text makes answerable, with the words that do. */
interface Blamed {
  readonly actor: Actor;
  readonly words: string;
}

/** @returns how the blame in a claim stands to what a statement of the corpus alleges */
export function compareBlame(claim: TextFacts, statement: StatementFacts, registry: Registry): BlameComparison {
  const blamed = blamedIn(claim);
  if (blamed === null) return { kind: 'none' };
  const { actor, words } = blamed;
  const { statement: own } = statement;
  const against = own.stance === 'context' ? [] : own.against;
  const isOneOf = (id: string | null, ids: readonly string[]) =>
    id !== null && ids.some((other) => isRelated(id, other, registry));
  const others = claim.actors.filter(({ id, wording }) => id !== null && wording !== actor.wording && id !== actor.id);
  const isShared = ({ id }: Actor) =>
    id !== null && [...statement.involved].some((one) => isRelated(id, one, registry));
  const isPlain = claim.quantities.length + claim.dates.length === 0 && others.length > 0 && others.every(isShared);
  // Of what the thing itself says of others, the thing is the accuser.
  const isAccuser = own.stance !== 'context' && others.some(({ id }) => isOneOf(id, own.by));
  const isWhole = isPlain && !isAccuser && own.stance === 'allegation' && TIES.test(statement.text);
  // The thing itself may be a party that is accused with whoever is behind it: it does not stand for that one.
  const accused = against.filter((id) => !others.some((other) => other.id === id));
  const frame = FRAMED.exec(statement.text)?.[0];
  const isNamed = statement.actors.some(({ id, wording }) =>
    id === null ? wording === actor.wording : id === actor.id,
  );
  if (frame !== undefined && isNamed && !FRAMED.test(claim.text)) {
    return { kind: 'other', isWhole, difference: { kind: 'negation', claimed: words, recorded: frame } };
  }
  if (isOneOf(actor.id, accused) && !isAccuser && own.stance === 'allegation') {
    return { kind: 'same', isWhole, difference: null };
  }
  const named = own.stance === 'allegation' ? statement.actors.filter(({ id }) => isOneOf(id, accused)) : [];
  // "China" rather than "Chinese".
  const instead = named.find(({ id, wording }) => isNameOf(wording, id, registry)) ?? named[0];
  const difference = instead ? { kind: 'party' as const, claimed: actor.wording, recorded: instead.wording } : null;
  return { kind: 'other', isWhole, difference };
}

function isNameOf(wording: string, id: string | null, { parties }: Registry): boolean {
  const party = id === null ? undefined : parties.get(id);
  return party !== undefined && [party.name, ...party.aliases].includes(wording);
}

/** Whom a text makes answerable; null if nobody. Of several the first; also a person whom the corpus does not know. */
function blamedIn({ text, actors }: TextFacts): Blamed | null {
  const strangers = [...text.matchAll(FULL_NAME)]
    .map(
      (match): Actor => ({
        id: null,
        wording: match[0],
        start: match.index,
        end: match.index + match[0].length,
        acts: true,
      }),
    )
    .filter(({ start, end }) => !actors.some((actor) => actor.start < end && start < actor.end));
  for (const actor of [...actors, ...strangers]) {
    const after = BLAMED_BEFORE.exec(text.slice(actor.end));
    const acts = actor.acts || INSTITUTION.test(text.slice(actor.end));
    if (after && acts)
      return { actor, words: (after.slice(1).find((group) => group !== undefined) ?? after[0]).trim() };
    const before = BLAMED_AFTER.exec(text.slice(0, actor.start));
    if (before) return { actor, words: before[0].trim() };
  }
  return null;
}

/** "The Chinese police": what stands after an adjective and acts for the party. */
const INSTITUTION =
  /^\s+(?:government|state|military|army|police|authorities|officials|regime|embassy|intelligence|agents|spies|hackers)(?!\p{L})/iu;

/** Two words or more with a capital: one alone may only begin a sentence. */
const FULL_NAME = /\p{Lu}[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]+)+/gu;

/** Words between a name and its verb. */
const SKIPPED =
  '(?:(?:has|have|had|who|which|that|personally|secretly|actually|really|allegedly|reportedly|also|itself|government|state|military|army|police|authorities|officials|regime|embassy|intelligence|agents|spies|hackers)\\s+)*';

/** After a name: what it is answerable for follows. */
const BLAMED_BEFORE = new RegExp(
  [
    // "China's government is secretly behind", "the police are running"; "was paid", "is controlled by" blame another.
    String.raw`^(?:['’]s)?\s+${SKIPPED}(?:(?:is|was|are|were|has been|have been|had been)\s+${SKIPPED})?(behind|responsible for|to blame for|guilty of|running|organi[sz]ing|orchestrating|operating|controlling|ordering|directing|paying|funding|financing|hiring|creating|causing|attacking|hacking)(?!\p{L})`,
    String.raw`^(?:['’]s)?\s+${SKIPPED}(orchestrat(?:es|ed)|mastermind(?:s|ed)|organi[sz](?:es|ed)|r[au]ns?|operat(?:es|ed)|controls|controlled|order(?:s|ed)|direct(?:s|ed)|command(?:s|ed)|pa(?:ys|id)|fund(?:s|ed)|financ(?:es|ed)|bankrolls?|bankrolled|hir(?:es|ed)|creat(?:es|ed)|built|start(?:s|ed)|caus(?:es|ed)|invent(?:s|ed)|launched|staged|faked|planted|poison(?:s|ed)|attack(?:s|ed)|hack(?:s|ed)|murder(?:s|ed)|kill(?:s|ed))(?!\p{L})(?!\s+by\b)`,
    String.raw`^\s+(?:(?:a|ont|avait|est|sont|était|secrètement)\s+)*(derrière|responsables? d|coupables? d|orchestr\p{L}*|organis\p{L}+|dirig\p{L}+|contrôl\p{L}+|ordonn\p{L}+|pay\p{L}+|financ\p{L}+|créé\p{L}*|lanc\p{L}+|provoqu\p{L}+|invent\p{L}+)(?!\s+par\b)`,
    `^(?:政府|军方|军队|当局|警方|政權)?(?:是|在|被指)?.{0,4}(幕后|背后|操纵|操控|策划|主导|指使|下令|资助|出资|控制|运营|发动|制造|捏造)`,
  ].join('|'),
  'iu',
);

/** Before a name: what it is answerable for stands still further before. */
const BLAMED_AFTER =
  /(?:\b(?:run|operated|controlled|orchestrated|organi[sz]ed|directed|ordered|funded|financed|paid for|created|started|launched|led|backed|sponsored|caused)\s+by\s+(?:the\s+)?|(?:dirigée?s?|orchestrée?s?|financée?s?|contrôlée?s?|créée?s?|organisée?s?|lancée?s?) par (?:l['’]|la |le |les )?)$/iu;

/** Words by which a text ties something to whoever is behind it. */
const TIES =
  /\b(?:link(?:s|ed|ing)?|connect(?:s|ed|ion|ions)?|tied|ties|attribut\p{L}+|behind|(?:run|operated|controlled|directed|ordered|funded|financed|paid|backed|sponsored|organi[sz]ed) (?:by|from|for)|state-(?:linked|backed|run)|on behalf of|work(?:s|ed|ing)? for|responsib\p{L}+|employees|contractors|pay(?:s|ing))(?!\p{L})|(?:li[ée]e?s?|attribu\p{L}+) (?:à|au|aux)|derrière|幕后|背后|有关|关联/iu;

/** The statement tells it as what somebody else says, spreads or invents. */
const FRAMED =
  /\b(?:spread|spreading|pushed|pushing|promoted|promoting|repeated|amplified|amplifying|circulated|shared)\s+(?:\p{L}+\s+){0,3}?(?:theory|claims?|narratives?|rumou?rs?|story|stories|allegations?|idea)(?:\s+that)?|\b(?:the\s+)?(?:false|unfounded|baseless|debunked)\s+(?:theory|claims?|narratives?|rumou?rs?)(?:\s+that)?/iu;
