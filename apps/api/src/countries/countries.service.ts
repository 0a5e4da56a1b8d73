import { Injectable, NotFoundException } from '@nestjs/common';
import type { Country, CountryList } from '@rdrr/shared';
import * as z from 'zod';

import { DbSession } from '../core/db-session';
import { InvalidInput } from '../core/invalid-input';
import { CountryEntity } from './country.entity';
import { RegionEntity } from './region.entity';

const ActivityCount = z.object({ country: z.string(), activities: z.int() });

/** Each activity has one main recommendation, so its main facts count it once in each of its countries. */
const activityCountsSql = (condition = '') => `
  SELECT f.country, count(*)::int AS activities FROM core.coverage_facts f
   WHERE f.known_to = 'infinity' AND f.main ${condition} GROUP BY 1`;

const RecordsSince = z.object({ since: z.string().nullable() });
const RECORDS_SINCE = `
  SELECT (min(known_from) AT TIME ZONE 'UTC')::date::text AS since FROM core.coverage_facts`;

@Injectable()
export class CountriesService {
  constructor(private readonly db: DbSession) {}

  /** All countries and areas by English name, with the number of activities the reader may see, and since when. */
  async list(): Promise<CountryList> {
    const countries = await this.db.repository(CountryEntity).find();
    const regions = await this.db.repository(RegionEntity).find({ order: { code: 'ASC' } });
    const counts = await this.db.rows(ActivityCount, activityCountsSql());
    const [records] = await this.db.rows(RecordsSince, RECORDS_SINCE);
    const items = countries
      .map((country) => described(country, regions, counts))
      .sort((a, b) => a.name.en.localeCompare(b.name.en, 'en'));
    return { items, total: items.length, recordsSince: records?.since ?? null };
  }

  /** @throws NotFoundException when there is no such country or it takes no part in coverage */
  async get(code: string): Promise<Country> {
    const country = await this.db.repository(CountryEntity).findOneBy({ code, inCoverage: true });
    if (!country) throw new NotFoundException(notThere(code));
    const regions = await this.db
      .repository(RegionEntity)
      .find({ where: { country: code }, order: { code: 'ASC' } });
    const counts = await this.db.rows(ActivityCount, activityCountsSql('AND f.country = $1'), [code]);
    return described(country, regions, counts);
  }

  /**
   * Columns of the matrix by code: those asked for, else Central Asia and every country in which the reader may
   * see an activity, and those of `then`: where something was known on a past day.
   *
   * @throws InvalidInput naming each code that is no country of coverage
   */
  async columns(asked: readonly string[] | undefined, then: readonly string[]): Promise<string[]> {
    const codes = await this.db.rows(
      z.object({ code: z.string() }),
      `SELECT c.code FROM core.countries c
        WHERE c.in_coverage AND CASE WHEN $1::text[] IS NULL
          THEN c.area = 'central-asia' OR c.code = ANY ($2) OR EXISTS (
            SELECT FROM core.coverage_facts f WHERE f.country = c.code AND f.known_to = 'infinity')
          ELSE c.code = ANY ($1) END
        ORDER BY c.area <> 'central-asia', c.area <> 'europe', c.code`,
      [asked ?? null, then],
    );
    const found = codes.map(({ code }) => code);
    const unknown = (asked ?? []).flatMap((code, index) =>
      found.includes(code) ? [] : [{ path: ['country', index], message: notThere(code) }],
    );
    if (unknown.length > 0) throw new InvalidInput(unknown);
    return found;
  }

  /** @throws NotFoundException when there is no such country or it takes no part in coverage */
  async requireInCoverage(code: string): Promise<void> {
    const known = await this.db.repository(CountryEntity).existsBy({ code, inCoverage: true });
    if (!known) throw new NotFoundException(notThere(code));
  }
}

const notThere = (code: string) =>
  code === 'EU'
    ? 'EU is not a country: an EU-wide event takes no part in coverage'
    : `There is no country with the code ${code}`;

const described = (
  country: CountryEntity,
  regions: readonly RegionEntity[],
  counts: readonly z.infer<typeof ActivityCount>[],
): Country => ({
  ...country,
  regions: regions.filter((region) => region.country === country.code),
  activities: counts.find((each) => each.country === country.code)?.activities ?? 0,
});
