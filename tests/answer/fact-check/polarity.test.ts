import { describe, expect, test } from '@jest/globals';
import { polarityOf } from '../../../src/answer/fact-check/polarity.js';

describe('what a text negates', () => {
  test.each([
    ['Mandiant did not link the group to the government.', ['link', 'group'], 'did not link'],
    ['Meta found no evidence of a link.', ['evid', 'link'], 'no evidence'],
    ['It was unable to determine who is behind it.', ['determin'], 'unable to determine'],
    ["It hasn't attributed the posts to anyone.", ['attribut', 'post'], "hasn't attributed"],
    ['China has never interfered in elections.', ['interf', 'elec'], 'never interfered'],
  ])('%s', (text, heads, wording) => {
    expect(polarityOf(text, 'en').negations).toMatchObject([{ heads, wording }]);
  });

  test.each([
    'Not only Meta removed accounts.',
    'No fewer than 123 sites posed as news.',
    'No doubt Meta removed them.',
  ])('nothing: %s', (text) => {
    expect(polarityOf(text, 'en').negations).toEqual([]);
  });

  test('the reach ends with the clause', () => {
    const { affirmed } = polarityOf('Meta did not name a government, but removed the accounts.', 'en');
    expect([...affirmed.keys()]).toEqual(expect.arrayContaining(['remov', 'account']));
    expect(affirmed.has('govern')).toBe(false);
  });
});

describe('how somebody answers', () => {
  test.each([
    ['China denied the claim.', 'denies'],
    ['China rejected the claim.', 'denies'],
    ['China says it has nothing to do with it.', 'denies'],
    ['China did not deny the claim.', 'affirms'],
    ['China admitted the claim.', 'affirms'],
    ['China never admitted the claim.', 'denies'],
    ['The Pentagon neither confirmed nor denied it.', 'neither'],
    ['The embassy did not immediately respond.', 'silent'],
    ['The embassy declined to comment.', 'silent'],
    ["La Chine a démenti l'accusation.", 'denies'],
    ['La Chine reconnaît les faits.', 'affirms'],
    ['中国否认指控。', 'denies'],
    ['中国承认指控。', 'affirms'],
    ['中国没有承认指控。', 'denies'],
    ['大使馆未回应。', 'silent'],
  ])('%s', (text, kind) => {
    expect(polarityOf(text, 'en').avowal?.kind).toBe(kind);
  });

  test('is null where nobody is told to answer', () => {
    expect(polarityOf('Meta removed 7,704 accounts.', 'en').avowal).toBeNull();
  });
});
