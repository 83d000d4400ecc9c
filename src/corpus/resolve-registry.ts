import { closest } from './did-you-mean.js';
import { nameFromId } from './ids.js';
import { foldWord } from './name-tokens.js';
import type { Problem } from './problem.js';
import type { Reference } from './reference.js';
import type { Event, Party, Registry } from './registry.js';

/** @returns the entry whose name or alias an id spells (`prc` for China), else the id that is nearest in spelling */
function meantBy(id: string, names: ReadonlyMap<string, string>, ids: Iterable<string>): string | null {
  return names.get(foldWord(nameFromId(id))) ?? closest(id, ids);
}

/** Looks ids up in what one registry file declares, and adds what it lacks. */
class Resolver<T extends { readonly id: string }> {
  readonly entries: Map<string, T>;
  readonly problems: Problem[] = [];
  private readonly names = new Map<string, string>();

  constructor(
    private readonly declared: ReadonlyMap<string, T> | null,
    namesOf: (entry: T) => readonly string[],
    private readonly make: (id: string, name: string) => T,
  ) {
    this.entries = new Map(declared ?? []);
    for (const entry of this.entries.values()) {
      for (const name of namesOf(entry)) this.names.set(foldWord(nameFromId(name)), entry.id);
    }
  }

  resolve({ kind, id, file, line }: Reference): void {
    if (this.declared !== null && !this.declared.has(id)) {
      const meant = meantBy(id, this.names, this.declared.keys());
      const list = kind === 'party' ? 'parties.yaml' : 'events.yaml';
      const mend = `${meant === null ? '' : `did you mean "${meant}"? `}write an id of ${list}, or add this one there`;
      this.problems.push({ file, line, what: `unknown ${kind} "${id}"`, mend, severity: 'warning' });
    }
    this.add(id);
  }

  /** Declares an id that no file does, under a name made from it. */
  add(id: string): void {
    if (!this.entries.has(id)) this.entries.set(id, this.make(id, nameFromId(id)));
  }
}

/**
 * Makes the registry of a corpus from its files and from the ids that its documents use.
 * @param parties what `parties.yaml` declares, null where there is no such file: then no id is unknown
 * @param events the same of `events.yaml`
 * @returns a registry that knows every id that is used, and a warning for each use of one that no file declares
 */
export function resolveRegistry(
  parties: ReadonlyMap<string, Party> | null,
  events: ReadonlyMap<string, Event> | null,
  references: readonly Reference[],
): { registry: Registry; problems: Problem[] } {
  const partyResolver = new Resolver<Party>(
    parties,
    ({ name, aliases }) => [name, ...aliases],
    (id, name) => ({ id, name, aliases: [], spokespeople: [], answeredBy: null, unnamed: false }),
  );
  const eventResolver = new Resolver<Event>(
    events,
    ({ title, aliases }) => [title, ...aliases],
    (id, title) => ({ id, title, start: null, end: null, parent: null, aliases: [] }),
  );
  for (const reference of references) (reference.kind === 'party' ? partyResolver : eventResolver).resolve(reference);
  for (const { answeredBy } of parties?.values() ?? []) if (answeredBy !== null) partyResolver.add(answeredBy);
  for (const { parent } of events?.values() ?? []) if (parent !== null) eventResolver.add(parent);
  return {
    registry: { parties: partyResolver.entries, events: eventResolver.entries },
    problems: [...partyResolver.problems, ...eventResolver.problems],
  };
}
