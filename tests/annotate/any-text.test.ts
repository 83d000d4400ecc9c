import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LABELS } from '../../src/annotate/annotation.js';
import { createAnnotator } from '../../src/annotate/annotator.js';
import { documentSentences } from '../../src/annotate/document-sentences.js';

const annotator = createAnnotator();

/** Pieces of sentences in any order: what a grammar made of rules has most trouble with. */
const pieces = fc.constantFrom(
  'denied ',
  'accused X of ',
  ', which ',
  'said that ',
  '"',
  'did not ',
  'by ',
  'The bank ',
  'who ',
  "l'",
  'a nié ',
  '指控',
  '，',
  '否认',
  '\u0000',
  '🙂',
  '\ud800',
  '; ',
  'but ',
);

describe('any text', () => {
  test('has an annotation whose parties are words of it', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
    );
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('en', 'fr', 'zh', 'de', undefined), async (text, lang) => {
        const [annotation] = await annotator.annotate([{ text, ...(lang !== undefined && { lang }) }]);
        if (annotation === undefined) throw new Error('no annotation');
        const { label, responseType, mixed, by, against, confidence } = annotation;
        expect(LABELS).toContain(label);
        expect(responseType !== null).toBe(label === 'response');
        if (mixed) expect(label).toBe('allegation');
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        for (const party of [by, against]) if (party !== 'unnamed') expect(text).toContain(party);
        if (label === 'context') expect([by, against]).toEqual(['unnamed', 'unnamed']);
        expect(await annotator.annotate([{ text, ...(lang !== undefined && { lang }) }])).toEqual([annotation]);
      }),
    );
  });

  test.each([
    ['nothing', ''],
    ['blanks', ' \t '],
    ['no letters', '123 --- !!! 🙂'],
    ['control characters', '\u0000\u0007\u001b[31m'],
    ['lone surrogates', '\ud800 \udfff'],
  ])('%s is context', async (_, text) => {
    expect(await annotator.annotate([{ text }])).toMatchObject([
      { label: 'context', by: 'unnamed', against: 'unnamed' },
    ]);
  });

  test('100,000 characters are read like the sentence that they begin with', async () => {
    const sentence = 'Prosecutors accused Acme Bank of laundering money. ';
    const [annotation] = await annotator.annotate([{ text: sentence + 'and so on '.repeat(10_000) }]);
    expect(annotation).toMatchObject({ label: 'allegation', by: 'Prosecutors', against: 'Acme Bank' });
  });

  test('sentences do not depend on those annotated with them', async () => {
    const texts = ['The bank denied it.', 'Prosecutors accused the bank of fraud.', '该公司拒绝置评。'];
    const together = await annotator.annotate(texts.map((text) => ({ text })));
    const alone = await Promise.all(texts.map((text) => annotator.annotate([{ text }])));
    expect(together).toEqual(alone.flat());
  });
});

describe('sentences of a document', () => {
  test('stand where their offsets say, without front matter, headings and marks of directives', () => {
    const source = [
      '---',
      'language: en',
      '---',
      '# A heading',
      '',
      'The bank *denied* it. Mr. Lee said so.',
      '',
      ':::allegation{by="a" against="b"}',
      'Prosecutors accused the bank',
      'of fraud &amp; theft.',
      ':::',
      '',
      '- An item at 10:30 sharp.',
    ].join('\n');
    const found = documentSentences(source);
    expect(found.map(({ text }) => text)).toEqual([
      'The bank denied it.',
      'Mr. Lee said so.',
      'Prosecutors accused the bank of fraud & theft.',
      'An item at 10:30 sharp.',
    ]);
    expect(found.map(({ start, end }) => source.slice(start, end))).toEqual([
      'The bank *denied* it.',
      'Mr. Lee said so.',
      expect.stringMatching(/^Prosecutors accused the bank\nof fraud &amp; th/),
      'An item at 10:30 sharp.',
    ]);
  });
});
