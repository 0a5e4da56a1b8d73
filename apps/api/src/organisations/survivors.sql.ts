/** The organisations that are there now, of a list of ids of which some may have been merged into others. */
export const survivorsSql = (ids: string): string =>
  `SELECT coalesce(o.merged_into, o.id) FROM core.organisations o WHERE o.id = ANY (${ids})`;
