/** A graph of hnswlib-node, as far as it is used. Written down here because the package may be missing when we build. */
export interface HierarchicalNSW {
  initIndex(options: { maxElements: number; m: number; efConstruction: number; randomSeed: number }): void;
  readIndex(file: string): Promise<boolean>;
  writeIndex(file: string): Promise<boolean>;
  resizeIndex(maxElements: number): void;
  addPoint(vector: number[], label: number): void;
  markDelete(label: number): void;
  searchKnn(query: number[], k: number): { readonly distances: number[]; readonly neighbors: number[] };
  getIdsList(): number[];
  getMaxElements(): number;
  getCurrentCount(): number;
  setEf(ef: number): void;
}

/** The part of hnswlib-node that is used. */
export interface Hnswlib {
  readonly HierarchicalNSW: new (space: 'ip', dimensions: number) => HierarchicalNSW;
}

/**
 * Loads the native module.
 * @throws whatever the import throws where it is not installed or was built for another platform
 */
export type LoadHnswlib = () => Promise<Hnswlib>;

/** Imports hnswlib-node, an optional dependency: it ships no prebuilt binary and needs a compiler to install. */
export const importHnswlib: LoadHnswlib = async () => {
  // A name in a variable: the compiler would look for the types of a literal one.
  const name: string = 'hnswlib-node';
  return ((await import(name)) as { default: Hnswlib }).default;
};

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
