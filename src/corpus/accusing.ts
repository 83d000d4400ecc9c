import { type Mention, partiesOf } from './party-mentions.js';
import type { Registry } from './registry.js';
import { isVictim } from './victim-mentions.js';

/**
 * Stems of words by which texts accuse, in English and French. Deliberately wide: a statement that is taken for an
 * accusation without being one is shown with a response too many; the other mistake leaves a party unheard.
 */
const LATIN = [
  // charging someone with something
  'accus|blam|alleg|suspect|soupcon|denounc|denonc|condemn|condamn|criticis|critiqu|indict|inculp|sanction|expel|expuls',
  'charg(?:ed|es) (?:with|against)|guilt|coupable|convict|aggress|evil|wicked|dangerous|unethical|unfounded|infond',
  'improper|inappropriat|quid pro quo|lobby|discredit|denigr|negativ|antagon|damag|nui[tr]',
  // saying who did it
  'link|lien|li[e]+s? (?:a|au|aux)|(?:tied|traced|connected) to|ties|attribu|relie|relia',
  '(?:was|were|is|are|being|stood|stands) behind|behind (?:the|a|an|it|this|these|that|such)|derriere',
  'r[au]n(?:s|ning)?(?![\\p{L}])|operat(?:e|es|ed|ing|ors?)(?![\\p{L}])|control(?:s|led|ling)?(?![\\p{L}])|coordinat|mastermind',
  'responsib|responsab|orchestr|(?:state|government)[- ](?:backed|sponsored|affiliated|run)|backed by|on behalf of',
  'pour le compte|instigat|incit|provo[kqc]|pro-|anti-|employees|aimed at|directed (?:at|against)|main force',
  // interfering
  'interfer|inger|meddl|immisc|influenc|operation|campaign|campagne|network|reseau|covert|clandestin|secret',
  'undermin|sabot|destabili|sow(?:ed|ing|s)? |divis|discord|polari|warfare|funding|profiles? (?:of|on)|suppress',
  // deceiving
  'disinform|desinform|misinform|mesinform|propag|fals|faux|fausse|fake|fabricat|forg(?:ed|ery)|bogus|hoax|rumou?r',
  'deceiv|decepti|tromp|mislead|misled|misrepresent|distort|manipulat|inauthent|deepfake|hypertruc|face swap|plagiar',
  'impersonat|usurp|pos(?:ed|ing) as|passed as|pretend|disguis|bots?\\b|botnet|troll|sock ?puppet|spam|amplif',
  'artificially|ai-made|lie[ds]?\\b|lying|liar|menti[rt]?\\b|menteu|mensong|dishonest|conspir|complot|collu|plot',
  'rig(?:ged|ging)\\b|hypocri|cover[- ]?up|spread|narrative|repand|diffus',
  // harming
  'attack|attaqu|attentat|target|cibl|visai|vise(?:nt)? |smear|diffam|defam|slander|libel|calomn|vilif|harass|harcel',
  'intimidat|threat|menac|coerc|bull(?:y|ied)|repress|persecut|dox|bount|exploit|weapon|hostil|malicious|malign|malveill',
  // breaking in, breaking the law
  'hack|pirat|breach|intrus|espion|spy|spied|spies|surveil|stol|steal|theft|vole|malware|ransom|phish|hameconn|fraud|scam',
  'corrupt|brib|embezzl|launder|illegal|illicit|unlawful|violat|crim|abus|genocid|kill|murder|tortur|poison|took over',
  // doing what one is blamed for
  '(?:under|on|by) (?:the )?orders?|order(?:ed|s|ing)|agents?(?![\\p{L}])|pa(?:id|ys?|ying) |financ|fund(?:ed|s|ing)|hir(?:ed|es|ing)',
  'bought|burn|arson|set fire|seiz|loot|smuggl|destroy|damag|bomb|invad|attaqu|detain|arrest|jail|expropriat|evict|coerc',
  'forc(?:ed|es|ing)|censor|bann|conceal|hid(?:e|es|ing|den)?(?![\\p{L}])|leak|fals|forg(?:ed|er|ing)|rigg|trick|negle|neglig',
  'ordonn|pay(?:er|ee?s?)(?![\\p{L}])|brul|incendi|detrui',
];

const LATIN_ACCUSATION = new RegExp(`(?<![\\p{L}\\p{N}])(?:${LATIN.join('|')})`, 'u');

