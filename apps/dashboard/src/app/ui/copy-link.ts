import { Component, DOCUMENT, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Copies the address of the page, which says all that was chosen on it, and says so. */
@Component({
  selector: 'app-copy-link',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <button type="button" class="button" (click)="copy()">
        {{ t(copied() ? 'actions.linkCopied' : 'actions.copyLink') }}
      </button>
      <span role="status" class="visually-hidden">{{ copied() ? t('actions.linkCopied') : '' }}</span>
    </ng-container>
  `,
})
export class CopyLink {
  private readonly document = inject(DOCUMENT);

  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    await this.document.defaultView?.navigator.clipboard.writeText(this.document.location.href);
    this.copied.set(true);
    setTimeout(() => this.copied.set(false), 3_000);
  }
}
