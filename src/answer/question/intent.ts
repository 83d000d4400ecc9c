import type { Intent } from './question.js';

/** How questions are put, in English, French and Chinese. A question may match several. */
const PATTERNS: readonly (readonly [Intent, RegExp])[] = [
  [
    'who',
    /\bwho(?:m|se)?\b|\bwhich (?:diplomats?|person|official|mps?|lawmakers?|senators?|people|politicians|companies|countries|party|group|journalists?)\b|\bqui\b|谁|誰|哪些人|何人/iu,
  ],
  [
    'when',
    /\bwhen\b|\bwhat (?:date|day|month|year|time)\b|\bsince when\b|\bquand\b|quelle date|depuis quand|什么时候|何时|何時|甚麼時候|什麼時候|哪(?:一)?(?:年|天|月)|几月|幾月/iu,
  ],
  ['where', /\bwhere\b|\boù\b|哪里|哪裡|何处|何處/iu],
  [
    'why',
    /\bwhy\b|\bwhat (?:was|is|were|are) the (?:aim|goal|purpose|motive|point)|\bpourquoi\b|\bdans quel but\b|为什么|為什麼|为何|為何|目的/iu,
  ],
  [
    'how many',
    /\bhow (?:many|much|big|large|long|often)\b|\bwhat number\b|\bnumber of\b|\bcombien\b|多少|几个|幾個|规模|規模/iu,
  ],
  [
    'which platforms',
    /\b(?:which|what|on what|how many) (?:social (?:media )?)?(?:platforms?|sites?|networks|apps|websites)\b|\bquel(?:le)?s? (?:plate-?formes?|réseaux|sites?)\b|(?:哪些|什么|甚麼|什麼|哪个|哪個|多少个?)(?:社交|社群)?(?:媒体|媒體)?(?:平台|网站|網站)/iu,
  ],
  [
    'response',
    /\b(?:re(?:spond|spon[sd]e|ply|plie[ds]|act|action|act(?:ed|s)|but(?:tal|ted)?)|responded|responds|replies|answer(?:ed|s)?|den(?:y|ied|ies|ial)|reject(?:ed|s)?|comment(?:ed)? on|defen[cs]e|defended|other side|side of the story|version)\b|\bré(?:pon\p{L}+|act\p{L}+|ag\p{L}+|plique\p{L}*|futé?\p{L}*)|\bdément\p{L}*|\bnie(?:nt|r)?\b|\bnié\p{L}*|\brejet\p{L}+|回应|回應|回复|回覆|答复|答覆|反应|反應|否认|否認|反驳|反駁|驳斥|駁斥|辩解|表态|表態/iu,
  ],
  [
    'timeline',
    /\btimeline\b|\bchronolog\p{L}*|\bsequence of events\b|\bover time\b|\bhistory of\b|时间线|時間線|时间表|經過|经过|始末/iu,
  ],
  [
    'is it true',
    /\bis it (?:really )?(?:true|correct|right|a fact)\b|\btrue that\b|\bis that true\b|^(?:did|does|do|is|are|was|were|has|have|had)\b|\best-ce (?:vrai|exact)\b|\best-il vrai\b|^est-ce qu|真的|是否|是不是|有没有|有沒有|属实|屬實/iu,
  ],
  [
    'definition',
    /^(?:so )?what(?:['’]s| is| are| was) (?:an? |the )?[\p{L}\p{N}“”"'’-]+(?: [\p{L}\p{N}“”"'’-]+)?\s*\??$|\bwhat does .+ (?:mean|stand for)\b|\bmeaning of\b|\bqu['’]est-ce que?\b|\bque signifie\b|是(?:什么|甚么|什麼|甚麼)(?:意思|组织|組織|东西|東西)?\s*[？?]?$|什么意思|什麼意思/iu,
  ],
  [
    'in detail',
    /\b(?:in (?:more |full |great )?detail|detailed|everything|all (?:you|we) (?:know|have)|the (?:whole|full) (?:story|picture)|at length|long answer|as much as)\b|\ben détails?\b|\btout ce qu|\blonguement\b|详细|詳細|全部|所有/iu,
  ],
  ['accusation', /\b(?:accus\p{L}*|blam\p{L}+|alleg\p{L}+)|指控|指责|指責/iu],
  [
    'target',
    /\b(?:targeted|targets?|aimed at|attacked|victims?|went after|going after|singled out)\b|\b(?:visée?s?|ciblée?s?|cibles?|attaquée?s?|victimes?)\b|目标|目標|针对|針對|攻击|攻擊|受害/iu,
  ],
  ['what', /\bwhat\b|\bquel\p{L}*\b|\bque\b|\bqu['’]|什么|甚麼|什麼|哪些/iu],
];

/**
 * @returns everything that a question wants to know, at least one thing: `what` where nothing is recognised
 */
export function intentsOf(question: string): Set<Intent> {
  const text = question.trim();
  const intents = new Set<Intent>();
  for (const [intent, pattern] of PATTERNS) if (pattern.test(text)) intents.add(intent);
  if (intents.size === 0) intents.add('what');
  return intents;
}
