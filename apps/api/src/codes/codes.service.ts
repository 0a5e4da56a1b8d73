import { Injectable } from '@nestjs/common';
import { type ActivityInput, bySurvivors, type OrganisationInput, organisationsIn } from '@rdrr/shared';
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
  partner: 'SELECT id FROM core.organisations',
  organisationType: term('organisationTypes'),
  type: term('organisationTypes'),
  pillar: term('pillars'),
  activityType: term('activityTypes'),
  targetGroup: term('targetGroups'),
} as const;
const FIELDS = Object.keys(KNOWN) as (keyof typeof KNOWN)[];

/** A filter as queries send it: lists of codes by the name of the parameter; null names nothing. */
export type CodeFilter = Partial<Record<keyof typeof KNOWN, readonly (string | null)[]>>;

/** Knows every code that a filter can name, so that a mistyped one is an error and not an empty list. */
@Injectable()
export class CodesService {
  constructor(private readonly db: DbSession) {}

  /** @throws InvalidInput naming each code that does not exist */
  async requireKnown(filter: CodeFilter): Promise<void> {
    const found = await this.unknown(filter);
    if (found.length > 0) throw new InvalidInput(found.map((each) => faulty([each.field, each.place], each)));
  }

  /** The same of an activity that somebody writes. @throws InvalidInput with the place of each unknown code */
  async requireKnownIn(input: ActivityInput): Promise<void> {
    const { countries, regions, pillars, activityTypes, targetGroups, links, partners, sharedWith } = input;
    const found = await this.unknown({
      ...{ country: countries, region: regions, pillar: pillars, activityType: activityTypes },
      ...{ targetGroup: targetGroups, organisation: sharedWith },
      partner: partners.map(({ organisationId }) => organisationId),
      recommendation: links.map(({ recommendation }) => recommendation),
    });
    if (found.length === 0) return;
    throw new InvalidInput(found.map((each) => faulty(PLACE_IN_ACTIVITY[each.field]!(each.place), each)));
  }

  /** The same of an organisation. @throws InvalidInput with the field of each unknown code */
  async requireKnownOf({ type, country }: OrganisationInput): Promise<void> {
    const found = await this.unknown({ type: [type], country: [country] });
    if (found.length > 0) throw new InvalidInput(found.map((each) => faulty([each.field], each)));
  }

  /**
   * What somebody writes, with the organisations that were merged since they began by the ids of those that remain.
   * Until the request has ended none is merged.
   */
  async current(input: ActivityInput): Promise<ActivityInput> {
    await this.db.rows(z.unknown(), 'SELECT core.await_merges()');
    const merged = await this.db.rows(
      z.object({ id: z.string(), into: z.string() }),
      'SELECT id, merged_into AS into FROM core.organisations WHERE id = ANY ($1) AND merged_into IS NOT NULL',
      [organisationsIn(input)],
    );
    return bySurvivors(input, new Map(merged.map(({ id, into }) => [id, into])));
  }

  private async unknown(filter: CodeFilter): Promise<z.infer<typeof Unknown>[]> {
    const parameters = new Parameters();
    const unknown = FIELDS.filter((field) => filter[field]).map((field) => {
      const given = parameters.add(filter[field], 'text[]');
      return `SELECT '${field}' AS field, place::int - 1 AS place, code
                FROM unnest(${given}) WITH ORDINALITY given(code, place)
               WHERE code IS NOT NULL AND NOT EXISTS (SELECT FROM (${KNOWN[field]}) known(code) WHERE known.code = given.code)`;
    });
    if (unknown.length === 0) return [];
    return this.db.rows(Unknown, unknown.join(' UNION ALL '), parameters.values);
  }
}

const Unknown = z.object({ field: z.string(), place: z.int(), code: z.string() });

const faulty = (path: PropertyKey[], { field, code }: z.infer<typeof Unknown>) => ({
  path,
  message: `There is no ${field} with the code ${code}`,
});

/** Where an activity has the codes that filters name. */
const PLACE_IN_ACTIVITY: Record<string, (place: number) => PropertyKey[]> = {
  country: (place) => ['countries', place],
  region: (place) => ['regions', place],
  pillar: (place) => ['pillars', place],
  activityType: (place) => ['activityTypes', place],
  targetGroup: (place) => ['targetGroups', place],
  organisation: (place) => ['sharedWith', place],
  partner: (place) => ['partners', place, 'organisationId'],
  recommendation: (place) => ['links', place, 'recommendation'],
};
