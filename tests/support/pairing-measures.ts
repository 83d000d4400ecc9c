import type { Corpus } from '../../src/corpus/corpus.js';
import type { ResponseStatement, Statement } from '../../src/corpus/document.js';
import type { Party } from '../../src/corpus/registry.js';
import type { AnswerJson, BlockJson, RebuttalJson, StatementJson } from './answer-json.ts';

/** Of how many it holds, and where it does not. */
export interface Share {
  readonly of: number;
  readonly faults: readonly string[];
}

/** What every answer must reach; see "How it is measured" in the design. */
export interface PairingMeasures {
  /** Of the allegations whose accused has a response in the corpus: shown with it in the same block, and in the text after it. */
  readonly pairingRecall: Share;
  /** Of the responses shown as rebuttals: by or for that party, and on that event or introduced with occasion and date. */
  readonly pairingPrecision: Share;
  /** Of the allegations with no response on record: the answer says so. */
  readonly silenceHonesty: Share;
  /** Of the allegations: worded as in the source, and with who alleges. */
  readonly attributionRetention: Share;
}

interface Owed {
  readonly statement: StatementJson;
  readonly party: string;
}

/**
 * Measures printed answers against the corpus, by nothing of the program but its reading of documents.
 */
export function measurePairing(answers: readonly AnswerJson[], corpus: Corpus): PairingMeasures {
  const counts = { recall: 0, precision: 0, silence: 0, attribution: 0 };
  const faults = {
    recall: [] as string[],
    precision: [] as string[],
    silence: [] as string[],
    attribution: [] as string[],
  };
  const record = new Record(corpus);
  for (const answer of answers) {
    for (const block of answer.blocks) {
      const tell = (measure: keyof typeof faults, what: string) =>
        faults[measure].push(`${answer.question} -> ${what}`);
      for (const { statement, party } of owedIn(block)) {
        const given = record.responsesOf(party);
        const rebuttals = block.rebuttals.filter(
          (one) => one.kind === 'response' && given.some(({ text }) => text === one.statement?.text),
        );
        if (given.length > 0) {
          counts.recall++;
          const after = rebuttals.some((one) => standsAfter(answer.text, statement.text, one.statement?.text ?? ''));
          if (!after) tell('recall', `${party}: ${statement.text}`);
        } else {
          counts.silence++;
          const said = block.rebuttals.some((one) => one.kind === 'none on record' && one.party === party);
          if (!said || !record.saysSilence(answer.text, statement.text, party))
            tell('silence', `${party}: ${statement.text}`);
        }
      }
      block.rebuttals.forEach((one, place) => {
        if (one.kind !== 'response') {
          if (record.responsesOf(one.party).length > 0) tell('silence', `${one.party} is said to be silent`);
          return;
        }
        counts.precision++;
        const fault = precisionFault(one, place, block, answer, record);
        if (fault) tell('precision', fault);
      });
      for (const statement of block.kind === 'allegations' ? block.statements : []) {
        counts.attribution++;
        if (!record.isAttributed(statement, answer.text)) tell('attribution', statement.text);
      }
      if (block.kind === 'context') {
        for (const { stance, text } of block.statements)
          if (stance !== 'context') tell('recall', `as context: ${text}`);
      }
    }
  }
  return {
    pairingRecall: { of: counts.recall, faults: faults.recall },
    pairingPrecision: { of: counts.precision, faults: faults.precision },
    silenceHonesty: { of: counts.silence, faults: faults.silence },
    attributionRetention: { of: counts.attribution, faults: faults.attribution },
  };
}

/** Every accusation of a block with each whom it accuses, counter-accusations among the responses included. */
function owedIn(block: BlockJson): Owed[] {
  const accusing = [...block.statements, ...block.rebuttals.flatMap(({ statement }) => statement ?? [])];
  return accusing.flatMap((statement) => statement.against.map((party) => ({ statement, party })));
}

