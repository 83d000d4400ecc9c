/** A party named in a question, with its place. */
interface PlacedMention {
  readonly start: number;
  readonly end: number;
}

const SPEECH = [
  '(?:say|said(?! to (?:be|have))|says|saying|claim\\p{L}*|alleg\\p{L}*|accus\\p{L}*|respon\\p{L}*|repl(?:y|ied|ies)|answer\\p{L}*|react\\p{L}*|den(?:y|ied|ies)|reject\\p{L}*|tell|told|think|thinks|describ\\p{L}*|call(?:ed|s)?|explain\\p{L}*|announc\\p{L}*|report(?:ed|s)?|find|found|conclud\\p{L}*|stated|statements?|warn\\p{L}*|commented|comment on|position|view|version|defen\\p{L}*|remov\\p{L}*|blam\\p{L}*)',
  '(?:dit|disait|répon\\p{L}*|réag\\p{L}*|réact\\p{L}*|affirm\\p{L}*|déclar\\p{L}*|accus\\p{L}*|nié|nie|dément\\p{L}*|rejet\\p{L}*|conclu\\p{L}*|annonc\\p{L}*|supprim\\p{L}*|constat\\p{L}*)',
  '(?:[说說](?!法)|表示|称|稱|声称|聲稱|指控|指责|指責|回应|回應|回复|回覆|答复|答覆|反应|反應|否认|否認|反驳|反駁|驳斥|宣布|认为|認為|发现|發現|删除|刪除|移除|怎么看|如何看)',
].join('|');

/** A verb of speech that follows the name: "did Canada say", "China's reply", "la Chine a-t-elle répondu", "中国如何回应". */
const AFTER = new RegExp(`^(?:['’]s)?[^.;?!,，。；？！]{0,28}?(?<!\\p{Script=Latin})(?:${SPEECH})`, 'iu');
/** What a party said that others answer to: "Canada's report", "加拿大的指控". The question is about the answer then. */
const ACCUSATION_OF =
  /^(?:['’]s\s+(?:\p{L}+\s+){0,2}?(?:report|statement|claim|allegation|accusation|charge|finding|study|research|indictment|sanction)|的(?:\p{Script=Han}{0,4})?(?:指控|指责|指責|声明|聲明|报告|報告|说法|說法))/iu;
/** The same without a possessive: "the Citizen Lab report". */
const REPORT_OF = /^\s+(?:\p{L}+\s+)?(?:report|statement|claim|allegation|accusation|finding|study|indictment)s?\b/iu;
const ARTICLE = /(?:\b(?:the|this|that|its|a|an)|['’]s)\s*$/iu;
/** The name as complement: "according to Meta", "the reply of China", "selon Meta", "qu'a répondu la Chine". */
const BEFORE =
  /(?:(?:according to|selon|d['’]après|据|據|根据|根據)|(?:response|reply|answer|reaction|denial|position|version|comments?|réponse|réaction|démenti|déclaration|réplique)s?\s+(?:of|from|by|de|du|des|d['’])|\b(?:(?:a|ont)\s+(?:dit|répondu|réagi|affirmé|déclaré|répliqué|nié|démenti)|dit|répond|affirme))\s*(?:the|la|le|les|l['’])?\s*$/iu;

/**
 * Tells whether a question asks what a party said: by a verb of speech directly after its name and before any other
 * name, or by the phrase before it.
 * @param text the question
 * @param mention the party's place in it
 * @param others places of the other names in the question
 */
export function isSpeaker(text: string, mention: PlacedMention, others: readonly PlacedMention[]): boolean {
  const next = Math.min(
    text.length,
    ...others.filter((other) => other.start >= mention.end).map((other) => other.start),
  );
  const previous = Math.max(0, ...others.filter((other) => other.end <= mention.start).map((other) => other.end));
  const after = text.slice(mention.end, next);
  const before = text.slice(previous, mention.start);
  if (ACCUSATION_OF.test(after) || (ARTICLE.test(before) && REPORT_OF.test(after))) return false;
  return AFTER.test(after) || BEFORE.test(before);
}
