import * as z from 'zod';

/** A sign-in of one's own that has not ended. Nothing of it opens anything: neither its token nor its id is told. */
export const OwnSession = z
  .object({
    handle: z.string().regex(/^[0-9a-f]{32}$/),
    isThis: z.boolean().describe('The one that asks'),
    device: z.string().describe('Browser and system as far as they are known, else empty: "Firefox, Linux"'),
    signedInAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    endsAt: z.iso.datetime().describe('However busy it is'),
  })
  .meta({ id: 'OwnSession' });
export type OwnSession = z.infer<typeof OwnSession>;

export const OwnSessionList = z
  .object({ items: z.array(OwnSession), total: z.int().min(0) })
  .meta({ id: 'OwnSessionList' });
export type OwnSessionList = z.infer<typeof OwnSessionList>;
