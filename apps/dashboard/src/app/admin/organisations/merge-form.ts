import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Organisation } from '@rdrr/shared';

import { OrganisationsClient } from '../../core/organisations-client';
import { StateBlock } from '../../ui/state-block';
import { MergeChoice } from './merge-choice';

/** Chooses the organisation that another is merged into, and asks once more before it is done. */
@Component({
  selector: 'app-merge-form',
  imports: [MergeChoice, StateBlock, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organisations'">
      <p class="muted">{{ t('mergeWhat') }}</p>
      <form role="search" class="row" (submit)="search($event, searched.value)">
        <label class="field">
          <span>{{ t('remains') }}</span>
          <input #searched type="search" maxlength="100" required />
        </label>
        <button type="submit" class="button">{{ t('find') }}</button>
      </form>
      @if (name()) {
        <app-state-block [of]="[found]" [isEmpty]="others().length === 0" size="5rem">
          <ng-template>
            <ul class="plain-list">
              @for (other of others(); track other.id) {
                <li>
                  <app-merge-choice
                    [gone]="of()"
                    [kept]="other"
                    [label]="t('merge')"
                    [name]="t('mergeInto', { name: other.name })"
                    [isBusy]="isBusy()"
                    (confirmed)="merged.emit(other)"
                  />
                </li>
              }
            </ul>
          </ng-template>
          <p empty>{{ t('nobody') }}</p>
        </app-state-block>
      }
    </ng-container>
  `,
  styles: `
    form {
      align-items: end;
      margin-block-end: var(--space-4);
    }

    .field {
      display: grid;
      gap: var(--space-1);
    }

    li {
      max-inline-size: none;
    }
  `,
})
export class MergeForm {
  private readonly client = inject(OrganisationsClient);

  readonly of = input.required<Organisation>();
  readonly isBusy = input(false);

  /** The one that is to remain. */
  readonly merged = output<Organisation>();

  protected readonly name = linkedSignal<Organisation, string>({ source: this.of, computation: () => '' });
  protected readonly found = this.client.organisations(() =>
    this.name() ? { name: this.name(), size: 20 } : undefined,
  );
  protected readonly others = computed(() =>
    (this.found.hasValue() ? (this.found.value()?.items ?? []) : []).filter(({ id }) => id !== this.of().id),
  );

  protected search(event: Event, name: string): void {
    event.preventDefault();
    this.name.set(name.trim());
  }
}
