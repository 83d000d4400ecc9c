import { isStopWord, stem, words } from '../../index/lexical/analyze.js';

/** A word or phrase that turns its clause into its opposite, with what it turns. */
export interface Negation {
  /** Stems of the first content words after it, at most two: "no direct evidence" turns `direct` and `evid`. */
  readonly heads: readonly string[];
  /** From the negating word to the last of the heads, as written. */
  readonly wording: string;
}

/** How somebody answers what is said of him. `neither`: "neither confirmed nor denied"; `silent`: says nothing. */
export type Avowal = 'affirms' | 'denies' | 'neither' | 'silent';

/** An answer with the words that tell of it. */
export interface Said {
  readonly kind: Avowal;
  readonly wording: string;
}

/** What a text negates, and whether it tells of an admission or a denial. */
export interface Polarity {
  readonly negations: readonly Negation[];
  /** Stems that stand somewhere outside the reach of every negation, with the first place where they stand. */
  readonly affirmed: ReadonlyMap<string, string>;
  readonly avowal: Said | null;
}

const NEGATING =
  /(?<![\p{L}'’])(?:not go(?:ne)? as far as|not|never|no|zero|none of|nobody|nothing|neither|nor|without|unable to|cannot|can['’]t|\p{L}+n['’]t|fail(?:s|ed)? to|declin(?:es|ed) to|stop(?:s|ped) short of|did not|didnt|doesnt|isnt|wasnt|ne|n['’](?=\p{L})|aucune?|jamais|sans)(?!\p{L})/giu;
/** Where the reach of a negation ends. */
const REACH_ENDS =
  /[.,;:!?()]|(?<!\p{L})(?:but|although|though|because|since|while|who|which|and (?:said|called|that)|mais|parce|qui)(?!\p{L})/iu;
const REACH_WORDS = 7;
/** A quantity or a degree is not turned into its opposite: "no fewer than", "not only", "nothing but". */
const NO_NEGATION = /^\s*(?:more|less|fewer|later|earlier|only|just|but|longer than|doubt)\b/iu;
const HEADS = 2;

const DENIES =
  /(?<!\p{L})(?:den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing)?|refut(?:e|es|ed)|dismiss(?:es|ed)|disput(?:e|es|ed)|nothing to do with|no part in|not (?:been )?behind|not involved in|rien à voir avec|démen(?:t|tent|ti)|a nié|nient?|rejet(?:te|é))(?!\p{L})|否认|否認|驳斥|駁斥|反驳/iu;
const AFFIRMS =
  /(?<!\p{L})(?:admit(?:s|ted|ting)?|acknowledg(?:e|es|ed)|confess(?:es|ed)?|concede[ds]?|confirm(?:s|ed|ing)?|own(?:s|ed) up|took responsibility|takes responsibility|a admis|admet|reconnaît|a reconnu|avoue|a avoué|confirme|a confirmé)(?!\p{L})|承认|承認|证实|證實/iu;
const NEITHER =
  /(?:neither|not|declin\w+ to|refus\w+ to|n['’]t)\s+(?:to\s+)?(?:confirm\w*|den\w+)\s+(?:n?or)\s+(?:confirm\w*|den\w+)|既(?:不|没有|未)(?:承认|证实)[^。]{0,4}也(?:不|没有|未)否认|ni confirmé ni (?:démenti|nié)/iu;

const SILENT =
  /(?:(?:did|has|have|had|does|do|would)(?: not|n['’]t)|never|declin\w+ to|refus\w+ to|not)\s+(?:yet\s+)?(?:immediately\s+)?(?:respond\w*|repl(?:y|ied)|answer\w*|react\w*|comment\w*|wish to comment)|no comment\b|n['’]a pas (?:répondu|réagi|commenté)|(?:没有|沒有|未|拒绝|拒絕)(?:作出|做出)?(?:回应|回應|回复|回覆|置评|置評|评论)/iu;

/**
 * Reads what a text negates and whether somebody admits or denies in it, from words alone.
 * @param language of the text; negation is read in English and French, admission and denial in Chinese as well
 */
export function polarityOf(text: string, language: string): Polarity {
  const reaches = [...text.matchAll(NEGATING)].flatMap((match) => reachOf(text, match.index, match[0], language));
  const affirmed = new Map<string, string>();
  for (const token of words(text)) {
    if (reaches.some(({ from, to }) => from <= token.start && token.start < to)) continue;
    const term = stem(token.term, language);
    if (!affirmed.has(term)) affirmed.set(term, token.surface);
  }
  return { negations: reaches.map(({ negation }) => negation), affirmed, avowal: avowalOf(text) };
}

interface Reach {
  readonly from: number;
  readonly to: number;
  readonly negation: Negation;
}

function reachOf(text: string, start: number, cue: string, language: string): Reach[] {
  const from = start + cue.length;
  const rest = text.slice(from, from + 120);
  if (NO_NEGATION.test(rest)) return [];
  const clause = rest.slice(0, REACH_ENDS.exec(rest)?.index ?? rest.length);
  const tokens = words(clause).slice(0, REACH_WORDS);
  const content = tokens.filter(({ term }) => !isStopWord(term, language)).slice(0, HEADS);
  const first = content[0];
  const last = tokens.at(-1);
  if (!first || !last) return [];
  return [
    {
      from,
      to: from + last.start + last.surface.length,
      negation: {
        heads: content.map(({ term }) => stem(term, language)),
        wording: text.slice(start, from + first.start + first.surface.length),
      },
    },
  ];
}

function avowalOf(text: string): Said | null {
  const neither = NEITHER.exec(text);
  if (neither) return { kind: 'neither', wording: neither[0] };
  const silent = SILENT.exec(text);
  if (silent) return { kind: 'silent', wording: silent[0] };
  const denies = DENIES.exec(text);
  const affirms = AFFIRMS.exec(text);
  const first = denies && (!affirms || denies.index < affirms.index) ? denies : affirms;
  if (!first) return null;
  const kind: Avowal = first === denies ? 'denies' : 'affirms';
  const turned = /(?:\bnot|\bnever|n['’]t|\bn['’]a (?:pas|jamais)|没有?|沒有?|从未|從未|不)\s*(?:yet\s+)?$/iu.exec(
    text.slice(Math.max(0, first.index - 14), first.index),
  );
  if (!turned) return { kind, wording: first[0] };
  const wording = text.slice(first.index - turned[0].length, first.index + first[0].length).trim();
  return { kind: kind === 'denies' ? 'affirms' : 'denies', wording };
}
