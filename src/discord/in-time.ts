/**
 * How long a reply may take before the interaction is deferred, in milliseconds. Discord forgets an interaction that
 * nothing was said to for 3 seconds; the rest of them is for the way there and back.
 */
const DEFER_AFTER = 1500;

/**
 * Waits for a reply; tells Discord to wait where it is not ready soon.
 * @param reply what is being made
 * @param defer tells Discord to wait; called once at most
 * @param deferAfter in milliseconds
 * @returns the reply
 * @throws what making the reply or telling Discord throws
 */
export async function inTime<T>(
  reply: Promise<T>,
  defer: () => Promise<unknown>,
  deferAfter = DEFER_AFTER,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, deferAfter, 'late');
  });
  try {
    const first = await Promise.race([reply.then(() => 'ready' as const), late]);
    if (first === 'late') {
      // The reply may fail while Discord is being told; its error is taken up by the `await` below.
      reply.catch(() => {});
      await defer();
    }
  } finally {
    clearTimeout(timer);
  }
  return await reply;
}
