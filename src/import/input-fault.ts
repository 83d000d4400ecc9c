/**
 * An input that cannot be imported, for a reason that a person can act on. The message is one clause on what is wrong and
 * one on the mend, without the input's name: the summary puts that in front.
 */
export class InputFault extends Error {
  override readonly name = 'InputFault';
}

/** @returns the message of what was thrown, on one line and not endless */
export function faultMessage(error: unknown): string {
  const { message = String(error) } = (error ?? {}) as { message?: unknown };
  return String(message).replace(/\s+/gu, ' ').slice(0, 300);
}
