import { Component, inject, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Hidable } from '@rdrr/shared';

import { ChoiceChecks } from './choice-checks';

const HIDABLE: readonly Hidable[] = ['organisation', 'region'];

/** What of an activity nobody is told but its organisation and reviewers. */
@Component({
  selector: 'app-hides-checks',
  imports: [ChoiceChecks, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <app-choice-checks
        [value]="value()"
        (valueChange)="choose($event)"
        [label]="t('fields.hides')"
        [groups]="groups()"
      />
      @if (value().length > 0) {
        <p class="muted">{{ t('hidden.hint') }}</p>
      }
    </ng-container>
  `,
  styles: `
    p {
      margin: var(--space-1) 0 0;
      max-inline-size: var(--measure);
    }
  `,
})
export class HidesChecks implements FormValueControl<Hidable[]> {
  private readonly transloco = inject(TranslocoService);

  readonly value = model.required<Hidable[]>();
  readonly touch = output<void>();

  protected groups() {
    return [
      {
        choices: HIDABLE.map((value) => ({ value, label: this.transloco.translate(`hidden.own.${value}`) })),
      },
    ];
  }

  protected choose(chosen: readonly string[]): void {
    this.value.set(HIDABLE.filter((each) => chosen.includes(each)));
    this.touch.emit();
  }
}
