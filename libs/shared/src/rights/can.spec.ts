import { Action, can, canAdd, type Right, type Subject } from './can';

const OWNER = 'women-first';
const subject = (changes: Partial<Subject> = {}): Subject => ({
  organisationId: OWNER,
  workflow: 'validated',
  visibility: 'members',
  countries: ['KZ'],
  sharedWith: [],
  isOpenToMonitors: false,
  ...changes,
});
const right = (role: Right['role'], organisationId: string | null, ...countries: string[]): Right[] => [
  { role, organisationId, countries },
];

const PEOPLE: Record<string, Right[]> = {
  'a visitor': [],
  'a reporter of the owner': right('reporter', OWNER, 'KZ'),
  'an admin of the owner': right('organisation-admin', OWNER, 'KZ'),
  'a reporter of another organisation in the country': right('reporter', 'school-aid', 'KZ'),
  'a reporter of another organisation elsewhere': right('reporter', 'school-aid', 'KG'),
  'the focal point of the country': right('focal-point', 'ministry-kz', 'KZ'),
  'the focal point of another country': right('focal-point', 'ministry-kg', 'KG'),
  'a focal point of the owner': right('focal-point', OWNER, 'KZ'),
  'a monitor of all countries': right('monitor', 'un-monitor'),
  'a monitor of another country': right('monitor', 'un-monitor', 'KG'),
  'an administrator': right('administrator', null),
};

const readers = (changes: Partial<Subject>) =>
  Object.keys(PEOPLE).filter((who) => can(PEOPLE[who]!, 'read', subject(changes)) !== 'no');
const OWNERS = ['a reporter of the owner', 'an admin of the owner', 'a focal point of the owner'];
const REVIEWERS = ['the focal point of the country', 'a monitor of all countries'];

describe('who reads an activity', () => {
  it.each(['draft', 'withdrawn'] as const)('that is %s: its owner alone, whoever it names', (workflow) => {
    expect(readers({ workflow })).toEqual(OWNERS);
    expect(readers({ workflow, visibility: 'public' })).toEqual(OWNERS);
    expect(readers({ workflow, visibility: 'restricted', sharedWith: ['school-aid'] })).toEqual(OWNERS);
  });

  it.each(['submitted', 'returned'] as const)('that is %s: its owner and its reviewers', (workflow) => {
    const some = Object.keys(PEOPLE).filter((who) => [...OWNERS, ...REVIEWERS].includes(who));
    expect(readers({ workflow })).toEqual(some);
    expect(readers({ workflow, visibility: 'public' })).toEqual(some);
  });

  it('for members: whoever works or reviews in the country', () => {
    expect(readers({})).toEqual([
      'a reporter of the owner',
      'an admin of the owner',
      'a reporter of another organisation in the country',
      'the focal point of the country',
      'a focal point of the owner',
      'a monitor of all countries',
    ]);
  });

  it('public: everybody', () => {
    expect(readers({ visibility: 'public' })).toEqual(Object.keys(PEOPLE));
  });

  it('restricted: its owner and whom it names, be they focal point, monitor or not', () => {
    expect(readers({ visibility: 'restricted' })).toEqual(OWNERS);
    expect(readers({ visibility: 'restricted', sharedWith: ['un-monitor'] })).toEqual([
      'a reporter of the owner',
      'an admin of the owner',
      'a focal point of the owner',
      'a monitor of all countries',
      'a monitor of another country',
    ]);
  });
});

describe('who does what', () => {
  const doers = (action: Action, changes: Partial<Subject>, answer = 'yes') =>
    Object.keys(PEOPLE).filter((who) => can(PEOPLE[who]!, action, subject(changes)) === answer);
  const WRITERS = ['a reporter of the owner', 'an admin of the owner'];

  it.each(['change', 'submit', 'withdraw'] as const)('its owner may %s it', (action) => {
    expect(doers(action, { workflow: 'draft' })).toEqual(WRITERS);
  });

  it('its owner confirms what is validated', () => {
    expect(doers('confirm', {})).toEqual(WRITERS);
    expect(doers('confirm', { workflow: 'draft' }, 'not-now')).toEqual(WRITERS);
  });

  it('only an admin of the owner decides who may see it', () => {
    expect(doers('publish', {})).toEqual(['an admin of the owner']);
  });

  it.each(['validate', 'return'] as const)(
    'the focal point of the country may %s it, never its own organisation, a monitor after 30 days',
    (action) => {
      const submitted = { workflow: 'submitted' } as const;
      expect(doers(action, submitted)).toEqual(['the focal point of the country']);
      expect(doers(action, { ...submitted, isOpenToMonitors: true })).toEqual(REVIEWERS);
      expect(doers(action, { ...submitted, visibility: 'restricted', isOpenToMonitors: true })).toEqual([]);
      expect(doers(action, {}, 'not-now')).toEqual(['the focal point of the country']);
    },
  );

  it('who reports for an organisation adds its activities', () => {
    expect(Object.keys(PEOPLE).filter((who) => canAdd(PEOPLE[who]!, OWNER))).toEqual(WRITERS);
  });

  it.each(Action.options)('a visitor and an administrator may not %s what is hidden', (action) => {
    expect(can([], action, subject())).toBe('no');
    expect(can(PEOPLE['an administrator']!, action, subject())).toBe('no');
  });
});
