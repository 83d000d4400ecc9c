import type { Registry } from '../../corpus/registry.js';
import { stem } from '../../index/lexical/analyze.js';
import type { Fault } from './fault.js';
import { isSame, isSameName, partiesOfRecord } from './names.js';
import { inCommon } from './negation.js';
import type { Name, Reading, SourceReading, Word } from './reading.js';
import { mayReplace } from './wordings.js';

/** By these words somebody is said to say, find or think something. */
const REPORTS =
  /(?<!\p{L})(?:said|says?|saying|told|wrote|writes|report(?:s|ed|ing)?|stat(?:es|ed)|not(?:es|ed)|announc(?:es|ed)|add(?:s|ed)|argu(?:es|ed)|describ(?:es|ed)|call(?:s|ed|ing)?|conclud(?:es|ed)|found|finds|identif(?:ies|ied)|assess(?:es|ed)|warn(?:s|ed)|claim(?:s|ed)?|alleg(?:es|ed)|accus(?:es|ed|ing)|blam(?:es|ed)|den(?:ies|ied)|reject(?:s|ed)|answer(?:s|ed|ing)?|repli(?:es|ed)|comment(?:s|ed)?|respond(?:s|ed)?|count(?:s|ed)|trac(?:es|ed)|attribut(?:es|ed)|caution(?:s|ed)|consider(?:s|ed)|determin(?:es|ed)|estimat(?:es|ed)|class(?:es|ed)|condemn(?:s|ed)|agree(?:s|d)?|recall(?:s|ed)|show(?:s|ed)|pointed|suspect(?:s|ed)|stated|put|saw|observed|detected|judg(?:es|ed)|confirm(?:s|ed)|opposes?|opposed|told)(?!\p{L})/giu;
const ACCORDING = /(?<!\p{L})(?:according to|in the (?:words|view|assessment) of|reported by|by)\s+(?:the |a |an )?/giu;
const NO_SUBJECT =
  /(?:\b(?:to|be|been|being|was|were|is|are|a|an|the|of|and|but|or)|\d)\s+(?:(?:had|has|have|also|not|then)\s+)*$/iu;
const REPORTED =
  /(?:reported|described|found|accused|blamed|identified|called|traced|attributed|linked|determined|assessed|estimated|counted|denied|rejected|considered|classed|stated|announced|condemned|observed|detected|said)\s+$/iu;
/** "..., the institute wrote": a subject that is no name. */
const COMMON_SUBJECT = /,\s+the\s+\p{Ll}+\s+$/u;
/** After anything but a name these are nouns. */
const NOUN_TOO = /^(?:claims?|counts|traces|answers|comments?|reports|notes|estimates|shows|put)$/iu;
const SUBJECT_LENGTH = 90;

/** @returns words of somebody given to another, or to nobody, and deeds given to others than in the record */
export function attributionFaults(sentence: Reading, record: SourceReading, registry: Registry): Fault[] {
  return [
    ...speakerFaults(sentence, record, registry),
    ...dealingFaults(sentence, record, registry),
    ...belongingFaults(sentence, record, registry),
  ];
}

/** Without whoever says so, what is said so would be the bot's own word. */
const ASSERTS =
  /^(?:said|says?|report\p{L}*|wrote|writes|stat(?:es|ed)|according|told|in the|add|claim|alleg|accus|blam|den[iy]|warn|caution|conclu|found|finds|announc|argu|consider|assess|determin|estimat|identif|trac|attribut|suspect|put|saw)/iu;
/** Whoever passes a word on says it too. */
const GENERIC = /^(?:said|says?|saying|report\p{L}*|wrote|writes|stat(?:es|ed)|according to|add(?:s|ed))$/iu;

/** Where the record has somebody without a name claim something, nobody with a name does. */
const CLAIMS = /^(?:claim|alleg|accus|blam|den[iy])/iu;

interface Speaker extends Name {
  readonly verb: string;
}

