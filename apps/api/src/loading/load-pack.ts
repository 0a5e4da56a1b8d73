import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import { bySurvivors, type FrameworkContent } from '@rdrr/shared';
import { type EntityTarget, In, MoreThan, Not, type ObjectLiteral } from 'typeorm';
import * as z from 'zod';

import { ActivityEntity } from '../activities/activity.entity';
import type { DbSession } from '../core/db-session';
import { CountryEntity } from '../countries/country.entity';
import { RegionEntity } from '../countries/region.entity';
import { EditionEntity } from '../framework/edition.entity';
import { OrganisationEntity } from '../organisations/organisation.entity';
import { RepatriationFigureEntity } from '../repatriations/repatriation-figure.entity';
import { TermEntity } from '../taxonomy/term.entity';
import type { Pack, PackActivity } from './pack';

/** Who the history names as the author of what the pack brought; the same word as in the loader's session. */
const LOADER = 'Data pack';

export interface Loaded {
  added: number;
  changed: number;
  unchanged: number;
}

/**
 * Writes a checked pack, inside the caller's loader session and so all or nothing. Loading it again changes
 * nothing; an activity or an organisation that somebody else has changed since is left as they left it, and what the
 * pack says of an organisation that was merged is said of the one that remains.
 */
export async function loadPack(db: DbSession, pack: Pack): Promise<Loaded> {
  const keep = <E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    rows: readonly object[],
    ...keys: string[]
  ) =>
    db
      .repository(entity)
      .upsert(rows as never, { conflictPaths: keys as never, skipUpdateIfNoValuesChanged: true });
  // Before anything is written: who merges organisations waits for this, and this for them.
  await db.rows(z.unknown(), 'SELECT core.await_merges()');

  await keep(
    CountryEntity,
    pack.countries.map(({ regions: _, ...country }) => country),
    'code',
  );
  await keep(
    RegionEntity,
    pack.countries.flatMap(({ code: country, regions }) => regions.map((region) => ({ ...region, country }))),
    'code',
  );
  await keep(TermEntity, await unchangedTerms(db, pack.terms), 'list', 'code');
  await loadFramework(db, pack.framework);
  await keep(RepatriationFigureEntity, pack.figures, 'id');
  const known = await db.repository(OrganisationEntity).find();
  await keep(OrganisationEntity, untouched(pack.organisations, known), 'id');
  const survivors = new Map(known.flatMap(({ id, mergedInto }) => (mergedInto ? [[id, mergedInto]] : [])));
  return loadActivities(
    db,
    pack.activities.map((each) => bySurvivors(each, survivors)),
  );
}

/** Terms that no administrator has added or changed. */
async function unchangedTerms(db: DbSession, terms: Pack['terms']): Promise<Pack['terms']> {
  const changed = await db.repository(TermEntity).findBy({ changedBy: Not(LOADER) });
  const theirs = new Set(changed.map(({ list, code }) => `${list} ${code}`));
  return terms.filter(({ list, code }) => !theirs.has(`${list} ${code}`));
}

/**
 * Organisations that an administrator has not changed or merged since, each without an identifier that another has been
 * given meanwhile.
 */
function untouched(
  organisations: Pack['organisations'],
  known: readonly OrganisationEntity[],
): Pack['organisations'] {
  const kept = new Map(known.map((each) => [each.id, each]));
  const identified = new Map(known.flatMap((each) => (each.mergedInto ? [] : [[each.iatiOrgId, each.id]])));
  return organisations
    .filter(({ id }) => (kept.get(id)?.changedBy ?? LOADER) === LOADER)
    .map((each) => ({
      ...each,
      iatiOrgId: (identified.get(each.iatiOrgId) ?? each.id) === each.id ? each.iatiOrgId : null,
    }));
}

/** The pack has the first edition. It is mended by a later pack until somebody publishes another. */
async function loadFramework(db: DbSession, content: FrameworkContent): Promise<void> {
  const editions = db.repository(EditionEntity);
  const [first] = await editions.find({ order: { number: 'ASC' }, take: 1 });
  if (!first) {
    const now = new Date().toISOString();
    await editions.insert({ number: 1, reason: 'Loaded from the data pack', content, publishedAt: now });
  } else if (
    !isDeepStrictEqual(first.content, content) &&
    (await editions.countBy({ number: MoreThan(1) })) === 0
  ) {
    await editions.update(1, { content });
  }
}

async function loadActivities(db: DbSession, activities: readonly PackActivity[]): Promise<Loaded> {
  const repository = db.repository(ActivityEntity);
  const loaded: Loaded = { added: 0, changed: 0, unchanged: 0 };
  const rows = activities.map((each) => ({
    ...each,
    id: idOf(each.reference),
    workflow: 'validated' as const,
  }));
  const found = await repository.findBy({ id: In(rows.map(({ id }) => id)) });
  const kept = new Map(found.map((row) => [row.id, row]));
  for (const row of rows) {
    const before = kept.get(row.id);
    if (!before) {
      await repository.insert({ ...row, changeReason: 'Loaded from the data pack' });
      loaded.added += 1;
    } else if (before.changedBy === LOADER && !isDeepStrictEqual({ ...before, ...row }, { ...before })) {
      await repository.update(row.id, { ...row, changeReason: 'Changed in the data pack' });
      loaded.changed += 1;
    } else {
      loaded.unchanged += 1;
    }
  }
  return loaded;
}

/** Our namespace for {@link idOf}; any fixed UUID does. */
const NAMESPACE = Buffer.from('6f0d3c1e7c0b4a6f9d7e2b8a51c4e3f0', 'hex');

/** UUID version 5 (RFC 9562) of a key: the same activity has the same address wherever the pack is loaded. */
function idOf(reference: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(reference).digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
