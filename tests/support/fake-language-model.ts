import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server answers to one request. */
export type ScriptedReply =
  /** The model's text. */
  | { readonly text: string; readonly usage?: { readonly prompt: number; readonly completion: number } }
  /** The model refuses: a message without content, with a refusal. */
  | { readonly refusal: string }
  | { readonly status: number }
  /** Nothing, until the client gives up. */
  | 'hang'
  /** Half of an answer, and then the connection breaks. */
  | 'break';

/** A server of the OpenAI kind on loopback, with scripted replies. */
export interface FakeLanguageModel {
  /** For LLM_BASE_URL. */
  readonly baseUrl: string;
  /** Bodies of all requests so far. */
  readonly requests: readonly { readonly messages: readonly { readonly role: string; readonly content: string }[] }[];
  /** The next replies; after the last it stays with that. */
  script(...replies: readonly ScriptedReply[]): void;
  close(): Promise<void>;
}

/** Starts the server on a free port. */
export async function startFakeLanguageModel(): Promise<FakeLanguageModel> {
  const requests: FakeLanguageModel['requests'][number][] = [];
  let replies: ScriptedReply[] = [];
  const server = createServer(async (request, response) => {
    requests.push(JSON.parse(await bodyOf(request)));
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    answer(response, reply ?? { status: 500 });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    script(...next) {
      replies = [...next];
      requests.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function answer(response: ServerResponse, reply: ScriptedReply): void {
  if (reply === 'hang') return;
  if (typeof reply === 'object' && 'status' in reply) {
    response.writeHead(reply.status, { 'content-type': 'application/json' });
    response.end('{"error":{"message":"scripted"}}');
    return;
  }
  const message =
    reply === 'break' || 'text' in reply
      ? { role: 'assistant', content: reply === 'break' ? '{"sentences": [' : reply.text, refusal: null }
      : { role: 'assistant', content: null, refusal: reply.refusal };
  const usage = typeof reply === 'object' && 'usage' in reply ? reply.usage : undefined;
  const body = JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model: 'scripted',
    choices: [{ index: 0, message, finish_reason: 'stop', logprobs: null }],
    ...(usage
      ? {
          usage: {
            prompt_tokens: usage.prompt,
            completion_tokens: usage.completion,
            total_tokens: usage.prompt + usage.completion,
          },
        }
      : {}),
  });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  if (reply !== 'break') {
    response.end(body);
    return;
  }
  response.write(body.slice(0, body.length / 2));
  setTimeout(() => response.destroy(), 5);
}
