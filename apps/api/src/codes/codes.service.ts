import { Injectable } from '@nestjs/common';
import * as z from 'zod';

import { DbSession } from '../core/db-session';
import { InvalidInput } from '../core/invalid-input';
import { Parameters } from '../core/parameters';

const term = (list: string) => `SELECT code FROM core.taxonomy_terms WHERE list = '${list}'`;

/** Where the codes live that a filter may name. */
const KNOWN = {
  country: 'SELECT code FROM core.countries',
  region: 'SELECT code FROM core.regions',
  theme: 'SELECT code FROM core.themes',
  recommendation: 'SELECT code FROM core.recommendations',
  organisation: 'SELECT id FROM core.organisations',
  organisationType: term('organisationTypes'),
  type: term('organisationTypes'),
  pillar: term('pillars'),
  activityType: term('activityTypes'),
  targetGroup: term('targetGroups'),
} as const;
const FIELDS = Object.keys(KNOWN) as (keyof typeof KNOWN)[];

/** A filter as queries send it: lists of codes by the name of the parameter. */
export type CodeFilter = Partial<Record<keyof typeof KNOWN, readonly string[]>>;

/** Knows every code that a filter can name, so that a mistyped one is an error and not an empty list. */
@Injectable()
export class CodesService {
  constructor(private readonly db: DbSession) {}

  /** @throws InvalidInput naming each code that does not exist */
  async requireKnown(filter: CodeFilter): Promise<void> {
    const parameters = new Parameters();
    const unknown = FIELDS.filter((field) => filter[field]).map((field) => {
      const given = parameters.add(filter[field], 'text[]');
      return `SELECT '${field}' AS field, place::int - 1 AS place, code
                FROM unnest(${given}) WITH ORDINALITY given(code, place) WHERE code NOT IN (${KNOWN[field]})`;
    });
    if (unknown.length === 0) return;
    const found = await this.db.rows(Unknown, unknown.join(' UNION ALL '), parameters.values);
    if (found.length === 0) return;
    throw new InvalidInput(
      found.map(({ field, place, code }) => ({
        path: [field, place],
        message: `There is no ${field} with the code ${code}`,
      })),
    );
  }
}

const Unknown = z.object({ field: z.string(), place: z.int(), code: z.string() });
