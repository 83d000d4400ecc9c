import type { Corpus } from '../src/corpus/corpus.js';
import type { AnnotatedDocument, ResponseType, Statement } from '../src/corpus/document.js';
import type { Event, Party } from '../src/corpus/registry.js';
import { type SeededRandom, seededRandom } from './seeded-random.js';
import { type Vocabulary, zipfVocabulary } from './zipf-vocabulary.js';

const PARTIES = 60;
const EVENTS = 40;
const STATEMENTS_A_DOCUMENT = 20;

/** Shares of a hand-made corpus: what is left is context. */
const ALLEGATIONS = 0.35;
const RESPONSES = 0.15;

const RESPONSE_TYPES: readonly ResponseType[] = ['denial', 'denial', 'denial', 'no-comment', 'refutation'];

const NAME_STARTS = ['Alder', 'Bram', 'Corvin', 'Dunmore', 'Eskar', 'Falk', 'Garrow', 'Hallan', 'Ister', 'Jorvik'];
const NAME_ENDS = ['land Ministry', ' Observatory', 'burg Council', ' Press Agency', ' Institute', ' Network'];
const DISPUTES = ['bridge posts', 'harbour leaflets', 'vaccine rumours', 'forged letters', 'election comments'];

interface Cast {
  readonly parties: readonly Party[];
  readonly events: readonly Event[];
}

/**
 * Makes a corpus of any size, always the same for the same arguments: documents of 20 statements over 60 parties and a
 * tree of 40 events, with allegations, responses and context in the shares of a hand-made corpus.
 * @param statements how many statements
 * @param sample a real corpus, whose most frequent words are the synthetic one's too
 */
export function syntheticCorpus(statements: number, sample: Corpus, seed = 1): Corpus {
  const random = seededRandom(seed);
  const vocabulary = zipfVocabulary(sample, random);
  const cast: Cast = { parties: makeParties(), events: makeEvents() };
  const documents = Array.from({ length: Math.ceil(statements / STATEMENTS_A_DOCUMENT) }, (_, n) => {
    const count = Math.min(STATEMENTS_A_DOCUMENT, statements - n * STATEMENTS_A_DOCUMENT);
    return makeDocument(n, count, cast, vocabulary, random);
  });
  return {
    documents,
    registry: {
      parties: new Map(cast.parties.map((party) => [party.id, party])),
      events: new Map(cast.events.map((event) => [event.id, event])),
    },
    glossary: [],
    asOf: documents.reduce((newest, { published }) => (published && published > newest ? published : newest), ''),
  };
}

function makeParties(): Party[] {
  return Array.from({ length: PARTIES }, (_, n) => {
    const name = `${NAME_STARTS[n % 10]}${NAME_ENDS[Math.floor(n / 10)]}`;
    return { id: `party-${n}`, name, aliases: [], spokespeople: [], answeredBy: null, unnamed: false };
  });
}

function makeEvents(): Event[] {
  return Array.from({ length: EVENTS }, (_, n) => {
    const place = NAME_STARTS[Math.floor(n / 5) % 10];
    const parent = n === 0 ? null : `event-${Math.floor((n - 1) / 3)}`;
    const title = `${place} ${DISPUTES[n % 5]}`;
    return { id: `event-${n}`, title, start: null, end: null, parent, aliases: [] };
  });
}

function makeDocument(
  n: number,
  count: number,
  { parties, events }: Cast,
  vocabulary: Vocabulary,
  random: SeededRandom,
): AnnotatedDocument {
  const id = `document-${n}`;
  const event = random.pick(events);
  const published = day(random);
  const statements = Array.from({ length: count }, (_, line): Statement => {
    const accuser = random.pick(parties);
    const accused = random.pick(parties.filter((party) => party !== accuser));
    const common = {
      id: `${id}#${line.toString(16).padStart(16, '0')}`,
      document: id,
      reviewed: true,
      line: 10 + 4 * line,
      at: null,
      event: event.id,
    };
    const roll = random.next();
    const prose = words(vocabulary, 15 + random.below(25));
    if (roll < ALLEGATIONS) {
      const text = `${accuser.name} said on ${day(random)} that ${accused.name} was behind the ${event.title}, ${prose}.`;
      return { ...common, text, stance: 'allegation', by: [accuser.id], against: [accused.id] };
    }
    if (roll < ALLEGATIONS + RESPONSES) {
      const text = `${accused.name} said on ${day(random)} that it had no part in the ${event.title}, ${prose}.`;
      const type = random.pick(RESPONSE_TYPES);
      return { ...common, text, stance: 'response', by: [accused.id], for: [accused.id], type, against: [] };
    }
    return { ...common, text: `The ${event.title}: ${prose}.`, stance: 'context' };
  });
  const title = `${event.title}, ${words(vocabulary, 5)}`;
  const publisher = random.pick(parties).name;
  const url = `https://example.org/${id}`;
  const given = { title, publisher, via: null, url, published, kind: 'news-report', language: 'en' };
  return { id, file: `${id}.md`, ...given, sourceLanguage: null, event: event.id, statements };
}

function words(vocabulary: Vocabulary, count: number): string {
  return Array.from({ length: count }, () => vocabulary.word()).join(' ');
}

function day(random: SeededRandom): string {
  const start = Date.UTC(2020, 0, 1);
  return new Date(start + random.below(5 * 365) * 86_400_000).toISOString().slice(0, 10);
}
