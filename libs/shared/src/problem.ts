import * as z from 'zod';

/** An error as every endpoint reports it: RFC 9457, `application/problem+json`. */
export const Problem = z
  .object({
    type: z.string().describe('URI naming the kind of problem; about:blank when the status says it'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z
      .array(
        z.object({ pointer: z.string().describe('RFC 6901 pointer into the request'), detail: z.string() }),
      )
      .optional()
      .describe('One entry per rejected field'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
