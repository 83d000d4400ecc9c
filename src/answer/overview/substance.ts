import type { Document } from '../../corpus/document.js';
import { partiesOf } from '../../corpus/party-mentions.js';
import { datesIn } from '../../index/statement-dates.js';
import type { Library } from '../library.js';
import type { Entry } from './entries.js';

/** What a kind of source is called, in the editor's words, that speaks for itself rather than of others. */
const PRIMARY =
  /report|statement|record|briefing|ruling|judg|indict|official|communiqu|rapport|d[ée]claration|公告|声明|聲明|报告|報告/iu;
const SECONDARY = /news|press article|presse|新闻|新聞|analysis|opinion|blog/iu;
/** A number that counts or measures: with a group of thousands, a unit, or two digits and more. */
const FIGURE =
  /\d{1,3}(?:[,.\u202f ]\d{3})+|\d+(?:\.\d+)?\s*(?:%|per ?cent|million|billion|thousand|万|萬|亿|億)|\b\d{2,}\b/giu;

const WEIGHTS = { firsthand: 0.7, primary: 0.5, figure: 0.4, secondFigure: 0.2, unreviewed: -1 } as const;

/**
 * Prepares a measure of how much weight a statement has as reporting: told by the accuser's own publication or another
 * primary source, with figures, reviewed by a person.
 * @returns a function from an entry to its weight, about -1 to 2
 */
export function substanceMeasure(library: Pick<Library, 'registry'>): (entry: Entry) => number {
  const publishers = new Map<string, ReadonlySet<string>>();
  const publisherOf = ({ id, publisher }: Document): ReadonlySet<string> => {
    let parties = publishers.get(id);
    if (!parties) {
      const found = publisher === null ? [] : partiesOf(library.registry).find(publisher);
      parties = new Set(found.map((mention) => mention.id));
      publishers.set(id, parties);
    }
    return parties;
  };
  return ({ statement, document }) => {
    const speakers = statement.stance === 'context' ? [] : statement.by;
    const own = publisherOf(document);
    const figures = figuresIn(statement.text);
    const kind = document.kind ?? '';
    let weight = 0;
    if (speakers.some((id) => own.has(id))) weight += WEIGHTS.firsthand;
    else if (PRIMARY.test(kind) && !SECONDARY.test(kind)) weight += WEIGHTS.primary;
    if (figures > 0) weight += WEIGHTS.figure;
    if (figures > 1) weight += WEIGHTS.secondFigure;
    return statement.reviewed ? weight : weight + WEIGHTS.unreviewed;
  };
}

/** How many numbers a text has that are no part of a date, about. */
function figuresIn(text: string): number {
  const years = new Set(datesIn(text).flatMap(({ start }) => [start.slice(0, 4), String(Number(start.slice(8)))]));
  return (text.match(FIGURE) ?? []).filter((number) => !years.has(number)).length;
}
