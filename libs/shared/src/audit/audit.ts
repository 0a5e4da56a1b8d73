import * as z from 'zod';

import { Activity } from '../activities/activity';
import { OrganisationId } from '../organisations/organisation';
import { pageOf, PageQuery } from '../paging';

/** What the trail knows. Of an activity: its workflow, and who opened a restricted one. Of an account: doors and roles. Of an organisation: its entry. Of a term: its words. */
export const AuditAction = z
  .enum([
    'activity.added',
    'activity.changed',
    'activity.submitted',
    'activity.returned',
    'activity.validated',
    'activity.confirmed',
    'activity.withdrawn',
    'activity.published',
    'activity.read',
    'export.made',
    'framework.drafted',
    'framework.changed',
    'framework.published',
    'framework.discarded',
    'account.signed-in',
    'account.sign-in-failed',
    'account.password-changed',
    'account.second-factor-on',
    'account.second-factor-off',
    'account.second-factor-lost',
    'account.second-factor-lost-confirmed',
    'account.second-factor-lost-ended',
    'account.disabled',
    'account.enabled',
    'account.invited',
    'account.invitation-approved',
    'account.invitation-withdrawn',
    'account.role-given',
    'account.role-changed',
    'account.role-revoked',
    'account.access-asked',
    'account.access-approved',
    'account.access-refused',
    'account.access-ended',
    'account.identity-linked',
    'account.identity-unlinked',
    'organisation.added',
    'organisation.changed',
    'organisation.merged',
    'term.added',
    'term.changed',
  ])
  .meta({ id: 'AuditAction' });
export type AuditAction = z.infer<typeof AuditAction>;

/** One event of the trail. It says that something was done, never the words that were written. */
export const AuditEvent = z
  .object({
    id: z.int(),
    at: z.iso.datetime(),
    actor: z.string().describe('An organisation or a part of the platform, never a person'),
    person: z
      .uuid()
      .nullable()
      .describe("Account of who acted, for administrators and admins of that person's own organisation"),
    action: AuditAction,
    organisationId: OrganisationId.nullable().describe('Whose record it is, or where the role counts'),
    record: z.uuid().nullable().describe('The activity, the account, or the invitation'),
    version: z.int().nullable().describe('Of the activity, after the change'),
    detail: z.object({
      workflow: z.string().optional(),
      visibility: z.string().optional(),
      in: z
        .enum(['list', 'explanation', 'country'])
        .optional()
        .describe('Where what was read was a line; missing: it was opened itself'),
      fields: z.array(z.string()).optional().describe('Names of the fields that changed'),
      edition: z.int().optional().describe('Of the framework'),
      list: z.string().optional().describe('Of the term'),
      code: z.string().optional().describe('Of the term'),
      into: OrganisationId.optional().describe('The organisation that remained of a merge'),
      provider: z.string().optional().describe('Of an identity'),
      role: z.string().optional(),
      countries: z.array(z.string()).optional(),
      file: z.string().optional().describe('Name of what was exported'),
      query: z.record(z.string(), z.unknown()).optional().describe('What the export was asked for'),
      records: z.array(z.uuid()).optional().describe("The organisation's records that were in the export"),
    }),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof AuditEvent>;

export const AuditPage = pageOf(AuditEvent)
  .extend({
    names: z
      .record(z.string(), z.string())
      .describe('What accounts, invited addresses and organisations with ids in these events are called now'),
    titles: z
      .record(z.uuid(), Activity.shape.title)
      .describe('Of activities in these events that the organisations of the reader lead'),
  })
  .meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof AuditPage>;

/** Events, newest first; filters narrow what the caller may see anyway. */
export const AuditQuery = PageQuery.extend({
  organisation: z.array(OrganisationId).max(60).optional(),
  record: z.uuid().optional().describe('Events of this activity or account, and exports it was in'),
  action: z.array(AuditAction).max(50).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
