import { describe, expect, test } from '@jest/globals';
import { allege, say, shown } from '../support/one-dispute.ts';
import type { StatementSketch } from '../support/small-library.ts';

describe('how a response is introduced', () => {
  const line = (text: string) => text.split('\n')[1];

  test('one to this event: directly', () => {
    expect(line(shown(allege(), [say('It is not so.')]).text)).toBe('Response from Sudria: It is not so. [2]');
  });

  test('one to the wider event: with that event and the date of the source', () => {
    const { text } = shown(allege(), [say('There are no accounts.', { event: 'campaign' }, '2023-02-01')]);
    expect(line(text)).toMatch(
      /^No response to this is in the corpus\. .*Sudria.*“Campaign of fake accounts”.*1 February 2023.*: There are no accounts\. \[2\]$/,
    );
  });

  test('one to something else: as on another occasion, with which and when', () => {
    const { text } = shown(allege(), [say('The timetable is right.', { event: 'ferry' }, '2022-01-20')]);
    expect(line(text)).toMatch(
      /^No response to this is in the corpus\. .*Sudria on another occasion.*“Ferry timetable”.*20 January 2022.*: The timetable is right\. \[2\]$/,
    );
  });

  test('a silence: with the date of the corpus', () => {
    expect(line(shown(allege(), []).text)).toBe('No response from Sudria is in the corpus (as of 31 May 2024).');
  });
});

describe('what no person has reviewed', () => {
  const machine = (text: string): StatementSketch => ({ stance: 'context', reviewed: false, event: 'harbour', text });

  test('is an allegation where it names a party and looks accusing', () => {
    const { block, rebuttals, text } = shown(machine('Norland accused Sudria of fake accounts.'), [
      say('It is not so.'),
    ]);
    expect(block.kind).toBe('allegations');
    expect(rebuttals).toEqual(['sudria, same event: It is not so.']);
    expect(text).toContain('Norland accused Sudria of fake accounts. [1] (machine-annotated)');
  });

  test('is put under the name of its publisher where it does not say who speaks', () => {
    const { text } = shown(machine('Sudria was behind the fake accounts.'), []);
    expect(text).toMatch(/^According to Example Institute: Sudria was behind the fake accounts\./);
  });

  test('is context where it names nobody, or accuses nobody', () => {
    expect(shown(machine('The fake accounts had 12 followers each.'), []).block.kind).toBe('context');
    expect(shown(machine('Sudria has a harbour with 12 berths.'), []).block.kind).toBe('context');
  });
});
