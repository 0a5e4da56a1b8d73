import * as z from 'zod';

import { PartialDate } from '../dates';

const count = z.int().min(0).max(100_000_000).nullable();

/** The numbers of a reach record; `null` is "not known", which is not 0. */
export const REACH_PARTS = ['women', 'men', 'girls', 'boys'] as const;

/** How many of what an activity reached, or planned to reach, in one period. */
export const ReachInput = z
  .object({
    unit: z
      .string()
      .max(60)
      .refine((unit) => unit !== '', 'Choose what is counted')
      .describe('Code of taxonomy.reachUnits; units are never added to each other'),
    from: PartialDate.nullable(),
    to: PartialDate.nullable(),
    women: count,
    men: count,
    girls: count,
    boys: count,
    total: count,
    method: z.enum(['counted', 'estimated', 'reported']),
    planned: z.boolean().describe('true: hoped for, not yet reached'),
    doubleCountGroup: z.string().max(80).nullable().describe('Records about the same people share a group'),
  })
  .meta({ id: 'ReachInput' });
export type ReachInput = z.infer<typeof ReachInput>;

/** Whether the total has room for its parts. What is not known contradicts nothing. */
export const hasRoomForParts = (reach: ReachInput): boolean =>
  reach.total === null || reach.total >= REACH_PARTS.reduce((sum, part) => sum + (reach[part] ?? 0), 0);

/** A count as a reader may see it: a number, below a threshold, or hidden so that nothing can be subtracted. */
export const MaskedCount = z
  .union([z.int().min(0), z.enum(['<5', '<10', 'hidden'])])
  .meta({ id: 'MaskedCount' });
export type MaskedCount = z.infer<typeof MaskedCount>;

/** The same record with small counts masked ({@link maskActivity}). */
export const Reach = z
  .object({
    ...ReachInput.shape,
    women: MaskedCount.nullable(),
    men: MaskedCount.nullable(),
    girls: MaskedCount.nullable(),
    boys: MaskedCount.nullable(),
    total: MaskedCount.nullable(),
  })
  .meta({ id: 'Reach' });
export type Reach = z.infer<typeof Reach>;
