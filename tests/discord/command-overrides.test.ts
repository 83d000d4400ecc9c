import { describe, expect, test } from '@jest/globals';
import { opens } from '../../src/discord/command-overrides.js';

const SERVER = '500';
const ALL_CHANNELS = '499';
const who = { server: SERVER, user: '7', roles: ['21', '22'], channel: '31' };

const role = (id: string, permission: boolean) => ({ id, type: 1, permission }) as const;
const user = (id: string, permission: boolean) => ({ id, type: 2, permission }) as const;
const channel = (id: string, permission: boolean) => ({ id, type: 3, permission }) as const;
const everyone = (permission: boolean) => role(SERVER, permission);

describe('a command is opened', () => {
  test.each([
    ['to a role of the person', [role('22', true)]],
    ['to the person, though a role is shut out', [user('7', true), role('21', false)]],
    ['to one role, though another and everyone are shut out', [role('21', true), role('22', false), everyone(false)]],
    ['to everyone', [everyone(true)]],
    ['in this channel, though in no other', [role('21', true), channel('31', true), channel(ALL_CHANNELS, false)]],
  ])('%s', (_, own) => {
    expect(opens(own, [], who)).toBe(true);
  });
});

describe('a command is not opened', () => {
  test.each([
    ['without any entry', []],
    ['to another role', [role('23', true)]],
    ['to another person', [user('8', true)]],
    ['to the person, though a role is let in', [user('7', false), role('21', true)]],
    ['to a role that is shut out, though everyone is let in', [role('21', false), everyone(true)]],
    ['by an entry for the channel alone', [channel('31', true)]],
    ['in this channel', [role('21', true), channel('31', false)]],
    ['in any channel', [role('21', true), channel(ALL_CHANNELS, false)]],
  ])('%s', (_, own) => {
    expect(opens(own, [], who)).toBe(false);
  });

  test('by what is set for all commands', () => {
    expect(opens([], [role('21', true), user('7', true)], who)).toBe(false);
  });

  test('in a channel in which all commands are shut out, unless this one is let in there', () => {
    const shut = [channel('31', false)];
    expect(opens([role('21', true)], shut, who)).toBe(false);
    expect(opens([role('21', true), channel('31', true)], shut, who)).toBe(true);
  });
});
