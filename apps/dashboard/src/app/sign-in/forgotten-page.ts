import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../core/language';
import { PageHeader } from '../ui/page-header';
import { fields } from './fields';
import { type Refusal, refusalOf, SignInClient } from './sign-in-client';

/** Asks for a link to a new password. Whether there is such an account, the answer does not tell. */
@Component({
  selector: 'app-forgotten-page',
  imports: [PageHeader, TranslocoDirective],
  host: { class: 'page' },
  template: `
    <ng-container *transloco="let t; prefix: 'signIn'">
      <app-page-header [heading]="t('forgotten.title')" />
      @if (refusal(); as why) {
        <p class="refusal" role="alert">{{ t('refused.password.' + why) }}</p>
      }
      @if (isAsked()) {
        <p role="status">{{ t('forgotten.asked') }}</p>
      } @else {
        <form (submit)="ask($event)">
          <p>{{ t('forgotten.what') }}</p>
          <label>
            {{ t('email') }}
            <input name="email" type="email" autocomplete="username" required />
          </label>
          <button type="submit" class="button button-primary">{{ t('forgotten.submit') }}</button>
        </form>
      }
    </ng-container>
  `,
  styleUrl: './sign-in-page.css',
})
export class ForgottenPage {
  private readonly client = inject(SignInClient);
  private readonly language = inject(Language);

  protected readonly isAsked = signal(false);
  protected readonly refusal = signal<Refusal | undefined>(undefined);

  protected async ask(event: Event): Promise<void> {
    const { email } = fields(event);
    try {
      await this.client.askForNewPassword(email ?? '', this.language.code());
      this.isAsked.set(true);
    } catch (error) {
      this.refusal.set(refusalOf(error));
    }
  }
}
