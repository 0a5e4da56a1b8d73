import { Component, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** The field `password` of a form that sets one; what is typed can be looked at, since it is typed once. */
@Component({
  selector: 'app-new-password-input',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'signIn.link'">
      <label>
        {{ t('password') }}
        <input
          name="password"
          [type]="isShown() ? 'text' : 'password'"
          autocomplete="new-password"
          autocapitalize="none"
          spellcheck="false"
          minlength="15"
          required
          aria-describedby="rule"
        />
      </label>
      <label class="check">
        <input type="checkbox" [checked]="isShown()" (change)="isShown.set(!isShown())" />
        {{ t('show') }}
      </label>
      <p id="rule" class="muted">{{ t('rule') }}</p>
    </ng-container>
  `,
  styleUrl: './sign-in-page.css',
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: var(--space-2);
      inline-size: 100%;
    }

    p {
      margin: 0;
    }

    label.check {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-block-size: var(--target);
      font-weight: 400;
    }
  `,
})
export class NewPasswordInput {
  protected readonly isShown = signal(false);
}
