import { DecimalPipe } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Activity, Organisation } from '@rdrr/shared';

import { Language } from '../core/language';
import { TaxonomyClient } from '../core/taxonomy-client';
import { LeadName } from '../ui/lead-name';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { Period } from '../ui/period';
import { Reported } from '../ui/reported';
import { Places } from './places';

/** Who, what, where, when and for whom, and how far the record can be relied on. */
@Component({
  selector: 'app-activity-facts',
  imports: [DecimalPipe, LeadName, PartialDatePipe, Period, Places, Reported, RouterLink, TranslocoDirective],
  templateUrl: './activity-facts.html',
  styleUrl: './activity-facts.css',
})
export class ActivityFacts {
  protected readonly language = inject(Language);
  protected readonly taxonomy = inject(TaxonomyClient);

  readonly activity = input.required<Activity>();
  readonly organisation = input<Organisation>();

  protected readonly hides = computed(() => {
    const { hides, organisationId, regions, countrywide } = this.activity();
    return {
      organisation: hides.includes('organisation'),
      isToldWho: organisationId !== null,
      region: hides.includes('region'),
      isToldWhere: regions.length > 0 || countrywide !== null,
    };
  });

  /** Partners by what they do: one line for each role. */
  protected readonly partnersByRole = computed(() => {
    const byRole = new Map<string, string[]>();
    for (const { role, name } of this.activity().partners)
      byRole.set(role, [...(byRole.get(role) ?? []), name]);
    return [...byRole].map(([role, names]) => ({ role: this.taxonomy.label('roles', role), names }));
  });
}
