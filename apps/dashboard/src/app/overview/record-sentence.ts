import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Country, OrganisationPage } from '@rdrr/shared';

import { placesOnRecord } from '../ui/country-groups';
import { leadingOrganisations } from './on-record';

/** What is on record, in one sentence of the language: how many activities, of how many organisations, where. */
@Component({
  selector: 'app-record-sentence',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      {{
        t('overview.record.sentence', {
          count: activities(),
          organisations: leading() === null ? '' : t('overview.record.organisations', { count: leading() }),
          countries: t('overview.record.countries', { count: places().countries }),
          wider: places().wider ? t('overview.record.wider') : '',
        })
      }}
    </ng-container>
  `,
})
export class RecordSentence {
  readonly activities = input.required<number>();
  readonly organisations = input.required<OrganisationPage>();
  readonly countries = input.required<readonly Country[]>();

  protected readonly leading = computed(() => leadingOrganisations(this.organisations()));
  protected readonly places = computed(() => placesOnRecord(this.countries()));
}
