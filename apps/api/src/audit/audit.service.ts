import { Injectable } from '@nestjs/common';
import { Activity, AuditEvent, type AuditPage, type AuditQuery } from '@rdrr/shared';
import * as z from 'zod';

import { AccountNames } from '../accounts/account-names';
import { OrganisationNames } from '../accounts/organisation-names';
import { CodesService } from '../codes/codes.service';
import { DbSession } from '../core/db-session';
import { Parameters } from '../core/parameters';
import { survivorOf, survivorsSql } from '../organisations/survivors.sql';

/**
 * The trail as the API writes and shows it. Changes are not its business: triggers write those. What it writes is
 * kept when the request succeeds, and what was read without being written down is not answered.
 */
@Injectable()
export class AuditService {
  constructor(
    private readonly db: DbSession,
    private readonly codes: CodesService,
    private readonly accounts: AccountNames,
    private readonly organisations: OrganisationNames,
  ) {}

  /**
   * Somebody is shown activities: those that are restricted, and not their own organisation's, are written down.
   *
   * @param where they were lines; on its own page an activity is shown whole
   */
  async read(records: readonly { id: string }[], where?: AuditEvent['detail']['in']): Promise<void> {
    // A visitor sees none.
    if (!this.db.isPerson || records.length === 0) return;
    const detail = JSON.stringify(where ? { in: where } : {});
    await this.db.rows(z.unknown(), READ, [records.map(({ id }) => id), detail]);
  }

  /**
   * Somebody takes a file away, whoever it is. Owners of records in it that are not public are told which.
   *
   * @param file name of the export @param query what it was asked for @param records ids of activities in it
   */
  async exported(file: string, query: object, records: readonly string[]): Promise<void> {
    await this.db.rows(z.unknown(), EXPORTED, [file, JSON.stringify(query), records]);
  }

  /** What the caller may see of the trail, newest first. @throws InvalidInput on an unknown organisation */
  async list(query: AuditQuery): Promise<AuditPage> {
    await this.codes.requireKnown({ organisation: query.organisation });
    const parameters = new Parameters();
    const where = whereSql(query, parameters);
    const [count] = await this.db.rows(
      z.object({ total: z.int() }),
      `SELECT count(*)::int AS total FROM audit.trail e WHERE ${where}`,
      parameters.values,
    );
    const limit = parameters.add(query.size, 'int');
    const offset = parameters.add((query.page - 1) * query.size, 'bigint');
    const items = await this.db.rows(
      AuditEvent,
      `SELECT ${COLUMNS} FROM audit.trail e WHERE ${where} ORDER BY e.id DESC LIMIT ${limit} OFFSET ${offset}`,
      parameters.values,
    );
    return {
      items: items.map(inWordsOfTheContract),
      total: count?.total ?? 0,
      names: await this.namesIn(items),
      titles: await this.titlesIn(items),
    };
  }

  /** Of those alone whom the reader is told of elsewhere. */
  private async namesIn(events: readonly AuditEvent[]): Promise<AuditPage['names']> {
    const people = events
      .flatMap(({ action, person, record }) => [person, action.startsWith('account.') ? record : null])
      .filter((id) => id !== null);
    const organisations = events.flatMap(({ organisationId, detail }) => [
      organisationId,
      detail.into ?? null,
    ]);
    const nameOf = await this.organisations.namesOf(organisations);
    return {
      ...(await this.accounts.toldTo(this.db.rights, people)),
      ...Object.fromEntries(
        organisations.flatMap((id) => nameOf(id) ?? []).map(({ id, name }) => [id, name]),
      ),
    };
  }

  /** The reader's own organisations' words, of which nothing is masked for them. */
  private async titlesIn(events: readonly AuditEvent[]): Promise<AuditPage['titles']> {
    const found = await this.db.rows(
      Titled,
      `SELECT a.id, a.title FROM seen.activities a
        WHERE a.id = ANY ($1::uuid[]) AND a.organisation_id = ANY ((SELECT app.s_organisations())::text[])`,
      [events.flatMap(({ record }) => record ?? [])],
    );
    return Object.fromEntries(found.map(({ id, title }) => [id, title]));
  }
}

const Titled = z.object({ id: z.uuid(), title: Activity.shape.title });

/** The database adds whose it is, which the reader need not know, and leaves out what is their own organisation's. */
const READ = `
  INSERT INTO audit.events (action, record_id, record_version, detail)
  SELECT 'activity.read', a.id, a.version, $2::jsonb FROM seen.activities a
   WHERE a.id = ANY ($1::uuid[]) AND a.visibility = 'restricted'`;

/** The database tells each owner of its records that are not public. */
const EXPORTED = `
  INSERT INTO audit.events (action, detail)
  SELECT 'export.made', jsonb_build_object('file', $1::text, 'query', $2::jsonb, 'records', $3::uuid[])`;

const COLUMNS = `
  e.id::float8 AS id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, e.actor, e.user_id AS person,
  e.action, e.organisation_id AS "organisationId", e.record_id AS record, e.record_version AS version, e.detail`;

function whereSql({ organisation, record, action }: AuditQuery, parameters: Parameters): string {
  const conditions = ['true'];
  if (organisation)
    conditions.push(`e.organisation_id = ANY (ARRAY(
      SELECT o.id FROM core.organisations o
       WHERE ${survivorOf('o')} IN (${survivorsSql(parameters.add(organisation, 'text[]'))})))`);
  if (action) conditions.push(`e.action = ANY (${parameters.add(action, 'text[]')})`);
  if (record) {
    const id = parameters.add(record, 'uuid');
    conditions.push(`(e.record_id = ${id} OR e.detail -> 'records' @> to_jsonb(${id}))`);
  }
  return conditions.join(' AND ');
}

/** The trail names columns, the contract fields. */
const inWordsOfTheContract = (event: AuditEvent): AuditEvent =>
  event.detail.fields
    ? { ...event, detail: { ...event.detail, fields: event.detail.fields.map(camelCase) } }
    : event;

const camelCase = (column: string) =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
