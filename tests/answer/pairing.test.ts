import { describe, expect, test } from '@jest/globals';
import { allege, say, shown } from '../support/one-dispute.ts';

describe('which response stands beside an allegation', () => {
  test('the one to the same event, since it answers this very matter, though another is later and stronger', () => {
    const on = [
      say('On the campaign.', { event: 'campaign' }, '2024-06-01'),
      say('On the posts.', { type: 'no-comment', event: 'harbour' }, '2023-01-01'),
      say('On the ferry.', { event: 'ferry' }, '2024-06-01'),
    ];
    expect(shown(allege(), on).rebuttals[0]).toBe('sudria, same event: On the posts.');
  });

  test('else the one to the nearest wider event: the parent before its parent', () => {
    const on = [say('On the campaign.', { event: 'campaign' }), say('On the posts.', { event: 'harbour' })];
    expect(shown(allege(['sudria'], 'harbour-videos'), on).rebuttals).toEqual(['sudria, wider event: On the posts.']);
  });

  test('else any: one to a narrower event speaks of something else, as one to a stranger event does', () => {
    expect(shown(allege(), [say('On the ferry.', { event: 'ferry' })]).rebuttals).toEqual([
      'sudria, any event: On the ferry.',
    ]);
    const narrower = [say('On the videos.', { event: 'harbour-videos' })];
    expect(shown(allege(), narrower).rebuttals).toEqual(['sudria, any event: On the videos.']);
  });

  test('a denial before a later no-comment, since silence afterwards takes nothing back', () => {
    const on = [
      say('It is not so.', {}, '2023-10-24'),
      say('Sudria did not comment.', { type: 'no-comment' }, '2024-03-01'),
    ];
    expect(shown(allege(), on).rebuttals).toEqual(['sudria, same event: It is not so.']);
  });

  test.each(['counter-accusation', 'refutation', 'partial-acceptance', 'acceptance', 'no-comment'] as const)(
    'a denial before a %s of the same day, whatever stands first in the corpus',
    (type) => {
      const against = type === 'counter-accusation' ? { against: ['norland'] } : {};
      const on = [say('Something else.', { type, ...against }), say('It is not so.')];
      expect(shown(allege(), on).rebuttals[0]).toBe('sudria, same event: It is not so.');
      expect(shown(allege(), on.reverse()).rebuttals[0]).toBe('sudria, same event: It is not so.');
    },
  );

  test('a later denial before an earlier one, since it is the last word; one without a date comes last', () => {
    const on = [say('No date.', {}, null), say('Later.', {}, '2024-01-02'), say('Earlier.', {}, '2023-12-31')];
    expect(shown(allege(), on).rebuttals).toEqual(['sudria, same event: Later.']);
    expect(shown(allege(), on.slice(0, 1)).rebuttals).toEqual(['sudria, same event: No date.']);
  });

  test('with a denial also a later acceptance on the same event, so that it is not the last word', () => {
    const on = [
      say('It is not so.', {}, '2023-10-24'),
      say('Sudria now says it was so.', { type: 'acceptance' }, '2024-03-01'),
    ];
    expect(shown(allege(), on).rebuttals).toEqual([
      'sudria, same event: It is not so.',
      'sudria, same event: Sudria now says it was so.',
    ]);
    const earlier = [say('It is not so.', {}, '2024-03-01'), say('It was so.', { type: 'acceptance' }, '2023-10-24')];
    expect(shown(allege(), earlier).rebuttals).toEqual(['sudria, same event: It is not so.']);
  });

  test('with a bare no-comment also a denial of the wider event, so that more is heard than silence', () => {
    const on = [
      say('Sudria did not comment.', { type: 'no-comment' }),
      say('There are no such accounts.', { event: 'campaign' }),
    ];
    expect(shown(allege(), on).rebuttals).toEqual([
      'sudria, same event: Sudria did not comment.',
      'sudria, wider event: There are no such accounts.',
    ]);
  });

  test('with one that the question asked for, where it is of the accused and on this event', () => {
    const on = [say('It is not so.'), say('Sudria called for evidence.', { type: 'refutation' })];
    const { rebuttals } = shown(allege(), on, { wanted: 'Sudria called for evidence.' });
    expect(rebuttals).toEqual(['sudria, same event: It is not so.', 'sudria, same event: Sudria called for evidence.']);
  });

  test('but not with one that the question asked for of another party, or on another event', () => {
    const others = [say('It is not so.'), say('Estmark did nothing.', { by: ['estmark'] })];
    expect(shown(allege(), others, { wanted: 'Estmark did nothing.' }).rebuttals).toEqual([
      'sudria, same event: It is not so.',
    ]);
    const elsewhere = [say('It is not so.'), say('On the ferry.', { event: 'ferry' })];
    expect(shown(allege(), elsewhere, { wanted: 'On the ferry.' }).rebuttals).toEqual([
      'sudria, same event: It is not so.',
    ]);
  });
});

