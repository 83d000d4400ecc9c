/** Name of the input that holds the ids of a text's pieces: at least 1, at most `MAX_PIECES`. */
export const PIECES_INPUT = 'pieces';

/**
 * Name of the input that says how much each piece counts in the mean: 1 / pieces. A text with no pieces is given as any
 * one piece that counts 0, since onnxruntime ends the process when a product has no rows.
 */
export const SHARE_INPUT = 'share';

/** Name of the graph's only output: one row, the unit vector of the text. */
export const VECTOR_OUTPUT = 'vector';

/** Raise it with every change of the graph, so that a file that an older version wrote is not used. */
export const GRAPH_REVISION = 1;
