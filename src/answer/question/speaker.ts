/** A party named in a question, with its place. */
interface PlacedMention {
  readonly start: number;
  readonly end: number;
}

const SPEECH = [
  '(?:say|said|says|saying|claim\\p{L}*|alleg\\p{L}*|accus\\p{L}*|respon\\p{L}*|repl(?:y|ied|ies)|answer\\p{L}*|react\\p{L}*|den(?:y|ied|ies)|reject\\p{L}*|tell|told|think|thinks|describ\\p{L}*|call(?:ed|s)?|explain\\p{L}*|announc\\p{L}*|report(?:ed|s)?|find|found|conclud\\p{L}*|stat(?:e|ed|ement|ements)|warn\\p{L}*|comment(?:ed)?|position|view|version|defen\\p{L}*|remov\\p{L}*|blam\\p{L}*)',
  '(?:dit|disait|répon\\p{L}*|réag\\p{L}*|réact\\p{L}*|affirm\\p{L}*|déclar\\p{L}*|accus\\p{L}*|nié|nie|dément\\p{L}*|rejet\\p{L}*|conclu\\p{L}*|annonc\\p{L}*|supprim\\p{L}*|constat\\p{L}*)',
  '(?:说|說|表示|称|稱|声称|聲稱|指控|指责|指責|回应|回應|回复|回覆|答复|答覆|反应|反應|否认|否認|反驳|反駁|驳斥|宣布|认为|認為|发现|發現|删除|刪除|移除|怎么看|如何看)',
].join('|');

/** A verb of speech that follows the name: "did Canada say", "China's reply", "la Chine a-t-elle répondu", "中国如何回应". */
const AFTER = new RegExp(`^(?:['’]s)?[^.;?!,，。；？！]{0,28}?(?:${SPEECH})`, 'iu');
/** The name as complement: "according to Meta", "the reply of China", "qu'a répondu la Chine", "selon". */
const BEFORE = new RegExp(
  `(?:according to|per|from|by|selon|d['’]après|${SPEECH})\\s*(?:of|from|by|was|de|du|des|par)?\\s*(?:the|la|le|les|l['’]|d['’])?\\s*$`,
  'iu',
);

/**
 * Tells whether a question asks what a party said: by a verb of speech directly after its name and before any other
 * name, or by the phrase before it.
 * @param text the question
 * @param mention the party's place in it
 * @param others places of the other names in the question
 */
export function isSpeaker(text: string, mention: PlacedMention, others: readonly PlacedMention[]): boolean {
  const next = Math.min(text.length, ...others.filter((other) => other.start >= mention.end).map((other) => other.start));
  const previous = Math.max(0, ...others.filter((other) => other.end <= mention.start).map((other) => other.end));
  return AFTER.test(text.slice(mention.end, next)) || BEFORE.test(text.slice(previous, mention.start));
}
