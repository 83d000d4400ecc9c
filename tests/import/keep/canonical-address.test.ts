import { describe, expect, test } from '@jest/globals';
import { addressKey, citableAddress, isSameSite } from '../../../src/import/keep/canonical-address.js';

describe('addresses', () => {
  test.each([
    'http://news.example/harbour',
    'https://www.news.example/harbour/',
    'https://m.news.example/harbour/?utm_source=a&fbclid=b',
    'https://NEWS.example:443/harbour/index.html#top',
    'https://amp.news.example/harbour/amp/',
  ])('%s is one page', (address) => {
    expect(addressKey(address)).toBe('news.example/harbour');
  });

  test('other pages are others', () => {
    const pages = ['?id=1', '?id=2', 'a', 'b', 'A'].map((tail) => addressKey(`https://news.example/${tail}`));
    expect(new Set(pages).size).toBe(5);
    expect(addressKey('https://news.example/?b=1&a=2')).toBe(addressKey('https://news.example/?a=2&b=1'));
  });

  test.each(['ftp://news.example/a', 'javascript:alert(1)', 'https://user:secret@news.example/', 'news'])(
    '%s is not cited',
    (address) => {
      expect(citableAddress(address)).toBeNull();
    },
  );

  test('a site is its host, with or without www', () => {
    expect(isSameSite('https://www.news.example/a', 'http://news.example/b')).toBe(true);
    expect(isSameSite('https://news.example/a', 'https://news.example.evil.example/a')).toBe(false);
  });
});
