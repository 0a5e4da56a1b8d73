import * as z from 'zod';

import { CountryCode } from '../countries/country';
import { Language } from '../languages';
import { Organisation, OrganisationId } from '../organisations/organisation';
import { pageOf } from '../paging';
import { Role } from '../rights/can';

/** A role offered to whoever reads the mail of an address. */
export const InvitationInput = z
  .object({
    email: z.email().max(254).describe('The invitation counts for this address only'),
    language: Language.describe('Of the letter'),
    role: Role,
    organisationId: OrganisationId.nullable().describe('Null for an administrator of the platform'),
    countries: z
      .array(CountryCode)
      .max(60)
      .describe('Empty, for monitors and administrators only: all countries'),
  })
  .refine(({ role, organisationId }) => role === 'administrator' || organisationId !== null, {
    path: ['organisationId'],
    message: 'Only administrators belong to no organisation',
  })
  .refine(({ role, countries }) => ['monitor', 'administrator'].includes(role) || countries.length > 0, {
    path: ['countries'],
    message: 'Only monitors and administrators may have all countries',
  })
  .meta({ id: 'InvitationInput' });
export type InvitationInput = z.infer<typeof InvitationInput>;

/** What the inviter hears. The secret is in the letter alone. */
export const Invitation = z
  .object({
    ...{ email: z.string(), role: Role, expiresAt: z.iso.datetime() },
    awaitsApproval: z.boolean().describe('The letter goes once another administrator has agreed'),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

/** The secret of a link, by which somebody asks what it offers. */
export const InvitationSecret = z
  .object({ token: z.string().max(100).describe('The part of the link after #') })
  .meta({ id: 'InvitationSecret' });
export type InvitationSecret = z.infer<typeof InvitationSecret>;

/** What a link offers, told to whoever holds it. */
export const OfferedRole = z
  .object({
    role: Role,
    organisation: Organisation.pick({ id: true, name: true })
      .nullable()
      .describe('Null for an administrator of the platform, and for one that the reader may not see'),
    countries: z.array(CountryCode).describe('Empty: all countries'),
    invitedBy: z.string().describe('Name of the person'),
    expiresAt: z.iso.datetime(),
    hasAccount: z.boolean().describe('The address has an account, whose owner accepts while signed in'),
    isYours: z.boolean().describe('It is the account that is signed in'),
  })
  .meta({ id: 'OfferedRole' });
export type OfferedRole = z.infer<typeof OfferedRole>;

export const Acceptance = InvitationSecret.extend({
  account: z
    .object({ name: z.string().trim().min(1).max(120), password: z.string().max(1000), language: Language })
    .optional()
    .describe('Of who has none yet; left out by who accepts with the account that is signed in'),
}).meta({ id: 'Acceptance' });
export type Acceptance = z.infer<typeof Acceptance>;

export const Accepted = z.object({ email: z.string() }).meta({ id: 'Accepted' });
export type Accepted = z.infer<typeof Accepted>;

/** A letter as it waits or as it went. */
export const OutboxLetter = z
  .object({
    id: z.uuid(),
    recipient: z.string(),
    subject: z.string(),
    text: z.string().nullable().describe('Null once it was sent: it held a secret link'),
    writtenAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'OutboxLetter' });
export type OutboxLetter = z.infer<typeof OutboxLetter>;

export const Outbox = pageOf(OutboxLetter).meta({ id: 'Outbox' });
export type Outbox = z.infer<typeof Outbox>;
