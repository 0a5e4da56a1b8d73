import * as z from 'zod';

import { Organisation, OrganisationId } from '../organisations/organisation';
import { pageOf } from '../paging';

/** Asks to read what an organisation restricts, for a while. */
export const BreakGlassInput = z
  .strictObject({
    organisationId: OrganisationId,
    reason: z.string().trim().min(10).max(500).describe('Why; administrators read it'),
    hours: z.int().min(1).max(24).describe('From the moment a second administrator agrees'),
  })
  .meta({ id: 'BreakGlassInput' });
export type BreakGlassInput = z.infer<typeof BreakGlassInput>;

/** An administrator's access to what an organisation restricts: asked for, agreed to by another, and ended by itself. */
export const BreakGlass = z
  .object({
    id: z.uuid(),
    organisation: Organisation.pick({ id: true, name: true }),
    ...BreakGlassInput.pick({ reason: true, hours: true }).shape,
    askedBy: z.string().describe('Name of the administrator who reads'),
    isMine: z.boolean(),
    askedAt: z.iso.datetime(),
    decidedBy: z.string().nullable().describe('Name of the second administrator'),
    state: z.enum(['asked', 'refused', 'open', 'ended']),
    endsAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'BreakGlass' });
export type BreakGlass = z.infer<typeof BreakGlass>;

export const BreakGlassPage = pageOf(BreakGlass).meta({ id: 'BreakGlassPage' });
export type BreakGlassPage = z.infer<typeof BreakGlassPage>;
