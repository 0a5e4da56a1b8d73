import type { Audience } from './workflow';
import { opensUp } from './opens-up';

describe('an activity opens up', () => {
  const to = (visibility: Audience['visibility'], ...sharedWith: string[]): Audience => ({
    visibility,
    sharedWith,
    hides: [],
  });

  it.each<[string, boolean, Audience, Audience | undefined]>([
    ['new, for members', false, to('members'), undefined],
    ['new, for everybody', true, to('public'), undefined],
    ['from members to everybody', true, to('public'), to('members')],
    ['from restricted to members', true, to('members'), to('restricted')],
    ['from everybody to members', false, to('members'), to('public')],
    ['to one more by name', true, to('restricted', 'undp', 'unicef'), to('restricted', 'undp')],
    ['to one less by name', false, to('restricted', 'undp'), to('restricted', 'undp', 'unicef')],
    ['to who its owner is', true, to('public'), { ...to('public'), hides: ['organisation'] }],
    ['less of where it is', false, { ...to('public'), hides: ['region'] }, to('public')],
    ['not at all', false, to('public'), to('public')],
  ])('%s: %s', (_case, opens, after, before) => {
    expect(opensUp(after, before)).toBe(opens);
  });
});
