/*
 * A reader of Discord's markdown, written apart from the bot's own code, after the grammar that Discord's clients use
 * (rules tried in this order at each place, the first that fits wins). It is the oracle for escaping: what it reads as
 * markup, a client would show as markup.
 */

/** Something that a client would not show as the plain characters. */
interface Construct {
  readonly kind: string;
  readonly source: string;
}

export interface ReadMarkdown {
  /** All that a reader sees, markup taken off and the contents of constructs kept. */
  readonly text: string;
  readonly constructs: readonly Construct[];
}

interface Rule {
  readonly kind: string;
  readonly pattern: RegExp;
  readonly lineStart?: true;
}

const RULES: readonly Rule[] = [
  { kind: 'heading', pattern: /^ *#{1,3} +\S/, lineStart: true },
  { kind: 'subtext', pattern: /^ *-# +\S/, lineStart: true },
  { kind: 'quotation', pattern: /^ *(>>>|>) /, lineStart: true },
  { kind: 'list', pattern: /^ *([*+-]|\d+[.)]) /, lineStart: true },
  { kind: 'code block', pattern: /^```(?:[^`]|`(?!``))*```/ },
  { kind: 'user mention', pattern: /^<@[!&]?\d+>/ },
  { kind: 'channel mention', pattern: /^<#\d+>/ },
  { kind: 'command mention', pattern: /^<\/[^<>:]+:\d+>/ },
  { kind: 'guide mention', pattern: /^<id:\w+(:\d+)?>/ },
  { kind: 'time stamp', pattern: /^<t:-?\d+(:[tTdDfFsSR])?>/ },
  { kind: 'custom emoji', pattern: /^<a?:\w+:\d+>/ },
  { kind: 'mention of all', pattern: /^@(everyone|here)/ },
  { kind: 'emoji', pattern: /^:[^\s:]+(::skin-tone-\d)?:/ },
  { kind: 'masked link', pattern: /^\[[^\n]*?[^\\]\]\([^)\n]+\)/ },
  { kind: 'bare link', pattern: /^<[^: >]+:\/[^ >]+>/ },
  { kind: 'mail or telephone link', pattern: /^<([^<>\s@]+@[^<>\s]+|\+\d+)>/ },
  { kind: 'link', pattern: /^(https?|steam|discord):\/\/[^\s<]+/ },
  { kind: 'invitation', pattern: /^discord(\.gg|(app)?\.com\/invite)\/\w/ },
  { kind: 'bold', pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/ },
  { kind: 'underline', pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/ },
  { kind: 'italic', pattern: /^\*(?=\S)((?:\\[\s\S]|[^\\*])+?)\*(?!\*)|^_((?:\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z])/ },
  { kind: 'strike', pattern: /^~~((?:\\[\s\S]|[^\\])+?)~~/ },
  { kind: 'spoiler', pattern: /^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/ },
  { kind: 'code', pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/ },
];

const ESCAPE = /^\\([^0-9A-Za-z\s])/u;

/** @returns what a client would show of a message's text */
export function readDiscordMarkdown(markdown: string): ReadMarkdown {
  const constructs: Construct[] = [];
  let text = '';
  let at = 0;
  while (at < markdown.length) {
    const rest = markdown.slice(at);
    const lineStart = at === 0 || markdown[at - 1] === '\n';
    const escaped = ESCAPE.exec(rest);
    if (escaped) {
      text += escaped[1];
      at += escaped[0].length;
      continue;
    }
    const rule = RULES.find(({ pattern, lineStart: only }) => (!only || lineStart) && pattern.test(rest));
    if (rule) {
      const source = rule.pattern.exec(rest)?.[0] ?? '';
      constructs.push({ kind: rule.kind, source });
      if (rule.kind === 'bold') {
        const inner = readDiscordMarkdown(source.slice(2, -2));
        text += inner.text;
        constructs.push(...inner.constructs);
        at += source.length;
        continue;
      }
      if (rule.kind === 'time stamp') {
        at += source.length;
        continue;
      }
      if (rule.kind === 'bare link') {
        text += source.slice(1, -1);
        at += source.length;
        continue;
      }
    }
    const [character = ''] = rest;
    text += character;
    at += character.length;
  }
  return { text, constructs };
}
