import { DOCUMENT } from '@angular/common';
import { Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../core/language';
import { PageHeader } from '../ui/page-header';
import { fields } from './fields';
import { linkRefusalOf, type LinkRefusal, SignInClient } from './sign-in-client';

/** Where the links of letters lead: a new password for an account, or the first one of somebody invited. */
@Component({
  selector: 'app-new-password-page',
  imports: [PageHeader, RouterLink, TranslocoDirective],
  host: { class: 'page' },
  template: `
    <ng-container *transloco="let t; prefix: 'signIn'">
      <app-page-header [heading]="t(reason() + '.title')" />
      @if (refusal(); as why) {
        <p class="refusal" role="alert">{{ t('refused.link.' + why) }}</p>
      }
      @if (isDone()) {
        <p role="status">{{ t('link.done') }}</p>
        <a class="button button-primary" [routerLink]="['/', language.code(), 'sign-in']">{{
          t('submit')
        }}</a>
      } @else {
        <form (submit)="choose($event)">
          @if (reason() === 'invited') {
            <p>{{ t('invited.what') }}</p>
            <label>
              {{ t('invited.name') }}
              <input name="name" type="text" autocomplete="name" maxlength="120" required />
            </label>
          }
          <label>
            {{ t('link.password') }}
            <input
              name="password"
              type="password"
              autocomplete="new-password"
              minlength="15"
              required
              aria-describedby="rule"
            />
          </label>
          <p id="rule" class="muted">{{ t('link.rule') }}</p>
          <button type="submit" class="button button-primary">{{ t('link.submit') }}</button>
        </form>
      }
    </ng-container>
  `,
  styleUrl: './sign-in-page.css',
})
export class NewPasswordPage {
  private readonly client = inject(SignInClient);
  private readonly location = inject(DOCUMENT).location;
  protected readonly language = inject(Language);

  readonly reason = input.required<'forgotten' | 'invited'>();

  protected readonly isDone = signal(false);
  protected readonly refusal = signal<LinkRefusal | undefined>(undefined);

  protected async choose(event: Event): Promise<void> {
    const { name, password } = fields(event);
    // After `#`, so that it is in no log of a server.
    const token = this.location.hash.slice(1);
    this.refusal.set(undefined);
    try {
      if (this.reason() === 'invited')
        await this.client.accept(token, name ?? '', password ?? '', this.language.code());
      else await this.client.choosePassword(token, password ?? '');
      this.isDone.set(true);
    } catch (error) {
      this.refusal.set(linkRefusalOf(error));
    }
  }
}
