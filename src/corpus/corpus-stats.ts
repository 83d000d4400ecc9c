import type { Corpus } from './corpus.js';
import type { ResponseStatement } from './document.js';
import { eventDistance, speaksFor } from './response-rule.js';
import { unreviewedIn } from './unreviewed.js';

/** How near the nearest response of an accused party is; the order is from gap to full answer. */
export const COVERAGES = ['none on record', 'any event', 'wider event', 'same event', 'nobody named'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** The allegations against one party in one dispute, and what the party has answered. */
export interface DisputeStats {
  /** Event id; null for allegations on none. */
  readonly event: string | null;
  /** Id of the accused party. */
  readonly party: string;
  /** How many statements accuse the party, counter-accusations included. */
  readonly allegations: number;
  /** How many responses to this event count for the party. */
  readonly responses: number;
  /** `nobody named` where no response can be owed, since no source names who the party is. */
  readonly coverage: Coverage;
  /** True where the nearest response stands only in documents that no person has reviewed. */
  readonly needsReview: boolean;
}

/** Figures on a corpus. */
export interface CorpusStats {
  readonly documents: number;
  readonly statements: number;
  readonly byStance: Readonly<Record<'context' | 'allegation' | 'response', number>>;
  /** Statements whose stance no person has set. */
  readonly unreviewed: number;
  /** Documents with such statements. */
  readonly unreviewedDocuments: number;
  /** Of how many accusations of one party each a response is on record, and of how many none. */
  readonly answered: Readonly<Record<'withResponse' | 'withoutResponse' | 'nobodyNamed', number>>;
  readonly asOf: string | null;
  /** By coverage, gaps first, of the same coverage those whose response needs review; then by the number of allegations. */
  readonly disputes: readonly DisputeStats[];
}

/** @returns figures on a corpus: statements by stance, and for each event and accused party what is answered */
export function corpusStats(corpus: Corpus): CorpusStats {
  const statements = corpus.documents.flatMap((document) => document.statements);
  const byStance = { context: 0, allegation: 0, response: 0 };
  const responses: ResponseStatement[] = [];
  const allegations = new Map<string, { event: string | null; party: string; count: number }>();
  for (const statement of statements) {
    byStance[statement.stance]++;
    if (statement.stance === 'response') responses.push(statement);
    if (statement.stance === 'context') continue;
    for (const party of statement.against) {
      const key = JSON.stringify([statement.event, party]);
      const known = allegations.get(key) ?? { event: statement.event, party, count: 0 };
      known.count++;
      allegations.set(key, known);
    }
  }
  const disputes = [...allegations.values()].map(({ event, party, count }): DisputeStats => {
    const voices = speaksFor(corpus.registry, party);
    const own = responses.filter((response) => response.for.some((id) => voices.includes(id)));
    const distanceOf = (response: ResponseStatement): number => eventDistance(corpus.registry, event, response.event);
    const distances = own.map(distanceOf);
    const reviewed = own.filter((response) => response.reviewed).map(distanceOf);
    const unnamed = corpus.registry.parties.get(party)?.unnamed === true;
    return {
      event,
      party,
      allegations: count,
      responses: distances.filter((distance) => distance === 0).length,
      coverage: own.length === 0 && unnamed ? 'nobody named' : coverageOf(distances),
      needsReview: coverageOf(distances) !== coverageOf(reviewed),
    };
  });
  return {
    documents: corpus.documents.length,
    statements: statements.length,
    byStance,
    unreviewed: statements.filter(({ reviewed }) => !reviewed).length,
    unreviewedDocuments: unreviewedIn(corpus).length,
    answered: answeredIn(disputes),
    asOf: corpus.asOf,
    disputes: disputes.sort(gapsFirst),
  };
}

function answeredIn(disputes: readonly DisputeStats[]): CorpusStats['answered'] {
  const answered = { withResponse: 0, withoutResponse: 0, nobodyNamed: 0 };
  for (const { coverage, allegations } of disputes) {
    if (coverage === 'none on record') answered.withoutResponse += allegations;
    else if (coverage === 'nobody named') answered.nobodyNamed += allegations;
    else answered.withResponse += allegations;
  }
  return answered;
}

function coverageOf(distances: readonly number[]): Coverage {
  if (distances.length === 0) return 'none on record';
  const nearest = Math.min(...distances);
  if (nearest === 0) return 'same event';
  return nearest === Number.POSITIVE_INFINITY ? 'any event' : 'wider event';
}

function gapsFirst(a: DisputeStats, b: DisputeStats): number {
  return (
    COVERAGES.indexOf(a.coverage) - COVERAGES.indexOf(b.coverage) ||
    Number(b.needsReview) - Number(a.needsReview) ||
    b.allegations - a.allegations ||
    ((a.event ?? '') < (b.event ?? '') ? -1 : (a.event ?? '') > (b.event ?? '') ? 1 : a.party < b.party ? -1 : 1)
  );
}
