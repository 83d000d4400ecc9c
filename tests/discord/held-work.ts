/** A clock that the test moves, in milliseconds. */
export function clock() {
  let time = 1000;
  return {
    now: () => time,
    pass(milliseconds: number) {
      time += milliseconds;
    },
  };
}

/** Work that ends when the test says so. */
export function heldWork() {
  const { promise, resolve, reject } = withResolvers<string>();
  const held = {
    begun: false,
    end: () => resolve('answer'),
    fail: () => reject(new Error('broken')),
    work: () => {
      held.begun = true;
      return promise;
    },
  };
  return held;
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<T>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  return { promise, resolve, reject };
}
