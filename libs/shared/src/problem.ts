import * as z from 'zod';

/** An error as every endpoint reports it: RFC 9457, `application/problem+json`. */
export const Problem = z
  .object({
    type: z.string().describe('URI naming the kind of problem; about:blank when the status says it'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z
      .string()
      .optional()
      .describe('5xx: the request, as the log of the server calls it (X-Request-Id)'),
    errors: z
      .array(
        z.object({ pointer: z.string().describe('RFC 6901 pointer into the request'), detail: z.string() }),
      )
      .optional()
      .describe('One entry per rejected field'),
    version: z.int().optional().describe('412: the version that is there now'),
    changes: z
      .array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() }))
      .optional()
      .describe('412: what has changed since the version that was seen, field by field'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
