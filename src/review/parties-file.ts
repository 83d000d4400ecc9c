import { stringify } from 'yaml';
import { PARTIES_FILE } from '../corpus/corpus-folder.js';
import { readParties } from '../corpus/read-registry.js';
import type { Registry } from '../corpus/registry.js';
import type { NewParty } from './session-state.js';

/** parties.yaml with parties added, or why they cannot be. */
export type PartiesText = { readonly text: string } | { readonly why: string };

/**
 * Adds parties at the end of parties.yaml and leaves what is there as it is. Where there is no such file, one is made with
 * all parties that the documents name as well: a file that declares only some would make the others unknown.
 * @param source the file, byte order mark and line ends kept; null where there is none
 */
export function withParties(source: string | null, added: readonly NewParty[], registry: Registry): PartiesText {
  if (added.length === 0) return { text: source ?? '' };
  const named =
    source === null ? [...registry.parties.values()].map(({ id, name }) => ({ id, name, aliases: [] })) : [];
  const before = source ?? '';
  const end = /\r\n|\r|\n/u.exec(before)?.[0] ?? '\n';
  const joint = before === '' || /[\r\n]$/u.test(before) ? '' : end;
  const entries = [...named, ...added].map((party) => entryText(party).replaceAll('\n', end));
  const text = before + joint + entries.join('');
  const was = idsIn(before);
  const is = idsIn(text);
  const wanted = [...(was ?? []), ...named.map(({ id }) => id), ...added.map(({ id }) => id)];
  if (was !== null && is !== null && is.join(' ') === wanted.join(' ')) return { text };
  const lines = added.map((party) => entryText(party).trimEnd()).join('\n');
  return { why: `${PARTIES_FILE} is not written as a list with "- " before each entry; add by hand:\n${lines}` };
}

function entryText({ id, name, aliases }: NewParty): string {
  const inOne = { lineWidth: 0, collectionStyle: 'block' as const };
  const list =
    aliases.length === 0
      ? ''
      : `  aliases: ${stringify(aliases, { lineWidth: 0, collectionStyle: 'flow', flowCollectionPadding: false }).trimEnd()}\n`;
  return `- id: ${stringify(id, inOne).trimEnd()}\n  name: ${stringify(name, inOne).trimEnd()}\n${list}`;
}

/** @returns the ids that the file declares, or null where it has errors */
function idsIn(source: string): string[] | null {
  const { entries, problems } = readParties(source.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'), PARTIES_FILE);
  return problems.some(({ severity }) => severity === 'error') ? null : [...entries.keys()];
}
