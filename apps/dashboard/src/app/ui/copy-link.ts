import { Component, DOCUMENT, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Copies the address of the page, which says all that was chosen on it, and says so. */
@Component({
  selector: 'app-copy-link',
  imports: [TranslocoDirective],
  template: `
    <button type="button" class="button" *transloco="let t" (click)="copy()">
      <span role="status">{{ t(copied() ? 'actions.linkCopied' : 'actions.copyLink') }}</span>
    </button>
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
