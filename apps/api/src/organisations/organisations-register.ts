import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { type Organisation, OrganisationInput } from '@rdrr/shared';
import { IsNull, type QueryDeepPartialEntity } from 'typeorm';
import * as z from 'zod';

import { CodesService } from '../codes/codes.service';
import { ChangedMeanwhile } from '../core/conflict';
import { DbSession } from '../core/db-session';
import { differencesIn } from '../core/differences';
import { InvalidInput } from '../core/invalid-input';
import { Rights } from '../core/rights';
import { SentBefore } from '../core/sent-before';
import { OrganisationEntity } from './organisation.entity';
import { organisationIdOf } from './organisation-id';
import { OrganisationsService } from './organisations.service';

const FIELDS = [...Object.keys(OrganisationInput.shape), 'mergedInto'];

/** A merge writes a version of every activity of an organisation, which takes about three milliseconds each. */
const LONGEST_MERGE = '120s';

/** What administrators of the platform do to the list of organisations; for everybody else nothing. */
@Injectable()
export class OrganisationsRegister {
  constructor(
    private readonly db: DbSession,
    private readonly codes: CodesService,
    private readonly rights: Rights,
    private readonly sentBefore: SentBefore,
    private readonly organisations: OrganisationsService,
  ) {}

  /** Sent again with the same key, adds nothing. @throws InvalidInput on an unknown code or an identifier that is taken */
  async add(input: OrganisationInput, key: string): Promise<Organisation> {
    this.rights.requireAdministrator();
    return this.organisations.get(
      await this.sentBefore.orAdd('organisation_id', key, input, async () => {
        await this.requireSound(input);
        const taken = await this.db.rows(z.object({ id: z.string() }), 'SELECT id FROM core.organisations');
        const id = organisationIdOf(input, new Set(taken.map((each) => each.id)));
        await this.db.repository(OrganisationEntity).insert({ id, ...input });
        return id;
      }),
    );
  }

  /** @throws NotFoundException @throws InvalidInput as {@link add} does @throws ChangedMeanwhile with what has changed */
  async change(id: string, seen: number, input: OrganisationInput): Promise<Organisation> {
    this.rights.requireAdministrator();
    await this.held(id, seen);
    await this.requireSound(input, id);
    return this.put(id, seen, input);
  }

  /**
   * Makes two entries one: whatever refers to the first refers to the second from then on, and its id and names lead
   * there. It cannot be undone.
   *
   * @returns the one that remains @throws NotFoundException @throws ChangedMeanwhile with what has changed
   * @throws InvalidInput when the other is not there, or is the same @throws ConflictException when either was merged
   */
  async merge(id: string, seen: number, into: string): Promise<Organisation> {
    this.rights.requireAdministrator();
    await this.db.rows(z.unknown(), 'SELECT core.begin_merge()');
    const merged = await this.find(id);
    if (merged.mergedInto !== null)
      throw new ConflictException(`${id} was merged into ${merged.mergedInto} before`);
    await this.requireOther(id, into);
    await this.held(id, seen);
    await this.db.rows(z.unknown(), `SELECT set_config('statement_timeout', $1, true)`, [LONGEST_MERGE]);
    return this.put(id, seen, { mergedInto: into }, into);
  }

  private async requireOther(id: string, into: string): Promise<void> {
    if (into === id) throw new InvalidInput([{ path: ['into'], message: 'This is the same organisation' }]);
    const other = await this.db.repository(OrganisationEntity).findOneBy({ id: into });
    if (!other) throw new InvalidInput([{ path: ['into'], message: 'No organisation has this id' }]);
    if (other.mergedInto !== null)
      throw new ConflictException(`${into} was merged into ${other.mergedInto} before: merge into that one`);
  }

  /** @throws NotFoundException */
  private async find(id: string): Promise<OrganisationEntity> {
    const found = await this.db.repository(OrganisationEntity).findOneBy({ id });
    if (!found) throw new NotFoundException('No organisation has this id');
    return found;
  }

  private async held(id: string, seen: number): Promise<void> {
    const { version } = await this.find(id);
    if (version !== seen) throw new ChangedMeanwhile(version, await this.changesSince(id, seen));
  }

  /** Writes what was held, unless somebody was faster. @param shown which organisation is answered */
  private async put(
    id: string,
    version: number,
    change: QueryDeepPartialEntity<OrganisationEntity>,
    shown = id,
  ): Promise<Organisation> {
    const { affected } = await this.db
      .repository(OrganisationEntity)
      .update({ id, version, mergedInto: IsNull() }, change);
    if (affected !== 1)
      throw new ChangedMeanwhile((await this.find(id)).version, await this.changesSince(id, version));
    return this.organisations.get(shown);
  }

  private async changesSince(id: string, seen: number) {
    const versions = await this.db.rows(
      z.object({ version: z.int(), content: z.record(z.string(), z.unknown()) }),
      'SELECT version, content FROM core.organisation_versions WHERE organisation_id = $1 ORDER BY version',
      [id],
    );
    const before = versions.find(({ version }) => version === seen);
    return differencesIn(FIELDS, before?.content, versions.at(-1)?.content ?? {});
  }

  private async requireSound(input: OrganisationInput, id?: string): Promise<void> {
    await this.codes.requireKnownOf(input);
    const [owner] = await this.db.rows(
      z.object({ name: z.string() }),
      `SELECT name FROM core.organisations
        WHERE iati_org_id = $1 AND merged_into IS NULL AND id IS DISTINCT FROM $2`,
      [input.iatiOrgId, id],
    );
    if (owner)
      throw new InvalidInput([{ path: ['iatiOrgId'], message: `${owner.name} has this identifier` }]);
  }
}
