import { parentPort } from 'node:worker_threads';
import { faultMessage, InputFault } from '../input-fault.js';
import type { ParserAnswer, ParserQuestion, ParserTask } from './parser-task.js';

/** Libraries are loaded with the first task that needs them. */
async function run(task: ParserTask): Promise<unknown> {
  switch (task.kind) {
    case 'source':
      return (await import('./read-source.js')).readSource(task.input);
    case 'list':
      return (await import('./read-list.js')).readList(task.bytes, task.listKind);
    case 'feed':
      return (await import('./read-feed.js')).readFeed(task.bytes, task.charset, task.base);
  }
}

async function answer({ number, task }: ParserQuestion): Promise<ParserAnswer> {
  try {
    return { number, outcome: 'read', value: await run(task) };
  } catch (error) {
    if (error instanceof InputFault) return { number, outcome: 'fault', message: error.message };
    const deep = error instanceof RangeError && /stack/iu.test(error.message);
    const why = deep ? 'it is nested too deeply' : faultMessage(error);
    return { number, outcome: 'fault', message: `cannot be read (${why}); save its text and give that` };
  }
}

parentPort?.on('message', (question: ParserQuestion) => {
  void answer(question).then((message) => parentPort?.postMessage(message));
});
