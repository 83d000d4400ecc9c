let last = 0n;

/** @returns an id as Discord makes them: time since 2015 above 22 lower bits, each later than the one before */
export function snowflake(): string {
  const next = (BigInt(Date.now()) - 1420070400000n) << 22n;
  last = next > last ? next : last + 1n;
  return String(last);
}
