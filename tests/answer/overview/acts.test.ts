import { describe, expect, test } from '@jest/globals';
import { firstActOf, tellingOf } from '../../../src/answer/overview/acts.js';

describe('tellingOf', () => {
  test.each([
    'Chatterly removed 936 accounts in August 2019.',
    'Norland expelled the diplomat on 9 May 2023.',
    'Prosecutors filed charges against two officers.',
    'The minister told the House of Commons on 12 December 2023 that 47 members had been notified.',
    'Norland imposed sanctions on the company.',
    'Le gouvernement a convoqué l’ambassadeur.',
    'La plateforme a supprimé 936 comptes.',
    '平台删除了936个账号。',
    '政府驱逐了一名外交官。',
  ])('an act: %s', (text) => {
    expect(tellingOf(text)).toMatchObject({ act: true, happening: true });
  });

  test.each([
    'The channels that Chatterly removed mostly carried spam.',
    'The posts had almost no readers.',
    'The network is known under several names.',
    'Le réseau porte plusieurs noms.',
    '该网络有多个名称。',
  ])('no act: %s', (text) => {
    expect(tellingOf(text).act).toBe(false);
  });

  test('a publication happens and is no act', () => {
    expect(tellingOf('The institute published its report on 8 June 2022.')).toMatchObject({
      act: false,
      happening: true,
    });
  });

  test('knows what is said of a copy', () => {
    expect(tellingOf('The stored copy shows no date.').note).toBe(true);
    expect(tellingOf('The report has 40 pages.').note).toBe(false);
  });
});

test('what a text opens with is what it tells', () => {
  expect(firstActOf('Chatterly removed 936 accounts. Few had read them.', 'en')).toBe(true);
  expect(firstActOf('Few had read them. Chatterly removed 936 accounts.', 'en')).toBe(false);
});
