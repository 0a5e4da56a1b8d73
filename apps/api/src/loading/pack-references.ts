import type { Finding } from './finding';
import type { Pack, PackActivity } from './pack';

type Lined<T> = { line: number; value: T }[];
interface Lines {
  organisations: Lined<Pack['organisations'][number]>;
  activities: Lined<PackActivity>;
  figures: Lined<Pack['figures'][number]>;
}

/** Codes that the rows use and the pack does not define, and keys that it defines twice. */
export function strangers(pack: Pack, lines: Lines): Finding[] {
  const codes = (list: string) =>
    new Set(pack.terms.filter((term) => term.list === list).map(({ code }) => code));
  const known = {
    countries: new Set(pack.countries.map(({ code }) => code)),
    organisations: new Set(pack.organisations.map(({ id }) => id)),
    recommendations: new Map(
      pack.framework.recommendations.map(({ code, questions }) => [
        code,
        new Set(questions.map((q) => q.code)),
      ]),
    ),
    types: codes('organisationTypes'),
    roles: codes('roles'),
    pillars: codes('pillars'),
    activityTypes: codes('activityTypes'),
    targetGroups: codes('targetGroups'),
    units: codes('reachUnits'),
  };
  const at =
    (file: string, row: number) =>
    (column: string, used: readonly (string | null)[], all: { has(code: string): boolean }) =>
      used
        .filter((code): code is string => code !== null && !all.has(code))
        .map((code): Finding => ({ file, row, column, reason: `unknown code ${JSON.stringify(code)}` }));

  return [
    ...lines.organisations.flatMap(({ line, value }) => {
      const check = at('organisations.csv', line);
      return [
        ...check('type', [value.type], known.types),
        ...check('country', [value.country], known.countries),
      ];
    }),
    ...lines.figures.flatMap(({ line, value }) =>
      at('repatriations.csv', line)('country_iso2', value.countries, known.countries),
    ),
    ...lines.activities.flatMap(({ line, value }) => {
      const check = at('activities.csv', line);
      return [
        ...check('organisation_id', [value.organisationId], known.organisations),
        ...check(
          'partners',
          value.partners.map((partner) => partner.organisationId),
          known.organisations,
        ),
        ...check(
          'partners',
          value.partners.map((partner) => partner.role),
          known.roles,
        ),
        ...check('role', value.roles, known.roles),
        ...check('countries', value.countries, known.countries),
        ...check('pillars', value.pillars, known.pillars),
        ...check('activity_types', value.activityTypes, known.activityTypes),
        ...check('target_groups', value.targetGroups, known.targetGroups),
        ...check(
          'reached_unit',
          value.reach.map(({ unit }) => unit),
          known.units,
        ),
        ...check(
          'recommendations',
          value.links.map((link) => link.recommendation),
          known.recommendations,
        ),
        ...value.links.flatMap(({ recommendation, answers }) =>
          check('recommendations', answers, known.recommendations.get(recommendation) ?? new Set()),
        ),
      ];
    }),
    ...twice('organisations.csv', 'id', lines.organisations, ({ id }) => id),
    ...twice('activities.csv', 'id', lines.activities, ({ reference }) => reference),
    ...twice('repatriations.csv', 'id', lines.figures, ({ id }) => id),
  ];
}

function twice<T>(file: string, column: string, rows: Lined<T>, key: (value: T) => string): Finding[] {
  const seen = new Set<string>();
  return rows.flatMap(({ line, value }) => {
    const again = seen.has(key(value));
    seen.add(key(value));
    return again
      ? [{ file, row: line, column, reason: `${JSON.stringify(key(value))} stands there already` }]
      : [];
  });
}
