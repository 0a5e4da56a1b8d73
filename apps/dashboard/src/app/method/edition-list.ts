import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { EditionsClient } from '../core/editions-client';
import { ReferenceClient } from '../core/reference-client';
import { PartialDatePipe } from '../ui/partial-date.pipe';
import { Reported } from '../ui/reported';
import { StateBlock } from '../ui/state-block';

/** What has changed from edition to edition; nothing while there is only one. */
@Component({
  selector: 'app-edition-list',
  imports: [PartialDatePipe, Reported, StateBlock, TranslocoDirective],
  template: `
    @if (several()) {
      <ng-container *transloco="let t; prefix: 'method.editions'">
        <h3>{{ t('title') }}</h3>
        <p>{{ t('what') }}</p>
        <app-state-block [of]="[list]" size="6rem">
          <ng-template>
            <ul>
              @for (each of later(); track each.number) {
                <li>
                  {{ t('one', { number: each.number, date: (each.holdsFrom ?? '' | partialDate) }) }}
                  <span [appReported]="each.reason"></span>
                </li>
              }
            </ul>
          </ng-template>
        </app-state-block>
      </ng-container>
    }
  `,
})
export class EditionList {
  private readonly reference = inject(ReferenceClient);

  protected readonly several = computed(() => (this.reference.edition() ?? 1) > 1);
  protected readonly list = inject(EditionsClient).editions(this.several);
  protected readonly later = computed(() =>
    (this.list.hasValue() ? (this.list.value()?.items ?? []) : []).filter(
      ({ publishedAt, holdsFrom }) => publishedAt && holdsFrom,
    ),
  );
}
