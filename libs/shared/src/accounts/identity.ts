import * as z from 'zod';

/** Where people may sign in besides here. */
export const IdentityProvider = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    name: z.string(),
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
