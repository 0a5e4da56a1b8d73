import * as z from 'zod';

/** For how long somebody who has confirmed who they are need not do so again. security: OWASP ASVS 5.0, 7.5.3. */
export const STEP_UP_MINUTES = 10;

/** The `type` of the problem that says: confirm that it is you, then send this again. */
export const STEP_UP_NEEDED = 'urn:rdrr:problem:step-up';

/** A code of the second factor, or one of the backup codes; the password of who has no second factor. */
export const StepUpInput = z
  .union([
    z.strictObject({ code: z.string().trim().min(6).max(40) }),
    z.strictObject({ password: z.string().min(1).max(512) }),
  ])
  .meta({ id: 'StepUpInput' });
export type StepUpInput = z.infer<typeof StepUpInput>;
