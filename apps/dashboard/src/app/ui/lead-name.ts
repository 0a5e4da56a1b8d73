import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Reported } from './reported';

/** Name of a lead organisation, or that it is one, where it hides its name. */
@Component({
  selector: 'app-lead-name',
  imports: [Reported, TranslocoDirective],
  template: `
    @if (name(); as told) {
      <span [appReported]="told"></span>
    } @else {
      <ng-container *transloco="let t">{{ t('hidden.organisation') }}</ng-container>
    }
  `,
})
export class LeadName {
  readonly name = input.required<string | null>();
}
