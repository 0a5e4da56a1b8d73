/**
 * The id that an organisation is known by now: its own, or that of the one it was merged into. Not coalesce(), which
 * row-level security lets no index look up.
 *
 * @param row of core.organisations
 */
export const survivorOf = (row: string): string =>
  `(CASE WHEN ${row}.merged_into IS NULL THEN ${row}.id ELSE ${row}.merged_into END)`;

/** The organisations that are there now, of a list of ids of which some may have been merged into others. */
export const survivorsSql = (ids: string): string =>
  `SELECT ${survivorOf('s')} FROM core.organisations s WHERE s.id = ANY (${ids})`;
