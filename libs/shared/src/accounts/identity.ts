import * as z from 'zod';

/** Where people may sign in besides here. */
export const IdentityProvider = z
  .object({
    id: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .describe('Part of addresses, and of what accounts are linked by: it stays as it is'),
    name: z.string().min(1).max(60).describe('As people know it'),
  })
  .meta({ id: 'IdentityProvider' });
export type IdentityProvider = z.infer<typeof IdentityProvider>;

export const IdentityProviderList = z
  .object({ items: z.array(IdentityProvider), total: z.int().min(0) })
  .meta({ id: 'IdentityProviderList' });
export type IdentityProviderList = z.infer<typeof IdentityProviderList>;

/** One of them, and whether one's own account is linked to an identity there. */
export const OwnIdentity = IdentityProvider.extend({
  linkedAt: z.iso.datetime().nullable().describe('null: not linked'),
}).meta({ id: 'OwnIdentity' });
export type OwnIdentity = z.infer<typeof OwnIdentity>;

export const OwnIdentityList = z
  .object({ items: z.array(OwnIdentity), total: z.int().min(0) })
  .meta({ id: 'OwnIdentityList' });
export type OwnIdentityList = z.infer<typeof OwnIdentityList>;
