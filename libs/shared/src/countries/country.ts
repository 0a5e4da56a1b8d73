import * as z from 'zod';

import { CalendarDate } from '../dates';
import { Translated } from '../languages';
import { pageOf } from '../paging';

export const CountryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, 'Write the two capital letters of ISO 3166-1, e.g. KZ')
  .describe('ISO 3166-1 alpha-2; XK for Kosovo, EU for an EU-wide event')
  .meta({ id: 'CountryCode' });
export type CountryCode = z.infer<typeof CountryCode>;

export const RegionCode = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'Write a first-level code of ISO 3166-2, e.g. KZ-47')
  .meta({ id: 'RegionCode' });

/** A first-level region (ISO 3166-2): the finest place the platform ever stores. */
export const Region = z.object({ code: RegionCode, name: Translated }).meta({ id: 'Region' });
export type Region = z.infer<typeof Region>;

export const Country = z
  .object({
    code: CountryCode,
    name: Translated,
    area: z.enum(['central-asia', 'europe', 'other']).describe('Group of columns in the matrix'),
    inCoverage: z.boolean().describe('false for EU: an EU-wide event is no country'),
    note: Translated.nullable().describe('Designation note, shown beside the name'),
    regions: z.array(Region).describe('First-level regions, for the countries of Central Asia'),
    activities: z.int().min(0).describe('Activities in this country that the reader may see'),
  })
  .meta({ id: 'Country' });
export type Country = z.infer<typeof Country>;

export const CountryList = pageOf(Country)
  .extend({
    recordsSince: CalendarDate.nullable().describe(
      'The first day, UTC, at the end of which anything was on record that the reader may see: the earliest useful knownOn; null: nothing is',
    ),
  })
  .meta({ id: 'CountryList' });
export type CountryList = z.infer<typeof CountryList>;