describe('whose response counts', () => {
  test('that of the party that answers for the accused: a bot network has no press office', () => {
    expect(shown(allege(['bot-network']), [say('It is not so.')]).rebuttals).toEqual([
      'bot-network, same event: It is not so.',
    ]);
  });

  test('but not the other way round: what the network says is not said for the state', () => {
    const on = [say('We are gardeners.', { by: ['bot-network'] })];
    expect(shown(allege(), on).rebuttals).toEqual(['sudria, none on record']);
  });

  test('that of a party which is a spokesperson of the accused', () => {
    const on = [say('The institute knows of no accounts.', { by: ['sudria-institute'] })];
    expect(shown(allege(), on).rebuttals).toEqual(['sudria, same event: The institute knows of no accounts.']);
  });

  test('that which a third party gives for the accused: a refutation by researchers, and it says who speaks', () => {
    const on = [say('Estmark found no trace of Sudria.', { by: ['estmark'], for: ['sudria'], type: 'refutation' })];
    const { rebuttals, text } = shown(allege(), on);
    expect(rebuttals).toEqual(['sudria, same event: Estmark found no trace of Sudria.']);
    expect(text).toContain('Response given for Sudria: Estmark found no trace of Sudria.');
  });

  test('not that of the accused given for another: it does not answer what is said of itself', () => {
    const on = [say('Sudria said that Estmark did nothing.', { for: ['estmark'] })];
    expect(shown(allege(), on).rebuttals).toEqual(['sudria, none on record']);
  });

  test('never that of another party, though it is on this event and nothing else is on record', () => {
    const on = [say('Estmark did nothing.', { by: ['estmark'] })];
    const { rebuttals, text } = shown(allege(), on);
    expect(rebuttals).toEqual(['sudria, none on record']);
    expect(text).toContain('No response from Sudria is in the corpus (as of 31 May 2024).');
    expect(text).not.toContain('Estmark');
  });

  test('nobody answers for a party that no source names, and the answer says why', () => {
    const { rebuttals, text } = shown(allege(['masked']), [say('We are nobody.', { by: ['masked'] })]);
    expect(rebuttals).toEqual(['masked, none on record']);
    expect(text).toContain('The source does not name who is accused (Unnamed accounts)');
    expect(text).not.toContain('We are nobody.');
  });

  test('one that no file declares is known by its id and said to be silent', () => {
    expect(shown(allege(['nowhere']), []).rebuttals).toEqual(['nowhere, none on record']);
  });
});

describe('several accused', () => {
  test('each has a response or the word that there is none', () => {
    const { rebuttals } = shown(allege(['sudria', 'estmark', 'masked']), [say('It is not so.')]);
    expect(rebuttals).toEqual([
      'sudria, same event: It is not so.',
      'estmark, none on record',
      'masked, none on record',
    ]);
  });

  test('one response that stands for two is printed once, and the second is told where it is', () => {
    const { rebuttals, text } = shown(allege(['sudria', 'bot-network']), [say('It is not so.')]);
    expect(rebuttals).toEqual(['sudria, same event: It is not so.', 'bot-network, same event: It is not so.']);
    expect(text.split('It is not so.')).toHaveLength(2);
    expect(text.split('\n').filter((line) => line.includes('Bot network'))).toHaveLength(1);
  });
});

describe('a response that accuses in turn', () => {
  const counter = say('Sudria said that Norland itself runs accounts.', {
    type: 'counter-accusation',
    against: ['norland'],
  });

  test('brings what the one whom it accuses has answered', () => {
    const { rebuttals } = shown(allege(), [counter, say('Norland runs none.', { by: ['norland'] })]);
    expect(rebuttals).toEqual([
      'sudria, same event: Sudria said that Norland itself runs accounts.',
      'norland, same event: Norland runs none.',
    ]);
  });

  test('or the word that nothing is on record', () => {
    expect(shown(allege(), [counter]).rebuttals[1]).toBe('norland, none on record');
  });

  test('brings it also where it is itself what was asked for', () => {
    const { block, rebuttals } = shown(counter.statement, [say('Norland runs none.', { by: ['norland'] })]);
    expect(block.kind).toBe('response');
    expect(rebuttals).toEqual(['norland, same event: Norland runs none.']);
  });

  test('brings the answer to its own occasion, where that is another one than the allegation had', () => {
    const onFerry = say('Sudria said on the ferry that Norland lies.', {
      type: 'counter-accusation',
      against: ['norland'],
      event: 'ferry',
    });
    const on = [
      onFerry,
      say('Norland on the harbour.', { by: ['norland'] }),
      say('Norland on the ferry.', { by: ['norland'], event: 'ferry' }),
    ];
    expect(shown(allege(), on).rebuttals).toEqual([
      'sudria, any event: Sudria said on the ferry that Norland lies.',
      'norland, same event: Norland on the ferry.',
    ]);
  });

  test('is no answer of the one whom it accuses, though the speaker speaks for that one elsewhere', () => {
    const on = [
      say('The institute blamed Sudria.', {
        by: ['sudria-institute'],
        type: 'counter-accusation',
        against: ['sudria'],
      }),
    ];
    expect(shown(allege(), on).rebuttals).toEqual(['sudria, none on record']);
    expect(shown(on[0]?.statement ?? allege(), []).rebuttals).toEqual(['sudria, none on record']);
  });

  test('and two that accuse each other come to an end', () => {
    const back = say('Norland said that Sudria began.', {
      by: ['norland'],
      type: 'counter-accusation',
      against: ['sudria'],
    });
    const { rebuttals } = shown(allege(), [counter, back]);
    expect(rebuttals.slice(0, 2)).toEqual([
      'sudria, same event: Sudria said that Norland itself runs accounts.',
      'norland, same event: Norland said that Sudria began.',
    ]);
    expect(rebuttals.length).toBeLessThanOrEqual(3);
  });
});
