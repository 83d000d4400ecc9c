import type { Corpus } from '../../src/corpus/corpus.js';
import type { AnnotatedDocument, Statement } from '../../src/corpus/document.js';
import type { Event, Party } from '../../src/corpus/registry.js';

type Fields = Partial<AnnotatedDocument> & { readonly id: string; readonly title: string };
type Block = { readonly text: string; readonly event?: string } & (
  | { readonly by?: undefined }
  | { readonly by: string; readonly against: string }
  | { readonly by: string; readonly type: 'denial' | 'no-comment' }
);

/** A small campaign in three disputes, written like the news, for tests that rank. */
export function harbourCorpus(): Corpus {
  return {
    documents: [
      document(
        { id: 'institute-2022', title: 'Small accounts, large network', published: '2022-06-08', event: 'network' },
        [
          {
            text: 'The Halden Institute said on 8 June 2022 that a network of 7,704 accounts posted about the harbour.',
            by: 'institute',
            against: 'sudria',
          },
          { text: 'Most of the accounts posted on two platforms, Chatterly and Pixelo.' },
          {
            text: 'Sudria said on 10 June 2022 that it has nothing to do with the accounts.',
            by: 'sudria',
            type: 'denial',
          },
        ],
      ),
      document({ id: 'herald-2023', title: 'Deepfake of a minister', published: '2023-09-14', event: 'videos' }, [
        {
          text: 'A deepfake video showed a minister of Norland who sold the harbour, Norland said in September 2023.',
          by: 'norland',
          against: 'sudria',
        },
        { text: 'The embassy of Sudria did not answer questions about the video.', by: 'sudria', type: 'no-comment' },
        { text: 'The harbour of Norland was rebuilt in 1902.' },
      ]),
      document(
        { id: 'chatterly-2023', title: 'Chatterly transparency note', published: '2023-11-02', event: 'network' },
        [
          {
            text: 'Chatterly said in November 2023 that it removed 310 accounts and linked them to people in Sudria.',
            by: 'chatterly',
            against: 'sudria',
          },
          { text: 'The US told Chatterly of the accounts.' },
          { text: 'Nobody told us of the ferries.' },
        ],
      ),
      document({ id: 'wharf-zh', title: '码头报告', published: '2024-01-05', language: 'zh', event: 'videos' }, [
        { text: '诺兰说，深度伪造视频出现在码头。' },
      ]),
    ],
    registry: {
      parties: new Map(
        [
          party('institute', 'Halden Institute'),
          party('norland', 'Norland', { aliases: ['Government of Norland'] }),
          party('sudria', 'Sudria', { aliases: ['Republic of Sudria'], spokespeople: ['Ada Lin'] }),
          party('chatterly', 'Chatterly'),
        ].map((one) => [one.id, one]),
      ),
      events: new Map(
        [
          event('campaign', 'Campaign about the harbour', null),
          event('network', 'Network of accounts', 'campaign'),
          event('videos', 'Videos of ministers', 'campaign'),
          event('ferries', 'Ferry timetable', null),
        ].map((one) => [one.id, one]),
      ),
    },
    glossary: [],
    asOf: '2024-01-05',
  };
}

function document(fields: Fields, blocks: readonly Block[]): AnnotatedDocument {
  const own: AnnotatedDocument = {
    file: `${fields.id}.md`,
    publisher: 'Example Herald',
    via: null,
    url: `https://example.org/${fields.id}`,
    published: null,
    kind: null,
    language: 'en',
    sourceLanguage: null,
    event: null,
    statements: [],
    ...fields,
  };
  return { ...own, statements: blocks.map((block, i) => statement(own, block, i)) };
}

function statement(document: AnnotatedDocument, block: Block, i: number): Statement {
  const { text, event = document.event } = block;
  const common = {
    id: `${document.id}#${i}`,
    document: document.id,
    text,
    reviewed: true,
    line: i + 9,
    at: null,
    event,
  };
  if (block.by === undefined) return { ...common, stance: 'context' };
  if ('against' in block) return { ...common, stance: 'allegation', by: [block.by], against: [block.against] };
  return { ...common, stance: 'response', by: [block.by], for: [block.by], type: block.type, against: [] };
}

function party(id: string, name: string, more: Partial<Party> = {}): Party {
  return { id, name, aliases: [], spokespeople: [], answeredBy: null, unnamed: false, ...more };
}

function event(id: string, title: string, parent: string | null): Event {
  return { id, title, start: null, end: null, parent, aliases: [] };
}
