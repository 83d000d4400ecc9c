import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.js';

let made: string | null = null;

/** @returns the name under which robots.txt may address this program */
export function robotsName(): string {
  return 'Alteram';
}

/** @returns how the program names itself to servers: its name and version, and where it is from if package.json says so */
export function userAgent(): string {
  if (made === null) {
    const { version, repository, homepage } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
      version?: string;
      repository?: string | { url?: string };
      homepage?: string;
    };
    const named = typeof repository === 'string' ? repository : repository?.url;
    const [address] = /https:\/\/[^\s()]+/u.exec(named ?? homepage ?? '') ?? [];
    made = `${robotsName()}/${version ?? '0'}${address === undefined ? '' : ` (+${address.replace(/\.git$/u, '')})`}`;
  }
  return made;
}
