/**
 * @param share 0 to 1, for example 0.5 for the median
 * @returns the smallest value that at least this share of the values does not exceed (nearest rank)
 * @throws RangeError if there are no values
 */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no values, no percentile');
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] as number;
}
