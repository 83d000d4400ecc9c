import { Cron } from 'croner';
import type { Connection } from './connection.js';
import { createDigestSender } from './digest/send-digests.js';
import type { Surroundings } from './surroundings.js';

/** What goes on by the clock, until it is stopped. */
export interface Housekeeping {
  /** Does now what is done every hour; never rejects. */
  run(): Promise<void>;
  stop(): void;
}

/** Every hour, at a minute that few others choose. */
const HOURLY = '17 * * * *';

/**
 * Deletes every hour what has been kept long enough, and sends the digests that are due.
 * @returns a handle to stop it with; what fails is logged and tried again an hour later
 */
export function startHousekeeping({
  around,
  connection,
}: {
  around: Surroundings;
  connection: Pick<Connection, 'client'>;
}): Housekeeping {
  const { store, log, clock } = around;
  const digests = createDigestSender(around);

  async function run(): Promise<void> {
    try {
      const deleted = await store.purge(clock());
      log.debug({ deleted }, 'deleted what has been kept long enough');
    } catch (err) {
      log.error({ err }, 'what has been kept long enough could not be deleted');
    }
    const { client } = connection;
    // Without a connection nothing can be sent: what is due stays due.
    if (client?.isReady()) await digests.sendDue(client);
  }

  const hourly = new Cron(HOURLY, { unref: true, protect: true }, run);
  return { run, stop: () => hourly.stop() };
}
