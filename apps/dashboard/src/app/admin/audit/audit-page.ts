import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { AuditAction, AuditEvent } from '@rdrr/shared';

import { AuditClient } from '../../core/audit-client';
import { Language } from '../../core/language';
import { asList } from '../../core/query-params';
import { ReferenceClient } from '../../core/reference-client';
import { Session } from '../../core/session';
import { type Filter, FilterBar } from '../../ui/filter-bar';
import { MomentPipe } from '../../ui/moment.pipe';
import { PageHeader } from '../../ui/page-header';
import { asPage, Pager } from '../../ui/pager';
import { StateBlock } from '../../ui/state-block';

const SIZE = 50;

/** What the trail tells administrators of the platform, and what it tells those of an organisation. */
const OF_ACCOUNTS = [
  'account.invited',
  'account.invitation-approved',
  'account.invitation-withdrawn',
  'account.role-given',
  'account.role-changed',
  'account.role-revoked',
  'account.access-asked',
  'account.access-approved',
  'account.access-refused',
  'account.access-ended',
  'account.disabled',
  'account.enabled',
  'account.signed-in',
  'account.sign-in-failed',
  'account.password-changed',
  'account.second-factor-on',
  'account.second-factor-off',
  'account.second-factor-lost',
  'account.second-factor-lost-confirmed',
  'account.second-factor-lost-ended',
  'organisation.added',
  'organisation.changed',
  'organisation.merged',
  'term.added',
  'term.changed',
  'framework.drafted',
  'framework.changed',
  'framework.published',
  'framework.discarded',
  'export.made',
] as const satisfies readonly AuditAction[];
const OF_RECORDS = [
  'activity.read',
  'export.made',
  'activity.added',
  'activity.changed',
  'activity.submitted',
  'activity.returned',
  'activity.validated',
  'activity.confirmed',
  'activity.withdrawn',
  'activity.published',
  'account.access-asked',
  'account.access-approved',
  'account.access-refused',
  'account.access-ended',
  'account.invited',
  'account.invitation-approved',
  'account.invitation-withdrawn',
  'account.role-given',
  'account.role-changed',
  'account.role-revoked',
] as const satisfies readonly AuditAction[];

/** Who did what, newest first: to their records for an organisation, to accounts for the platform. */
@Component({
  selector: 'app-audit-page',
  imports: [FilterBar, MomentPipe, PageHeader, Pager, RouterLink, StateBlock, TranslocoDirective],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.css',
})
export class AuditPage {
  private readonly client = inject(AuditClient);
  private readonly reference = inject(ReferenceClient);
  private readonly transloco = inject(TranslocoService);

  protected readonly session = inject(Session);
  protected readonly language = inject(Language);

  readonly page = input(1, { transform: asPage });
  readonly action = input([], { transform: asList });

  protected readonly size = SIZE;
  protected readonly events = this.client.events(() => ({
    page: this.page(),
    size: SIZE,
    action: this.action() as AuditAction[],
  }));
  protected readonly needed = [this.events, this.reference.countries];
  private readonly found = computed(() => (this.events.hasValue() ? this.events.value() : undefined));
  protected readonly total = computed(() => this.found()?.total ?? 0);
  protected readonly items = computed(() =>
    (this.found()?.items ?? []).map((event) => ({
      ...event,
      ...partsOf(event.action),
      who: this.whoOf(event),
      about: this.aboutOf(event),
      details: this.detailsOf(event),
    })),
  );

  protected readonly filters = computed((): Filter[] => {
    this.language.code();
    const offered = this.session.administersPlatform() ? OF_ACCOUNTS : OF_RECORDS;
    const options = offered.map((value) => {
      const { kind, act } = partsOf(value);
      return { value, label: this.transloco.translate(`audit.actions.${kind}.${act}`) };
    });
    const label = this.transloco.translate('audit.what');
    return [{ kind: 'many', param: 'action', label, options, chosen: this.action() }];
  });

  /** The person, where the reader is told who it was, and for whom they acted. */
  private whoOf({ actor, person }: AuditEvent): string {
    const part = PARTS[actor];
    const acted = part ? this.transloco.translate(`audit.actors.${part}`) : actor;
    return [person && this.found()?.names[person], acted].filter(Boolean).join(', ');
  }

  /** Whom or which activity it is about, as it is called now. */
  private aboutOf({ record }: AuditEvent): string | undefined {
    if (!record) return undefined;
    const title = this.found()?.titles[record];
    return title ? this.language.written(title).text : this.found()?.names[record];
  }

  private nameOf = (id: string | null | undefined): string => (id && this.found()?.names[id]) || id || '';

  /** Words of what the event says besides, each with the key of its text. */
  private detailsOf({ action, detail, organisationId }: AuditEvent): { key: string; value: string }[] {
    const { edition, list, code, into, provider, role, countries, file, fields, records } = detail;
    const said = {
      in: detail.in ? this.transloco.translate(`audit.lines.${detail.in}`) : '',
      visibility:
        action === 'activity.published' && detail.visibility
          ? this.transloco.translate(`audit.visibility.${detail.visibility}`)
          : '',
      organisation: this.nameOf(organisationId),
      edition: edition ? String(edition) : '',
      list: list ? this.transloco.translate(`lists.names.${list}`) : '',
      code: code ?? '',
      into: this.nameOf(into),
      provider: provider ?? '',
      role: role ? this.transloco.translate(`roles.${role}`) : '',
      countries: (countries ?? []).map((code) => this.reference.countryName(code)).join(', '),
      file: file ?? '',
      fields: (fields ?? []).map((field) => this.transloco.translate(`fields.${field}`)).join(', '),
      records: records?.length ? String(records.length) : '',
    };
    return Object.entries(said).flatMap(([key, value]) => (value ? [{ key, value }] : []));
  }
}

/** Parts of the platform that act by themselves, by the names they act under. */
const PARTS: Partial<Record<string, string>> = {
  Administration: 'administration',
  'Data pack': 'dataPack',
  visitor: 'visitor',
};

/** What it was done to, and what was done. */
function partsOf(action: AuditAction) {
  const [kind = '', act = ''] = action.split('.');
  return { kind, act };
}
