import type { OrganisationInput } from '@rdrr/shared';

/**
 * A key that says what it stands for: acronym or name, of a national organisation behind its country; `kz-pravo`.
 *
 * @param taken keys that others have
 */
export function organisationIdOf(
  { name, acronym, country }: Pick<OrganisationInput, 'name' | 'acronym' | 'country'>,
  taken: ReadonlySet<string>,
): string {
  const wanted = [country ?? '', slug(acronym ?? '') || slug(name) || 'organisation']
    .map(slug)
    .filter(Boolean)
    .join('-');
  for (let next = 2, free = wanted; ; free = `${wanted}-${next++}`) if (!taken.has(free)) return free;
}

/** At most 60 of the letters a to z, digits and dashes; nothing for a name in another script. */
const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
