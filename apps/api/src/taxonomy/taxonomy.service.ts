import { Injectable, NotFoundException } from '@nestjs/common';
import {
  GROUPS,
  isOpen,
  type NewTerm,
  type Taxonomy,
  TAXONOMY_LISTS,
  type TaxonomyList,
  type Term,
  type TermInput,
} from '@rdrr/shared';
import * as z from 'zod';

import { ChangedMeanwhile } from '../core/conflict';
import { DbSession } from '../core/db-session';
import { InvalidInput } from '../core/invalid-input';
import { Rights } from '../core/rights';
import { TermEntity } from './term.entity';

const Threshold = z.object({ code: z.string(), below: z.int() });

/** The vocabularies: everybody reads them, administrators write them. */
@Injectable()
export class TaxonomyService {
  constructor(
    private readonly db: DbSession,
    private readonly rights: Rights,
  ) {}

  /** Every vocabulary, each in its own order. */
  async get(): Promise<Taxonomy> {
    const terms = await this.db.repository(TermEntity).find({ order: { list: 'ASC', position: 'ASC' } });
    const lists = TAXONOMY_LISTS.map((list) => [list, terms.filter((term) => term.list === list)]);
    return Object.fromEntries(lists) as Taxonomy;
  }

  /** Below which count each unit of reach is masked. */
  async thresholds(): Promise<Map<string, number>> {
    const units = await this.db.rows(
      Threshold,
      `SELECT code, coalesce(suppress_below, 10) AS below FROM core.taxonomy_terms WHERE list = 'reachUnits'`,
    );
    return new Map(units.map(({ code, below }) => [code, below]));
  }

  /** @throws InvalidInput for a closed list, a code that is taken, or a group that is not there */
  async add(list: TaxonomyList, { code, ...words }: NewTerm): Promise<Term> {
    this.rights.requireAdministrator();
    const { [list]: terms } = await this.get();
    const faults = [
      ...(await this.groupFaults(list, words)),
      ...(isOpen(list) ? [] : [{ path: ['list'], message: 'The platform knows every code of this list' }]),
      ...(terms.some((term) => term.code === code)
        ? [{ path: ['code'], message: 'There is a term with this code' }]
        : []),
    ];
    if (faults.length > 0) throw new InvalidInput(faults);
    await this.db
      .repository(TermEntity)
      .insert({ list, code, ...words, position: terms.length, retired: false, mappings: {} });
    return this.find(list, code);
  }

  /** @throws NotFoundException @throws ChangedMeanwhile @throws InvalidInput as {@link add} does */
  async change(list: TaxonomyList, code: string, seen: number, input: TermInput): Promise<Term> {
    this.rights.requireAdministrator();
    await this.find(list, code);
    const faults = [
      ...(await this.groupFaults(list, input)),
      ...(input.retired && !isOpen(list)
        ? [{ path: ['retired'], message: 'The platform needs every code of this list' }]
        : []),
    ];
    if (faults.length > 0) throw new InvalidInput(faults);
    const { affected } = await this.db.repository(TermEntity).update({ list, code, version: seen }, input);
    const now = await this.find(list, code);
    if (affected !== 1) throw new ChangedMeanwhile(now.version, []);
    return now;
  }

  private async find(list: TaxonomyList, code: string): Promise<TermEntity> {
    const found = await this.db.repository(TermEntity).findOneBy({ list, code });
    if (!found) throw new NotFoundException('There is no such term');
    return found;
  }

  private async groupFaults(list: TaxonomyList, { group }: Pick<TermInput, 'group'>) {
    const groups = GROUPS[list];
    const isThere = groups
      ? await this.db.repository(TermEntity).existsBy({ list: groups, code: group ?? '' })
      : group === null;
    return isThere ? [] : [{ path: ['group'], message: 'There is no such group for terms of this list' }];
  }
}
