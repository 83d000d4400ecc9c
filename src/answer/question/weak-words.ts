import { stem, words } from '../../index/lexical/analyze.js';

/**
 * Words that say how a question is put rather than what it is about. They count little in search, and not at all when
 * it is judged whether the corpus holds an answer.
 */
const ENGLISH = `
who what when where why which how many much happen happened happend tell know explain describe please give list
information info thing things anything something someone everyone everything anyone say said talk claim alleged
respond response reply answer react reaction statement true false really actually exactly kind sort story
regarding concerning according mean called timeline chronology summary summarize details role part time date
year month day number long big large people platform question accuse accusation involved think believe still
ever today now recent recently latest source evidence ok hey hi hello thanks need want find look get got make
made go come take took put use used mention mentioned supposed supposedly say-so discuss learn understand show
display depict contain content doing done word term appear occur spot case affair matter detail detailed full
whole overview background lol pls btw even finally first okay wanna gonna guys anybody somebody`;
const FRENCH = `
qui que quoi quel quelle quels quelles quand combien comment pourquoi où dire dit disent répondre répondu répond
réponse réagir réagi réaction affirmer affirmé parler savoir expliquer donner liste chose vrai vraiment
exactement selon concernant sujet propos est-ce fait faire été avoir source question chronologie passé arrivé
montrer montre montrait montraient montré contenir contenait`;
const CHINESE = `
什么 甚么 怎么 怎样 如何 为何 为什么 谁 哪些 哪个 哪里 多少 几个 何时 时候 说 说了 表示 称 回应 回复 答复 反应 是否 是不是 有没有 真的 吗 呢 吧 了 的 关于 对于 请 告诉 知道 解释 列出
事情 发生 情况 来源 哪 几 有 被 对 在 做 做了 个 到底 究竟 怎 么 什 时间线 里 内容 显示 展示`;

const WEAK: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(words(ENGLISH).map(({ term }) => stem(term, 'en'))),
  fr: new Set(words(FRENCH).map(({ term }) => stem(term, 'fr'))),
  zh: new Set(CHINESE.trim().split(/\s+/)),
};

/** What a weak word weighs in search, against 1. */
export const WEAK_WEIGHT = 0.25;

/**
 * @param term a stemmed term
 * @returns whether the term is a word of asking in the language
 */
export function isWeak(term: string, language: string): boolean {
  return WEAK[language]?.has(term) ?? false;
}
