import { DOCUMENT } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../core/language';
import { PageHeader } from '../ui/page-header';
import { fields } from './fields';
import { NewPasswordInput } from './new-password-input';
import { linkRefusalOf, type LinkRefusal, SignInClient } from './sign-in-client';

/** Where the letter to who forgot a password leads. */
@Component({
  selector: 'app-new-password-page',
  imports: [NewPasswordInput, PageHeader, RouterLink, TranslocoDirective],
  host: { class: 'page' },
  template: `
    <ng-container *transloco="let t; prefix: 'signIn'">
      <app-page-header [heading]="t('forgotten.title')" />
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
          <app-new-password-input />
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

  protected readonly isDone = signal(false);
  protected readonly refusal = signal<LinkRefusal | undefined>(undefined);

  protected async choose(event: Event): Promise<void> {
    const { password } = fields(event);
    this.refusal.set(undefined);
    try {
      // After `#`, so that it is in no log of a server.
      await this.client.choosePassword(this.location.hash.slice(1), password ?? '');
      this.isDone.set(true);
    } catch (error) {
      this.refusal.set(linkRefusalOf(error));
    }
  }
}