function speakerFaults(sentence: Reading, record: SourceReading, registry: Registry): Fault[] {
  const own = speakersOf(sentence, 'nearest');
  const recorded = speakersOf(record, 'all');
  const by = record.statements.flatMap((one) => (one.stance === 'context' ? [] : one.by));
  const isAmong = ({ key }: Name, keys: readonly string[]) => keys.some((other) => isSameName(key, other, registry));
  const isKnown = (speaker: Name) => recorded.some((other) => isSame(speaker, other, registry)) || isAmong(speaker, by);
  const faults = own
    .filter((speaker) => !isKnown(speaker))
    .map(({ wording, verb }): Fault => ({ kind: 'attribution', what: `${wording} ${verb}` }));
  const exchanged = own.filter((speaker) => {
    if (GENERIC.test(speaker.verb)) return false;
    const others = recorded.filter(({ verb }) => verb.toLowerCase() === speaker.verb.toLowerCase());
    if (others.length === 0)
      return record.text.toLowerCase().includes(` ${speaker.verb.toLowerCase()} `) && CLAIMS.test(speaker.verb);
    return !others.some((other) => isSame(speaker, other, registry));
  });
  faults.push(...exchanged.map(({ wording, verb }) => ({ kind: 'attribution' as const, what: `${wording} ${verb}` })));
  if (faults.length > 0) return faults;
  if (own.length === 0) {
    return recorded.some(({ verb }) => ASSERTS.test(verb)) && !hasUnnamedSpeaker(sentence, record)
      ? [{ kind: 'attribution', what: 'nobody is said to say it' }]
      : [];
  }
  // Where the record has the speaker say so in so many words, passing on who reported it is not enough.
  const spoken = by.filter((id) => recorded.some(({ key }) => isSameName(key, id, registry)));
  if (spoken.length > 0 && !own.some((speaker) => isAmong(speaker, spoken))) {
    return [{ kind: 'attribution', what: `without ${spoken.join(', ')}` }];
  }
  return sentenceOfAnother(sentence, own, record, registry);
}

/** Where several speak, each in a sentence of its own, the words must be of the one that is named. */
function sentenceOfAnother(
  sentence: Reading,
  own: readonly Speaker[],
  record: SourceReading,
  registry: Registry,
): Fault[] {
  if (record.sentences.length < 2) return [];
  const ranked = record.sentences
    .map((one) => ({ one, likeness: inCommon(sentence, one) }))
    .sort((a, b) => b.likeness - a.likeness);
  const [best, second] = ranked;
  if (!best || !second || best.likeness < second.likeness + 2) return [];
  // "They said": the speakers of the sentence before go on.
  const before = record.sentences[record.sentences.indexOf(best.one) - 1];
  const goesOn = before && /^(?:They|It|He|She|The \p{Ll}+)\b/u.test(best.one.text);
  const speakers = [...speakersOf(best.one, 'all'), ...(goesOn ? speakersOf(before, 'all') : [])];
  if (speakers.length === 0) return [];
  const fits = own.some(({ key }) => speakers.some((other) => isSameName(key, other.key, registry)));
  return fits ? [] : own.slice(0, 1).map(({ wording, verb }) => ({ kind: 'attribution', what: `${wording} ${verb}` }));
}

/**
 * @param which of the names before a verb of saying: the last, or all of the noun phrase, "Meta's David Agranovich"
 */
