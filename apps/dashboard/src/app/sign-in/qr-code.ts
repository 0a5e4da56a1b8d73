import { Component, computed, input } from '@angular/core';
import { encode } from 'uqr';

/** A text that the camera of another device reads. Black on white in every theme, with the margin that cameras need. */
@Component({
  selector: 'app-qr-code',
  template: `
    <svg role="img" [attr.aria-label]="label()" [attr.viewBox]="'0 0 ' + code().size + ' ' + code().size">
      <path [attr.d]="path()" />
    </svg>
  `,
  styles: `
    svg {
      display: block;
      inline-size: min(14rem, 100%);
      margin-block: var(--space-2);
      background: var(--scanned-paper);
      fill: var(--scanned);
      shape-rendering: crispedges;
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  readonly label = input.required<string>();

  protected readonly code = computed(() => encode(this.text(), { border: 4 }));
  protected readonly path = computed(() =>
    this.code()
      .data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join(''),
  );
}
