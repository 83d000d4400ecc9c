import type { HierarchicalNSW } from 'hnswlib-node';

/** The part of hnswlib-node that is used. */
export interface Hnswlib {
  readonly HierarchicalNSW: typeof HierarchicalNSW;
}

/**
 * Loads the native module.
 * @throws whatever the import throws where it is not installed or was built for another platform
 */
export type LoadHnswlib = () => Promise<Hnswlib>;

/** Imports hnswlib-node, an optional dependency: it ships no prebuilt binary and needs a compiler to install. */
export const importHnswlib: LoadHnswlib = async () => (await import('hnswlib-node')).default;

/**
 * @param load how the module is loaded; another loader stands for a machine without it
 * @returns the module, or null where it cannot be loaded, after one line that says so
 */
export async function hnswlibOrNull(load: LoadHnswlib, log: (line: string) => void): Promise<Hnswlib | null> {
  try {
    return await load();
  } catch (error) {
    const cause = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    log(`hnswlib-node is not available (${cause}): vectors are searched by an exact scan`);
    return null;
  }
}
