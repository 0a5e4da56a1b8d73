import { Action, type Activity, can, type Right, type Subject } from '@rdrr/shared';

/** Organisations of the real data pack, in the parts they play here. */
export const OWNER = 'kz-chance';
const ANOTHER = 'kz-pravo';
const MINISTRY = 'kz-ministry-health';
const MONITOR = 'unodc';

const right = (role: Right['role'], organisationId: string | null, ...countries: string[]): Right => ({
  role,
  organisationId,
  countries,
});

/** One person for each way of standing towards an activity of OWNER in Kazakhstan. */
export const PEOPLE: Record<string, readonly Right[]> = {
  'a reporter of the owner': [right('reporter', OWNER, 'KZ')],
  'an admin of the owner': [right('organisation-admin', OWNER, 'KZ')],
  'a reporter of the owner and of another': [
    right('reporter', OWNER, 'KZ'),
    right('reporter', ANOTHER, 'KZ'),
  ],
  'a focal point of the owner': [right('focal-point', OWNER, 'KZ')],
  'a reporter in the country': [right('reporter', ANOTHER, 'KZ', 'KG')],
  'an admin in the country': [right('organisation-admin', ANOTHER, 'KZ')],
  'a reporter elsewhere': [right('reporter', ANOTHER, 'UZ')],
  'the focal point': [right('focal-point', MINISTRY, 'KZ')],
  'a focal point elsewhere': [right('focal-point', 'kg-government', 'KG')],
  'a monitor everywhere': [right('monitor', MONITOR)],
  'a monitor of the country': [right('monitor', 'osce', 'KZ')],
  'a monitor elsewhere': [right('monitor', 'osce', 'TJ')],
  'an administrator': [right('administrator', null)],
  'an administrator of the owner': [right('administrator', OWNER)],
  'a reporter who is a focal point elsewhere': [
    right('reporter', ANOTHER, 'UZ'),
    right('focal-point', ANOTHER, 'KG'),
  ],
  'somebody without any right': [],
};

export type Kind = Pick<Subject, 'workflow' | 'visibility'> & {
  countries: string[];
  sharedWith: string[];
  /** How many days ago it was submitted. */
  waits: number;
};

const WORKFLOWS: Activity['workflow'][] = ['draft', 'submitted', 'returned', 'validated', 'withdrawn'];

/** Where it matters how long it has waited, and in which countries it counts. */
const LONGER: Activity['workflow'][] = ['submitted', 'validated'];

/** One activity of OWNER for each state, visibility and relation that can matter. */
export const KINDS: Kind[] = WORKFLOWS.flatMap((workflow) =>
  [
    { visibility: 'public' as const, sharedWith: [] },
    { visibility: 'members' as const, sharedWith: [] },
    { visibility: 'restricted' as const, sharedWith: [] },
    { visibility: 'restricted' as const, sharedWith: [ANOTHER, MINISTRY, MONITOR] },
  ].flatMap((who) => [
    { workflow, ...who, countries: ['KZ'], waits: 3 },
    ...(LONGER.includes(workflow) ? [{ workflow, ...who, countries: ['KZ', 'TM'], waits: 31 }] : []),
  ]),
);

export interface Case {
  who: string;
  action: Action;
  kind: Kind;
  expected: ReturnType<typeof can>;
}

/** Everything that can be tried, with what the decision function says of it. */
export const CASES: Case[] = KINDS.flatMap((kind) =>
  Object.entries(PEOPLE).flatMap(([who, rights]) =>
    Action.options.map((action) => ({
      who,
      action,
      kind,
      // There is a focal point of another organisation in Kazakhstan: a monitor waits for 30 days.
      expected: can(rights, action, { ...kind, organisationId: OWNER, isOpenToMonitors: kind.waits > 30 }),
    })),
  ),
);

export const inWords = ({ who, action, kind }: Omit<Case, 'expected'>) =>
  `${who}: ${action} what is ${kind.workflow}, ${kind.visibility}${
    kind.sharedWith.length > 0 ? ' and shared' : ''
  }, in ${kind.countries.join(' and ')}, waiting ${kind.waits} days`;
