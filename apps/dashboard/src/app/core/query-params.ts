type Scalar = string | number | boolean;
type Query = Record<string, Scalar | readonly Scalar[] | null | undefined>;

/** Only the parameters somebody chose; a list repeats its parameter, an empty one drops it. */
export function queryParams(query: Query): Record<string, Scalar | readonly Scalar[]> {
  const chosen = Object.entries(query).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value != null,
  );
  return Object.fromEntries(chosen) as Record<string, Scalar | readonly Scalar[]>;
}

/** The same as the part of an address after `?`, empty when nothing was chosen. */
export function queryString(query: Query): string {
  const pairs = Object.entries(queryParams(query)).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, String(each)]),
  );
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
}

/**
 * Input transform for a filter that may be repeated in the URL: `?country=KZ&country=KG`. The router gives one
 * value as a string, several as an array, none as undefined.
 */
export const asList = (value: string | readonly string[] | undefined): readonly string[] =>
  [value ?? []].flat();
