import * as z from 'zod';

import { CountryCode } from '../countries/country';
import { PartialDate } from '../dates';

/** One published figure on returns. Conflicting figures are kept side by side, never averaged. */
export const RepatriationFigure = z
  .object({
    id: z.string().regex(/^REP-\d{3,6}$/),
    countries: z.array(CountryCode).min(1),
    operation: z.string().min(1).max(200),
    from: z.string().max(200).describe('Country or area left'),
    dateFrom: PartialDate.nullable(),
    dateTo: PartialDate.nullable(),
    total: z.int().min(0).nullable().describe('People; null when the source does not say'),
    men: z.int().min(0).nullable(),
    women: z.int().min(0).nullable(),
    children: z.int().min(0).nullable(),
    orphans: z.int().min(0).nullable().describe('Part of children'),
    note: z.string().max(600),
    sourceTitle: z.string(),
    sourceUrl: z.url(),
    sourceDate: PartialDate.nullable(),
    conflictGroup: z.string().nullable().describe('Figures that speak of the same thing and disagree'),
  })
  .meta({ id: 'RepatriationFigure' });
export type RepatriationFigure = z.infer<typeof RepatriationFigure>;
