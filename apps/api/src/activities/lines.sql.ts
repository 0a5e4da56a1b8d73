/** Columns of an `ActivityLine` but its verdict, from `a`, a row of `seen.activities`. */
export const LINE_COLUMNS = `
  a.id, a.reference, a.title, a.organisation_id AS "organisationId", a.organisation,
  a.organisation_type AS "organisationType", a.countries, a.regions, a.pillars, a.started_on AS "startedOn",
  a.ended_on AS "endedOn", a.status, a.last_confirmed_on::text AS "lastConfirmedOn",
  ARRAY(SELECT l ->> 'recommendation' FROM jsonb_array_elements(a.links) l) AS recommendations`;
