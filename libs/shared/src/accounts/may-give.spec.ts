import type { Right } from '../rights/can';
import { mayGive } from './may-give';

const right = (role: Right['role'], organisationId: string | null = 'fti', countries = ['KG']): Right => ({
  role,
  organisationId,
  countries,
});

describe('an invitation', () => {
  it.each<[boolean, Right, Right]>([
    [true, right('administrator', null, []), right('reporter')],
    [true, right('administrator', null, []), right('monitor', 'unodc', [])],
    [true, right('administrator', null, []), right('administrator', null, [])],
    [true, right('organisation-admin'), right('reporter')],
    [true, right('organisation-admin'), right('organisation-admin')],
    [true, right('organisation-admin', 'fti', ['KG', 'KZ']), right('reporter', 'fti', ['KZ'])],
    [false, right('organisation-admin'), right('reporter', 'pravo')],
    [false, right('organisation-admin'), right('reporter', 'fti', ['KG', 'KZ'])],
    [false, right('organisation-admin'), right('focal-point')],
    [false, right('organisation-admin'), right('monitor', 'fti', [])],
    [false, right('organisation-admin'), right('administrator', 'fti', [])],
    [false, right('reporter'), right('reporter')],
    [false, right('focal-point'), right('reporter')],
    [false, right('monitor', 'unodc', []), right('monitor', 'unodc', [])],
  ])('is %s from %o for %o', (may, inviter, offer) => {
    expect(mayGive([inviter], offer)).toBe(may);
  });

  it('needs one right that allows it, not pieces of several', () => {
    const rights = [right('organisation-admin', 'fti', ['KG']), right('organisation-admin', 'pravo', ['KZ'])];

    expect(mayGive(rights, right('reporter', 'fti', ['KZ']))).toBe(false);
    expect(mayGive([], right('reporter'))).toBe(false);
  });
});