function speakersOf({ text, names, dates }: Reading, which: 'nearest' | 'all'): Speaker[] {
  const speakers: Speaker[] = [];
  const people = names.filter(({ start, end }) => !dates.some((date) => start < date.end && date.start < end));
  let from = 0;
  for (const match of text.matchAll(REPORTS)) {
    const lead = text.slice(0, match.index);
    // "Is accused", "212 reported clips", "and called": no subject, or the one before.
    if (NO_SUBJECT.test(lead) || COMMON_SUBJECT.test(lead)) continue;
    if (NOUN_TOO.test(match[0]) && !people.some(({ end }) => end <= match.index && match.index <= end + 2)) continue;
    const inverted = people.find(
      ({ start }) => start > match.index && /^\s+(?:the\s+)?$/iu.test(text.slice(match.index + match[0].length, start)),
    );
    if (inverted && /[,”"]\s*$/u.test(lead)) {
      speakers.push({ ...inverted, verb: match[0] });
      from = inverted.end;
      continue;
    }
    const before = Math.max(from, match.index - SUBJECT_LENGTH, lastStop(text, match.index));
    const cut = lead.lastIndexOf(' that ');
    const subject = people.filter(({ start, end }) => start >= Math.max(before, cut) && end <= match.index);
    const afterComma = subject.filter(({ start }) => start > lead.lastIndexOf(','));
    const chosen = which === 'all' ? subject : headOf(afterComma.length > 0 ? afterComma : subject, text);
    speakers.push(...chosen.map((name) => ({ ...name, verb: match[0] })));
    from = match.index + match[0].length;
  }
  for (const match of text.matchAll(ACCORDING)) {
    const after = match.index + match[0].length;
    const isAgent = /^by/iu.test(match[0]);
    if (isAgent && !/\p{L}ed\s+$/u.test(text.slice(0, match.index))) continue;
    if (isAgent && which === 'nearest' && !REPORTED.test(text.slice(0, match.index))) continue;
    const limit = which === 'all' ? 60 : 30;
    const named = people.filter(({ start, end }) => start >= match.index && end > after && start <= after + limit);
    speakers.push(
      ...(which === 'all' ? named : firstOf(named, text)).map((name) => ({ ...name, verb: match[0].trim() })),
    );
  }
  return speakers;
}

/** The last name that depends on no other, and those joined to it: "Google and Mandiant", not Canada in "embassy in Canada". */
function headOf(subject: readonly Name[], text: string): Name[] {
  const free = subject.filter(
    ({ start }) =>
      !/\b(?:in|of|for|to|from|on|at|about|with|the)\s+(?:the\s+)?$/iu.test(
        text.slice(0, start).replace(/^the\s/iu, ''),
      ) || start === 0,
  );
  const list = free.length > 0 ? free : subject;
  const last = list.at(-1);
  if (!last) return [];
  const joined = list.filter(
    ({ start, end }) => start === last.start || /^(?:,? and (?:the )?|, )$/u.test(text.slice(end, last.start)),
  );
  return joined;
}

/** The first of names in a row, with all that its words stand for. */
function firstOf(named: readonly Name[], text: string): Name[] {
  const [first] = named;
  if (!first) return [];
  return named.filter(({ start }) => start === first.start || /^ and (?:the )?$/u.test(text.slice(first.end, start)));
}

/** "Anonymous accounts claimed": the same noun before the same verb of saying on both sides. */
function hasUnnamedSpeaker(sentence: Reading, record: SourceReading): boolean {
  const said = (reading: Reading) =>
    [...reading.text.matchAll(REPORTS)].map((match) => {
      const before = reading.words.filter(({ end, isFunctional }) => end <= match.index && !isFunctional).slice(-8);
      return { verb: match[0].toLowerCase(), before: before.map(({ stem: one }) => one) };
    });
  const recorded = said(record);
  return said(sentence).some(({ verb, before }) => {
    const noun = before.at(-1);
    return noun !== undefined && recorded.some((other) => other.verb === verb && other.before.includes(noun));
  });
}

function lastStop(text: string, before: number): number {
  return Math.max(0, text.slice(0, before).search(/[.;:!?”"][^.;:!?”"]*$/u));
}

/** Deeds that one does to another. */
const DEEDS = new Set(
  'accuse blame target attack remove ban expel link tie attribute run operate spread post publish criticise criticize support harass threaten help ask fund pay own create use hide impersonate broadcast sanction charge sue arrest discredit smear defend interfere steal hack hire invite praise mock warn tell identify trace steer promote push carry counter answer reply condemn oppose reject deny order direct employ close delete suspend influence undermine imply order sponsor back strip take'
    .split(' ')
    .map((verb) => stem(verb, 'en')),
);
const REACH = 60;
const REACH_AFTER = 45;

const PAST = /(?:ed|ran|took|hid|stole|told|paid|struck|stripped|withdrew)$/u;

/** A past tense, a present tense directly after a name, or an infinitive: most of these words are nouns too. */
function isVerb({ surface, start }: Word, text: string, names: readonly Name[]): boolean {
  if (PAST.test(surface)) return true;
  if (/\b(?:to|not|could|would|will|may|might|and)\s+$/iu.test(text.slice(0, start))) return true;
  if (surface.endsWith('ing')) return /,\s*$/u.test(text.slice(0, start));
  return surface.endsWith('s') && names.some(({ end }) => end <= start && start <= end + 2);
}

interface Deed {
  readonly verb: string;
  readonly wording: string;
  readonly agent: string | null;
  readonly patient: string | null;
}

/** Whom a text lets do what to whom, as far as the names nearest to the verb tell. */
function deedsIn({ text, words: all, names, dates }: Reading): Deed[] {
  const people = names.filter(({ start, end }) => !dates.some((date) => start < date.end && date.start < end));
  return all
    .filter((word) => DEEDS.has(word.stem) && isVerb(word, text, people))
    .map((word): Deed => {
      const clauseStart = Math.max(word.start - REACH, lastStop(text, word.start));
      const before = people.filter(({ start, end }) => start >= clauseStart && end <= word.start).at(-1)?.key ?? null;
      const stop = text.slice(word.end).search(/[.;:!?,”"]/u);
      const limit = Math.min(word.end + REACH_AFTER, stop < 0 ? text.length : word.end + stop);
      const after = people.find(({ start }) => start >= word.end && start < limit);
      const passive = /\b(?:was|were|been|being|is|are|be)\s+(?:\p{L}+ly\s+)?$/iu.test(text.slice(0, word.start));
      if (!passive) return { verb: word.stem, wording: word.surface, agent: before, patient: after?.key ?? null };
      const agent =
        after && /\bby\s+(?:the\s+|\p{Ll}+\s+)*$/iu.test(text.slice(word.end, after.start)) ? after.key : null;
      return { verb: word.stem, wording: word.surface, agent, patient: before };
    });
}

function dealingFaults(sentence: Reading, record: SourceReading, registry: Registry): Fault[] {
  const recorded = record.sentences.flatMap(deedsIn);
  const same = (a: string | null, b: string | null) => a !== null && b !== null && isSameName(a, b, registry);
  const clash = (a: string | null, b: string | null) => a !== null && b !== null && !isSameName(a, b, registry);
  const own = deedsIn(sentence);
  const faults = own.flatMap((deed): Fault[] => {
    const others = recorded.filter(({ verb }) => mayReplace(verb, deed.verb));
    if (others.length === 0) return [];
    const fits = others.some((other) => {
      const swapped =
        (same(deed.agent, other.patient) && !same(deed.agent, other.agent)) ||
        (same(deed.patient, other.agent) && !same(deed.patient, other.patient));
      return !swapped && !(clash(deed.agent, other.agent) && clash(deed.patient, other.patient));
    });
    return fits
      ? []
      : [{ kind: 'attribution', what: `${deed.agent ?? ''} ${deed.wording} ${deed.patient ?? ''}`.trim() }];
  });
  return [...faults, ...accusationFaults(own, record, registry)];
}

const ACCUSING = new Set(['accuse', 'blame', 'attribute', 'charge'].map((verb) => stem(verb, 'en')));

/** Who accuses must be who the record says alleges, and who is accused whom it says is accused. */
function accusationFaults(own: readonly Deed[], record: SourceReading, registry: Registry): Fault[] {
  const [by, against] = [
    record.statements.flatMap((one) => (one.stance === 'context' ? [] : one.by)),
    record.statements.flatMap((one) => (one.stance === 'allegation' ? one.against : [])),
  ];
  const isAmong = (key: string, ids: readonly string[]) => ids.some((id) => isSameName(key, id, registry));
  if (against.length === 0) return [];
  return own
    .filter(({ verb }) => ACCUSING.has(verb))
    .filter(({ agent, patient }) => {
      const known = partiesOfRecord(record);
      const accuserIsAccused = agent !== null && isAmong(agent, against) && !isAmong(agent, by);
      const accusedIsAccuser = patient !== null && isAmong(patient, by) && !isAmong(patient, against);
      return known.length > 0 && (accuserIsAccused || accusedIsAccuser);
    })
    .map(({ wording }) => ({ kind: 'attribution' as const, what: wording }));
}

/** "Canadian embassy" for "Chinese embassy": a noun directly after a name that the record has only after another. */
function belongingFaults(sentence: Reading, record: SourceReading, registry: Registry): Fault[] {
  const recorded = pairsIn(record);
  return pairsIn(sentence)
    .filter(({ owner, noun }) => {
      const others = recorded.filter((pair) => pair.noun === noun);
      return others.length > 0 && !others.some((pair) => isSameName(pair.owner.key, owner.key, registry));
    })
    .map(({ owner, noun }) => ({ kind: 'attribution', what: `${owner.wording} ${noun}` }));
}

function pairsIn({ names, words: all, text, dates }: Reading): { owner: Name; noun: string }[] {
  const undated = names.filter(({ start, end }) => !dates.some((date) => start < date.end && date.start < end));
  return undated.flatMap((owner) => {
    const next = all.find(({ start }) => start >= owner.end && start <= owner.end + 4);
    const between = next && text.slice(owner.end, next.start);
    if (!next || next.isFunctional || !/^\p{Ll}/u.test(next.surface) || !/^(?:['’]s?)?\s+$/u.test(between ?? ''))
      return [];
    return /ed$|s$/u.test(next.surface) ? [] : [{ owner, noun: next.stem }];
  });
}
