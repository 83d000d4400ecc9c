import { describe, expect, test } from '@jest/globals';
import { checkability } from '../../../src/answer/fact-check/checkable.js';
import { splitClaims } from '../../../src/answer/fact-check/claims.js';
import { cleanMessage } from '../../../src/answer/fact-check/clean-message.js';
import { detectLanguage } from '../../../src/answer/question/language.js';
import { createVocabulary } from '../../../src/answer/question/vocabulary.js';
import type { Party } from '../../../src/corpus/registry.js';

const party = (id: string, name: string): Party => ({
  id,
  name,
  aliases: [],
  spokespeople: [],
  answeredBy: null,
  unnamed: false,
});
const parties = [party('meta', 'Meta'), party('norland', 'Norland'), party('sudria', 'Sudria')];
const vocabulary = createVocabulary({ parties: new Map(parties.map((one) => [one.id, one])), events: new Map() }, []);
const claimsOf = (message: string) => splitClaims(cleanMessage(message), vocabulary);
const textsOf = (message: string) => claimsOf(message).map(({ text }) => text);

describe('what can be checked', () => {
  test.each([
    ['claim', 'Meta removed 7,704 accounts.'],
    ['claim', 'BREAKING: Meta deletes 9,000 accounts'],
    ['claim', 'lol so norland said the posts were fake'],
    ['claim', 'Meta a supprimé 7 704 comptes en août.'],
    ['claim', '中国外交部否认了有关指控。'],
    ['question', 'Did Meta remove the accounts?'],
    ['question', 'who runs these accounts'],
    ['question', '谁删除了这些账号'],
    ['question', 'Qui a supprimé ces comptes ?'],
    ['opinion', 'I think Meta will lose the next case'],
    ['opinion', 'imo the government should do more'],
    ['opinion', 'Je pense que Meta a tort dans cette affaire'],
    ['of oneself', 'Meta deleted my account yesterday'],
    ['of oneself', '我昨天去了北京烤鸭店，很好吃'],
    ['request', 'please stop posting politics in here'],
    ['request', 'thanks for the link!'],
    ['request', '谢谢大家，今天就到这里'],
    ['too little', 'lmaooo'],
    ['too little', 'so true'],
  ])('%s: %s', (kind, sentence) => {
    expect(checkability(sentence, detectLanguage(sentence))).toBe(kind);
  });
});

describe('a message is split into claims', () => {
  test('one a sentence, without what claims nothing, in the order of the message', () => {
    expect(textsOf('Hi all! Meta removed 7,704 accounts. Is that so? Norland denied the charge of Sudria.')).toEqual([
      'Meta removed 7,704 accounts.',
      'Norland denied the charge of Sudria.',
    ]);
  });

  test('at most three, the most specific ones', () => {
    const message = [
      'Nice weather was had by everyone there.',
      'Meta removed 7,704 accounts of Norland.',
      'Sudria accused Norland in 2023.',
      'Somebody posted something somewhere else.',
      'Norland called Sudria a liar in 2024.',
    ].join('\n');
    expect(textsOf(message)).toEqual([
      'Meta removed 7,704 accounts of Norland.',
      'Sudria accused Norland in 2023.',
      'Norland called Sudria a liar in 2024.',
    ]);
  });

  test('"it" and "they" are read as the party named before, and shown as written', () => {
    const [, second] = claimsOf('Meta published a report yesterday. It removed 7,704 accounts last week.');
    expect(second).toMatchObject({
      text: 'It removed 7,704 accounts last week.',
      plain: 'Meta removed 7,704 accounts last week.',
    });
  });

  test('a pronoun that stands for nobody makes no claim', () => {
    expect(textsOf('They deleted all of them last Friday.')).toEqual([]);
  });

  test('semicolons part claims', () => {
    expect(textsOf('Meta removed 7,704 accounts; Norland denied any link to them')).toHaveLength(2);
  });

  test('chat words are written out for the search only', () => {
    expect(claimsOf('bro meta nuked 7700 fb accts lol')).toMatchObject([
      { text: 'bro meta nuked 7700 fb accts lol', plain: 'meta removed 7700 Facebook accounts' },
    ]);
  });
});
