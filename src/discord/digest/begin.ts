import type { CommandContext } from '../command.js';

/** Begins to count from now on what the first digest of a server will tell. */
export async function beginDigests(
  server: string,
  { store, services, now }: Pick<CommandContext, 'store' | 'services' | 'now'>,
): Promise<void> {
  await store.documents.see(services.documentIds(), now);
  await store.digests.sent(server, now);
}