/** The same in Chinese, simplified and traditional. */
const CHINESE_ACCUSATION =
  /指控|指责|指責|控告|起诉|起訴|谴责|譴責|抹黑|诽谤|誹謗|污蔑|诬|誣|造谣|造謠|谣言|謠言|虚假|虛假|假冒|假新闻|假新聞|假消息|假信息|假账号|假帳號|伪造|偽造|深度伪造|深偽|深伪|冒充|捏造|歪曲|误导|誤導|操纵|操縱|操弄|认知战|認知戰|认知作战|認知作戰|干预|干預|干涉|介入|渗透|滲透|攻击|攻擊|黑客|駭客|入侵|窃取|竊取|盗|盜|间谍|間諜|监视|監視|监控|監控|骚扰|騷擾|恐吓|恐嚇|威胁|威脅|打压|打壓|镇压|鎮壓|迫害|悬赏|懸賞|欺骗|欺騙|欺诈|欺詐|诈骗|詐騙|腐败|腐敗|贪污|貪污|犯罪|违法|違法|非法|幕后|幕後|背后|背後|主使|策划|策劃|煽动|煽動|挑拨|挑撥|阴谋|陰謀|宣传|宣傳|水军|水軍|网军|網軍|五毛|垃圾信息|垃圾评论|有关联|有關聯|涉嫌|嫌疑|怀疑|懷疑|撒谎|撒謊|谎言|謊言|说谎|說謊|霸凌|霸权|霸權|勾结|勾結|破坏|破壞|颠覆|顛覆|驱逐|驅逐|散布|散播|传播|傳播|放大|操作|行动|行動|归因|歸因|影响力|影響力|烧|燒|纵火|縱火|下令|指使|资助|資助|雇|收买|收買|毁|毀|偷|抢|搶|炸|逮捕|拘留|关押|關押|没收|沒收|封锁|封鎖|审查|審查|隐瞒|隱瞞|泄露|洩露/u;

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase();
}

/**
 * Judges whether a statement that no person has reviewed reads like an accusation, from words alone. In doubt it does.
 * @param text in English, French or Chinese; in any other script it counts as accusing, since nothing is known of it
 */
export function looksAccusing(text: string): boolean {
  if (CHINESE_ACCUSATION.test(text) || LATIN_ACCUSATION.test(folded(text))) return true;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const known = text.match(/[\p{Script=Latin}\p{Script=Han}]/gu)?.length ?? 0;
  return known < letters / 2;
}

/** A speaker goes before a verb of saying, with at most two words between ("Canada's government also said") ... */
const SPEAKS =
  /^(?:['’]s)?(?:\s+(?!(?:was|were|is|are|been|be|being|has|have|had|by|est|sont|etait|a|ont)\b)\p{L}+){0,2}?\s+(?:(?:has|have|had|a|ont|avait)\s+)?(?:said|says?|told|accus|alleg|blam|assert|argu|claim|charg|denounc|condemn|report|wrote|writes|stated|warn|announc|conclud|found|attribut|link|assess|judg|estimat|described|call(?:ed|s)|identified|affirm|declar|dit\b|disent|estim|impute)/iu;
const SPEAKS_CHINESE =
  /^(?:[^，。；、]{0,6}?)(?:表示|指控|指责|指責|谴责|譴責|称|稱|说|說|认为|認為|指出|宣布|警告|报告|報告)/u;
/** ... or after "according to". */
const SPOKEN_BY =
  /(?:according to|(?:accused|said|blamed|reported|alleged|described|linked|attributed|called|identified|published|named|denounced|condemned) by|selon|d['’]apr[eè]s|accus[ée]+s? par|par|据|據|根据|根據)\s*(?:the|la|le|les|l['’])?\s*$/iu;

/** "accounts in China said", "people tied to China called": then the party is not the one who speaks. */
const NOT_THE_SPEAKER = /(?:\b(?:of|in|from|to|against|with|on|about|behind|de|du|en|contre|avec)\s+(?:the\s+)?|-)$/iu;

function speaks(text: string, mention: Mention): boolean {
  const after = text.slice(mention.end, mention.end + 60);
  const before = text.slice(Math.max(0, mention.start - 40), mention.start);
  if (SPOKEN_BY.test(before)) return true;
  if (NOT_THE_SPEAKER.test(before)) return false;
  return SPEAKS.test(after) || SPEAKS_CHINESE.test(after);
}

/**
 * Guesses who accuses whom in a statement that no person has reviewed.
 * @returns ids of the parties that speak, and of all that are named without speaking, except those that are only the victims of
 *   another whom the text names; where every party named speaks, all count as accused and none as speaking. Both lists are
 *   empty where no party is named.
 */
export function accusedIn(text: string, registry: Registry): { by: string[]; against: string[] } {
  const mentions = partiesOf(registry).find(text);
  const speaking = mentions.filter((mention) => speaks(text, mention));
  // A party that speaks in one sentence and is named in another may be accused in that one.
  const silent = mentions.filter((mention) => !speaking.includes(mention));
  if (silent.length === 0) return { by: [], against: idsOf(mentions) };
  const acting = silent.filter((mention) => !isVictim(text, mention));
  return { by: idsOf(speaking), against: idsOf(acting.length > 0 ? acting : silent) };
}

function idsOf(mentions: readonly Mention[]): string[] {
  return [...new Set(mentions.map(({ id }) => id))];
}
