import { Activity, ReachInput } from '@rdrr/shared';
import * as z from 'zod';

/** An activity, or one of its former versions, as far as masking needs to know it. */
export const Counted = z.object({
  id: z.string(),
  organisationId: z.string().nullable(),
  hides: Activity.shape.hides,
  countries: z.array(z.string()),
  startedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  reach: z.array(ReachInput),
});
export type Counted = z.infer<typeof Counted>;

const COLUMNS = `a.organisation_id AS "organisationId", a.countries, a.started_on AS "startedOn",
                 a.ended_on AS "endedOn", a.reach`;

const STATE_NUMBERS = `FROM seen.activities a WHERE a.audience = 3 AND a.reach <> '[]' LIMIT $1`;

export const HowMany = z.object({ count: z.int() });
/** How many public activities state numbers; counts to `$1` at most. */
export const HOW_MANY = `SELECT count(*)::int AS count FROM (SELECT ${STATE_NUMBERS}) a`;

/** Public activities that state numbers, at most `$1` of them. */
export const COUNTED = `SELECT a.id, a.hides, ${COLUMNS} ${STATE_NUMBERS}`;

/** Their former versions that state numbers: history shows them beside the present one. */
export const COUNTED_BEFORE = `
  SELECT v.activity_id AS id, v.hides, ${COLUMNS}
    FROM seen.activity_versions v
    CROSS JOIN LATERAL jsonb_populate_record(null::seen.activities, v.content) a
   WHERE v.audience = 3 AND v.known_to < 'infinity' AND a.reach <> '[]' LIMIT $1`;
