import * as z from 'zod';

import { Organisation } from '../organisations/organisation';
import { pageOf, PageQuery } from '../paging';
import { Membership } from './person';

/** A right that somebody holds now. It is never changed: it is taken back, and another one offered. */
export const HeldRight = Membership.extend({
  id: z.uuid(),
  givenAt: z.iso.datetime(),
}).meta({ id: 'HeldRight' });
export type HeldRight = z.infer<typeof HeldRight>;

/** Somebody who may sign in, as those see them who administer accounts. */
export const Account = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    hasSecondFactor: z.boolean(),
    lostFactor: z
      .object({
        saidBy: z.string().describe('Name of who said so first'),
        opensAt: z.iso
          .datetime()
          .nullable()
          .describe('When the factor is forgotten; null: another has to say so too'),
      })
      .nullable()
      .describe('That the second factor is lost, as long as it is not forgotten or found again'),
    isDisabled: z.boolean().describe('Cannot sign in, and has no rights meanwhile'),
    lastSignedInAt: z.iso.datetime().nullable().describe('Null when never'),
    rights: z
      .array(HeldRight)
      .describe('An admin of an organisation is told those in that organisation alone'),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

export const AccountPage = pageOf(Account).meta({ id: 'AccountPage' });
export type AccountPage = z.infer<typeof AccountPage>;

/** Accounts by name. */
export const AccountQuery = PageQuery.extend({
  name: z.string().trim().min(1).max(100).optional().describe('Part of the name or of the e-mail address'),
});
export type AccountQuery = z.infer<typeof AccountQuery>;

/** A role that was offered and not taken yet. */
export const OpenInvitation = z
  .object({
    id: z.uuid(),
    email: z.string(),
    role: Membership.shape.role,
    organisation: Organisation.pick({ id: true, name: true }).nullable(),
    countries: Membership.shape.countries,
    invitedBy: z.string().describe('Name of who offers it'),
    isMine: z.boolean(),
    awaitsApproval: z.boolean().describe('The letter goes once another administrator has agreed'),
    invitedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'OpenInvitation' });
export type OpenInvitation = z.infer<typeof OpenInvitation>;

export const OpenInvitationPage = pageOf(OpenInvitation).meta({ id: 'OpenInvitationPage' });
export type OpenInvitationPage = z.infer<typeof OpenInvitationPage>;
