import * as z from 'zod';

import type { Activity, Visibility } from '../activities/activity';
import type { Viewer } from '../masking/mask';
import { CountryCode } from '../countries/country';
import { OrganisationId } from '../organisations/organisation';

export const Role = z
  .enum(['reporter', 'organisation-admin', 'focal-point', 'monitor', 'administrator'])
  .meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

/** A right is always a role, for an organisation, in countries. A person has any number of them, a visitor none. */
export const Right = z.object({
  role: Role,
  organisationId: OrganisationId.nullable().describe('null: the platform itself'),
  countries: z.array(CountryCode).describe('Empty: all countries'),
});
export type Right = z.infer<typeof Right>;

/** What can be done to an activity. `change` writes its content, `publish` sets who may see it. */
export const Action = z
  .enum(['read', 'change', 'submit', 'return', 'validate', 'confirm', 'withdraw', 'publish'])
  .meta({ id: 'Action' });
export type Action = z.infer<typeof Action>;

/** What a decision needs to know of an activity. */
export interface Subject extends Reportable {
  /** Whether a monitor need not wait: 30 days of silence, or no focal point of another organisation is at work there. */
  isOpenToMonitors: boolean;
}

/** Whose it is, where it stands, and who may see it. */
export interface Reportable {
  /** null: hidden from who asks, whose it then is not. */
  organisationId: string | null;
  workflow: Activity['workflow'];
  visibility: z.infer<typeof Visibility>;
  countries: readonly string[];
  sharedWith: readonly string[];
}

/** In which places of the workflow an action has a meaning. */
const WHEN: Record<Action, readonly Activity['workflow'][]> = {
  read: ['draft', 'submitted', 'returned', 'validated', 'withdrawn'],
  change: ['draft', 'returned', 'validated'],
  submit: ['draft', 'returned'],
  return: ['submitted'],
  validate: ['submitted'],
  confirm: ['validated'],
  withdraw: ['draft', 'submitted', 'returned', 'validated'],
  publish: ['draft', 'submitted', 'returned', 'validated'],
};

/**
 * Whether a person with these rights may do this: `yes`; `not-now`, where they might at another place of the workflow;
 * or `no`, which has to look as if there were no such activity. The rule of the product, part 2; the database says the
 * same by itself (`core.guard_change` and the policies), and a test compares the two.
 */
export function can(rights: readonly Right[], action: Action, subject: Subject): 'yes' | 'not-now' | 'no' {
  if (!MAY[action](rights, subject)) return 'no';
  return WHEN[action].includes(subject.workflow) ? 'yes' : 'not-now';
}

/** What a person with these rights is to an activity they may read: owner and reviewers see its numbers. */
export function viewerOf(rights: readonly Right[], subject: Reportable): Viewer {
  if (owns(rights, subject)) return 'owner';
  return reads(rights, subject) && holds(rights, REVIEWING, (right) => covers(right, subject))
    ? 'reviewer'
    : 'other';
}

/** Whether a person with these rights may add an activity of this organisation. */
export const canAdd = (rights: readonly Right[], organisationId: string): boolean =>
  holds(rights, REPORTING, (right) => right.organisationId === organisationId);

const REPORTING: readonly Role[] = ['reporter', 'organisation-admin'];
const REVIEWING: readonly Role[] = ['focal-point', 'monitor'];
const MEMBERS: readonly Role[] = [...REPORTING, ...REVIEWING];

const holds = (rights: readonly Right[], roles: readonly Role[], where: (right: Right) => boolean) =>
  rights.some((right) => roles.includes(right.role) && where(right));

/** Members of an organisation belong to it in any role but administrator, which sees no content. */
const owns = (rights: readonly Right[], { organisationId }: Reportable, roles = MEMBERS) =>
  organisationId !== null && holds(rights, roles, (right) => right.organisationId === organisationId);

const isNamed = (rights: readonly Right[], { visibility, sharedWith }: Reportable) =>
  visibility === 'restricted' &&
  holds(
    rights,
    MEMBERS,
    ({ organisationId }) => organisationId !== null && sharedWith.includes(organisationId),
  );

/** Only a monitor's countries may be empty, and mean all. */
const covers = ({ role, countries }: Right, subject: Reportable) =>
  (role === 'monitor' && countries.length === 0) ||
  countries.some((code) => subject.countries.includes(code));

function reads(rights: readonly Right[], subject: Reportable): boolean {
  if (owns(rights, subject)) return true;
  if (subject.workflow === 'draft' || subject.workflow === 'withdrawn') return false;
  if (subject.visibility === 'restricted') return isNamed(rights, subject);
  if (subject.workflow === 'validated' && subject.visibility === 'public') return true;
  const roles = subject.workflow === 'validated' ? MEMBERS : REVIEWING;
  return holds(rights, roles, (right) => covers(right, subject));
}

/** Nobody reviews what their own organisation submitted. */
const reviews = (rights: readonly Right[], subject: Subject): boolean =>
  !owns(rights, subject) &&
  reads(rights, subject) &&
  holds(rights, subject.isOpenToMonitors ? REVIEWING : ['focal-point'], (right) => covers(right, subject));

const writes = (rights: readonly Right[], subject: Subject) => owns(rights, subject, REPORTING);
const MAY: Record<Action, (rights: readonly Right[], subject: Subject) => boolean> = {
  read: reads,
  change: writes,
  submit: writes,
  confirm: writes,
  withdraw: writes,
  publish: (rights, subject) => owns(rights, subject, ['organisation-admin']),
  return: reviews,
  validate: reviews,
};
