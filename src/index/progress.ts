/** How far a build has come. */
export interface BuildProgress {
  /** `reading` the statements and splitting long ones; `embedding` texts; `linking` vectors into the graph; `writing`. */
  readonly phase: 'reading' | 'embedding' | 'linking' | 'writing';
  readonly done: number;
  readonly total: number;
}

/** Told now and then, at least at the end of every phase that has something to do. */
export type OnBuildProgress = (progress: BuildProgress) => void;
