import { describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { decodeText } from '../../../src/import/read/decode-text.js';

const FRENCH =
  "L'ambassade a nié : « c'est une pure invention », d'après le communiqué publié à Genève – un été chargé.";
const CHINESE =
  '北国内政部三月五日表示，南国的一艘船很可能故意切断了北国主要港口的海底电缆。南国大使馆否认了这一说法，称其毫无根据。';
const JAPANESE =
  '北国の内務省は三月五日、南国の船が港の海底ケーブルを切断したと発表した。南国の大使館はこれを否定した。';

describe('decoding', () => {
  test.each([
    ['UTF-8 whatever is declared', FRENCH, 'utf-8', ['iso-8859-1'], 'utf-8'],
    ['windows-1252 as declared', FRENCH, 'windows-1252', ['windows-1252'], 'windows-1252'],
    ['windows-1252 with nothing declared', FRENCH, 'windows-1252', [], 'windows-1252'],
    ['windows-1252 called UTF-8', FRENCH, 'windows-1252', ['utf-8'], 'windows-1252'],
    ['GB18030 as declared', CHINESE, 'gb18030', ['gb2312'], 'gb2312'],
    ['GB18030 called UTF-8', CHINESE, 'gb18030', ['utf-8'], 'gb18030'],
    ['GB18030 called Latin-1', CHINESE, 'gb18030', ['iso-8859-1'], 'gb18030'],
    [
      'Big5 with nothing declared',
      '北國內政部三月五日表示，南國的一艘船很可能故意切斷了海底電纜。南國大使館否認了這一說法。',
      'big5',
      [],
      'big5',
    ],
    ['Shift_JIS called Latin-1', JAPANESE, 'shift_jis', ['iso-8859-1'], 'shift_jis'],
    ['Shift_JIS with a label that nobody knows', JAPANESE, 'shift_jis', ['x-nonsense'], 'shift_jis'],
  ])('%s', (_, text, written, declared, encoding) => {
    const bytes = iconv.encode(text, written);
    const read = decodeText(bytes, declared);
    expect(read.text).toBe(text);
    expect(read.encoding).toBe(encoding);
  });

  test('ISO-2022-JP by its escapes', () => {
    const sevenBit = iconv.encode('海底ケーブル', 'euc-jp').map((byte) => byte & 0x7f);
    const bytes = Buffer.concat([Buffer.from('\u001b$B', 'latin1'), sevenBit, Buffer.from('\u001b(B.', 'latin1')]);
    expect(decodeText(bytes)).toEqual({ text: '海底ケーブル.', encoding: 'iso-2022-jp' });
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'])('a byte order mark of %s', (encoding) => {
    expect(decodeText(iconv.encode(CHINESE, encoding, { addBOM: true }))).toEqual({ text: CHINESE, encoding });
  });

  test('binary data is no text', () => {
    expect(() => decodeText(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]))).toThrow('is no text');
    expect(() => decodeText(Buffer.from('abc\u0001\u0002\u0003def'))).toThrow('is no text');
  });
});
