import { Component, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** A button that asks once more, in its own place, before it does what cannot be undone by a click. */
@Component({
  selector: 'app-sure-button',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'sure'">
      @if (asks()) {
        <span class="row" role="group" [attr.aria-label]="question()">
          <span>{{ question() }}</span>
          <button type="button" class="button" [attr.aria-disabled]="isBusy()" (click)="sure()">
            {{ t('yes') }}
          </button>
          <button type="button" class="button button-quiet" (click)="asks.set(false)">{{ t('no') }}</button>
        </span>
      } @else {
        <button
          type="button"
          class="button button-quiet"
          [attr.aria-label]="name()"
          [attr.aria-disabled]="isBusy()"
          (click)="asks.set(true)"
        >
          {{ label() }}
        </button>
      }
    </ng-container>
  `,
})
export class SureButton {
  readonly label = input.required<string>();
  /** The label with what it is about, for who does not see where the button stands. */
  readonly name = input.required<string>();
  readonly question = input.required<string>();
  readonly isBusy = input(false);

  readonly confirmed = output();

  protected readonly asks = signal(false);

  protected sure(): void {
    if (this.isBusy()) return;
    this.asks.set(false);
    this.confirmed.emit();
  }
}
