import { describe, expect, test } from '@jest/globals';
import { isPublicAddress } from '../../../src/import/net/public-address.js';
import { webAddress } from '../../../src/import/net/web-address.js';

describe('public addresses', () => {
  test.each([
    '1.1.1.1',
    '93.184.216.34',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700:4700::1111',
    '2a00:1450:4001:81b::200e',
    '::ffff:8.8.8.8',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2002:a00:1::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:db8::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('web addresses', () => {
  test.each([
    ['file:///etc/passwd', 'has the scheme "file:"'],
    ['ftp://news.example/a', 'has the scheme "ftp:"'],
    ['gopher://news.example', 'has the scheme "gopher:"'],
    ['https://user@news.example', 'has a user or password'],
    ['https://user:secret@news.example', 'has a user or password'],
    ['http://news.example:22/', 'has the port 22'],
    ['http://news.example:25/', 'has the port 25'],
    ['http://news.example:6667/', 'has the port 6667'],
    ['https://', 'is no web address'],
  ])('%s is refused', (address, message) => {
    expect(() => webAddress(address)).toThrow(message);
  });

  test.each(['http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://127.1/', 'http://①②⑦.0.0.1/'])(
    '%s is 127.0.0.1, however it is written',
    (address) => {
      expect(webAddress(address).hostname).toBe('127.0.0.1');
    },
  );
});
