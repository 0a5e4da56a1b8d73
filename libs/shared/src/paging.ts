import * as z from 'zod';

/** Which slice of a list to return; `page` counts from 1, `size` is at most 200. */
export const PageQuery = z.strictObject({
  page: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(1)
    .describe('Slice of the list, counted from 1'),
  size: z.coerce.number().int().min(1).max(200).default(50).describe('Rows in a slice'),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** The shape of every list response: one slice, and how many rows there are in all. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.int().min(0).describe('Rows in the whole list') });

/** The query of an endpoint that takes none: a parameter it does not know is an error, not a silence. */
export const NoQuery = z.strictObject({});
export type NoQuery = z.infer<typeof NoQuery>;