function precisionFault(
  one: RebuttalJson,
  place: number,
  block: BlockJson,
  answer: AnswerJson,
  record: Record,
): string | null {
  const { statement, party } = one;
  if (!statement) return `${party}: a response without a statement`;
  if (!record.responsesOf(party).some(({ text }) => text === statement.text))
    return `not of ${party}: ${statement.text}`;
  const accusing = [
    ...block.rebuttals
      .slice(0, place)
      .flatMap((before) => before.statement ?? [])
      .reverse(),
    ...block.statements,
  ];
  const to = accusing.find(({ against }) => against.includes(party));
  if (!to) return `${party} is not accused`;
  // Where no event is recorded, what stands in the same document is about the same.
  if (to.event === statement.event && (to.event !== null || to.document === statement.document)) return null;
  // Given on something else: then it must not look like a reply to this, and its occasion and date must be told.
  if (one.scope === 'same event') return `on ${statement.event}, shown as a reply on ${to.event}: ${statement.text}`;
  const line =
    answer.text.split('\n').find((each) => each.includes(statement.text) && each.indexOf(statement.text) > 0) ?? '';
  const introduction = line.slice(0, line.indexOf(statement.text));
  const { title, year } = record.occasionOf(statement);
  return introduction.includes(title) && introduction.includes(year) ? null : `without occasion and date: ${line}`;
}

function standsAfter(text: string, accusation: string, response: string): boolean {
  const at = text.indexOf(accusation);
  return (
    at >= 0 &&
    text.indexOf(response) >= 0 &&
    (text.indexOf(response, at + accusation.length) > 0 || text.indexOf(response) < at)
  );
}

/** What the corpus has, looked up by text and by name. */
class Record {
  readonly #statements: readonly Statement[];

  constructor(private readonly corpus: Corpus) {
    this.#statements = corpus.documents.flatMap(({ statements }) => statements);
  }

  responsesOf(party: string): readonly ResponseStatement[] {
    const { parties } = this.corpus.registry;
    if (parties.get(party)?.unnamed) return [];
    const voices = new Set<string>();
    for (let id: string | null = party; id !== null && !voices.has(id); id = parties.get(id)?.answeredBy ?? null)
      voices.add(id);
    const people = [...voices].flatMap((id) => parties.get(id)?.spokespeople ?? []).map((name) => name.toLowerCase());
    for (const { id, name, aliases } of parties.values())
      if ([name, ...aliases].some((each) => people.includes(each.toLowerCase()))) voices.add(id);
    return this.#statements.filter(
      (one): one is ResponseStatement =>
        one.stance === 'response' && one.for.some((id) => voices.has(id)) && !one.against.includes(party),
    );
  }

  /** The bot's word for a silence, in any of its languages, with the party's name, after the accusation. */
  saysSilence(text: string, accusation: string, party: string): boolean {
    const name = this.corpus.registry.parties.get(party)?.name ?? party;
    const after = text.slice(text.indexOf(accusation)).split('\n');
    return after.some(
      (line) =>
        line.includes(name) &&
        /^(?:No response from|The source does not name|Le corpus ne contient|La source ne nomme|语料库中没有|来源没有|語料庫中沒有|來源沒有)/.test(
          line,
        ),
    );
  }

  isAttributed({ text, document, by, against, attribution }: StatementJson, shown: string): boolean {
    const onRecord = this.#statements.some((one) => one.text === text && one.document === document);
    if (!onRecord || !shown.includes(text)) return false;
    if (attribution)
      return shown
        .split('\n')
        .some((line) => line.includes(text) && line.slice(0, line.indexOf(text)).includes(attribution));
    const { parties } = this.corpus.registry;
    const speakers = by.flatMap((id) => parties.get(id) ?? []);
    const saying = (list: readonly Party[]) =>
      list.flatMap(({ name, aliases, spokespeople }) => [name, ...aliases, ...spokespeople]);
    const isNamed = (names: readonly string[]) => names.some((name) => text.toLowerCase().includes(name.toLowerCase()));
    if (speakers.every(({ unnamed }) => unnamed) || isNamed(saying(speakers))) return true;
    // Or it says who reports that it is alleged: another party that is not accused, or the publisher.
    const publisher =
      this.corpus.documents.find(({ id }) => id === document)?.publisher?.replace(/\s*\(.*\)$/, '') ?? [];
    return isNamed(saying([...parties.values()].filter(({ id }) => !against.includes(id))).concat(publisher));
  }

  occasionOf({ event, document }: StatementJson): { title: string; year: string } {
    const published = this.corpus.documents.find(({ id }) => id === document)?.published;
    return {
      title: event === null ? '' : (this.corpus.registry.events.get(event)?.title ?? ''),
      year: published?.slice(0, 4) ?? '',
    };
  }
}
