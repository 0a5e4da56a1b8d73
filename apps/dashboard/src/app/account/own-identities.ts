import { DOCUMENT } from '@angular/common';
import { Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { OwnIdentity } from '@rdrr/shared';

import { Attempts } from '../core/attempts';
import { IdentitiesClient } from '../core/identities-client';
import { MomentPipe } from '../ui/moment.pipe';
import { RefusedChange } from '../ui/refused-change';
import { SureButton } from '../ui/sure-button';
import { TakesFocus } from '../ui/takes-focus';

/** Identities of other providers with which one may sign in to this account. */
@Component({
  selector: 'app-own-identities',
  imports: [TakesFocus, MomentPipe, RefusedChange, SureButton, TranslocoDirective],
  template: `
    <section *transloco="let t; prefix: 'account.identities'">
      <h2>{{ t('title') }}</h2>
      <p class="muted">{{ t('what') }}</p>
      <p role="status" class="done" [appTakesFocusOn]="attempts.done() === 'unlinked'">
        @if (attempts.done() === 'unlinked') {
          {{ t('unlinked') }}
        }
      </p>
      @if (failed()) {
        <p role="alert">{{ t('failed') }}</p>
      }
      @if (attempts.refusal(); as error) {
        <app-refused-change [appTakesFocusOn]="error" [error]="error" />
      }
      <ul class="plain-list">
        @for (one of identities(); track one.id) {
          <li class="row">
            <b>{{ one.name }}</b>
            @if (one.linkedAt; as day) {
              <span class="muted">{{ t('linked', { date: day | moment }) }}</span>
              <app-sure-button
                [label]="t('unlink')"
                [name]="t('unlinkOf', { name: one.name })"
                [question]="t('unlinkSure', { name: one.name })"
                [isBusy]="attempts.isBusy()"
                (confirmed)="unlink(one.id)"
              />
            } @else {
              <button
                type="button"
                class="button"
                [attr.aria-label]="t('linkTo', { name: one.name })"
                [attr.aria-disabled]="attempts.isBusy()"
                (click)="link(one.id)"
              >
                {{ t('link') }}
              </button>
            }
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    section {
      margin-block-end: var(--space-6);
    }

    .done:empty {
      display: none;
    }
  `,
})
export class OwnIdentities {
  private readonly client = inject(IdentitiesClient);
  private readonly window = inject(DOCUMENT).defaultView;

  /** Whether the provider sent one back without a link. */
  readonly failed = input(false);

  readonly identities = input.required<readonly OwnIdentity[]>();

  readonly changed = output();

  protected readonly attempts = new Attempts<'linking' | 'unlinked'>(() => this.changed.emit());

  protected unlink = (provider: string): Promise<void> =>
    this.attempts.make('unlinked', () => this.client.unlink(provider));

  protected link = (provider: string): Promise<void> =>
    this.attempts.make('linking', async () =>
      this.window?.location.assign(await this.client.linkTo(provider)),
    );
}
