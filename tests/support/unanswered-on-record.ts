import type { Statement } from '../../src/corpus/document.js';
import type { Registry } from '../../src/corpus/registry.js';
import { readDiscordMarkdown } from './discord-markdown.ts';

/*
 * The guard's promise, held from outside against whatever leaves the bot: no answer, no block and no check of the bot's is
 * asked, only the raw JSON of what was sent, a reader of Discord's markdown that the bot does not use, and the corpus.
 */

/** Looks for accusations of the corpus in what was sent. */
export interface OutsideCheck {
  /**
   * @param payload raw JSON of a message, a form, choices, or the text of a file
   * @returns what does not hold: an accusation without its answer directly in the same text, one that is cut short, or one
   *   where none may stand
   */
  faultsOf(payload: unknown): string[];
  /** How many accusations were seen so far: a check that never sees one proves nothing. */
  readonly accusationsSeen: number;
}

/** How much of a statement gives it away. */
const TELLING = 60;

/** @param records all statements of the corpus */
export function outsideCheck(records: readonly Statement[], registry: Registry): OutsideCheck {
  const accusing = records.filter((one) => one.stance !== 'context' && one.against.length > 0);
  const responses = records.filter((one) => one.stance === 'response');
  let seen = 0;

  /** Whether what follows an accusation lets the accused answer, or says that nothing is on record. */
  function isAnswered(accused: string, after: string): boolean {
    const party = registry.parties.get(accused);
    const name = party?.name ?? accused;
    if (after.includes(`No response from ${name} is in the corpus`)) return true;
    if (after.includes(`The source does not name who is accused (${name})`)) return true;
    if (after.includes(`For ${name}, the response above counts as well.`)) return true;
    // Who may answer: the party, whoever answers for it, and spokespeople that are parties.
    const voices = new Set([accused]);
    for (let id = party?.answeredBy; id && !voices.has(id); id = registry.parties.get(id)?.answeredBy) voices.add(id);
    for (const id of [...voices])
      for (const spokesperson of registry.parties.get(id)?.spokespeople ?? [])
        for (const one of registry.parties.values()) if (one.name === spokesperson) voices.add(one.id);
    return responses.some((one) => one.for.some((id) => voices.has(id)) && after.includes(one.text));
  }

  function faultsOfText(text: string): string[] {
    const faults: string[] = [];
    for (const one of accusing) {
      const at = text.indexOf(one.text);
      if (at < 0) {
        // Several statements may begin alike.
        const start = one.text.slice(0, TELLING);
        const isOther = records.some((other) => other.text.startsWith(start) && text.includes(other.text));
        if (text.includes(start) && !isOther) faults.push(`cut short: ${one.text}`);
        continue;
      }
      seen++;
      const after = text.slice(at + one.text.length);
      const against = one.stance === 'context' ? [] : one.against;
      for (const id of against) {
        // A response that accuses the very party whose accusation it answers is answered where that one speaks.
        if (!isAnswered(id, after) && !(one.stance === 'response' && isAnswered(id, text.slice(0, at))))
          faults.push(`nothing answers for ${id}: ${one.text}`);
      }
    }
    return faults;
  }

  return {
    get accusationsSeen() {
      return seen;
    },
    faultsOf(payload) {
      if (typeof payload === 'string') return faultsOfText(payload);
      const shown: string[] = [];
      const elsewhere: string[] = [];
      JSON.stringify(payload, (key, value: unknown) => {
        if (typeof value === 'string') {
          if (key === 'content') shown.push(readDiscordMarkdown(value).text);
          else elsewhere.push(value);
        }
        return value;
      });
      const hidden = elsewhere.flatMap((text) =>
        accusing
          .filter((one) => text.includes(one.text.slice(0, TELLING)))
          .map((one) => `where none may stand: ${one.text}`),
      );
      return [...shown.flatMap(faultsOfText), ...hidden];
    },
  };
}
