import { NgTemplateOutlet } from '@angular/common';
import {
  afterNextRender,
  Component,
  contentChild,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  TemplateRef,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/**
 * A button that asks once more, in its own place, before it does what cannot be undone by a click. The focus goes to
 * the question, and back to the button when it is answered or left with Esc. An `<ng-template>` inside is shown above
 * the question: what there is to know before answering.
 */
@Component({
  selector: 'app-sure-button',
  imports: [NgTemplateOutlet, TranslocoDirective],
  host: { '[class.asking]': 'asks()' },
  template: `
    <ng-container *transloco="let t; prefix: 'sure'">
      @if (asks()) {
        <div
          #place
          class="question"
          role="group"
          tabindex="-1"
          [attr.aria-label]="question()"
          (keydown.escape)="show(false)"
        >
          <ng-container [ngTemplateOutlet]="facts() ?? null" />
          <div class="row">
            <span>{{ question() }}</span>
            <span class="row">
              <button type="button" class="button" [attr.aria-disabled]="isBusy()" (click)="sure()">
                {{ t('yes') }}
              </button>
              <button type="button" class="button button-quiet" (click)="show(false)">{{ t('no') }}</button>
            </span>
          </div>
        </div>
      } @else {
        <button
          #place
          type="button"
          class="button button-quiet"
          [attr.aria-label]="name()"
          [attr.aria-disabled]="isBusy()"
          (click)="show(true)"
        >
          {{ label() }}
        </button>
      }
    </ng-container>
  `,
  styles: `
    .question {
      max-inline-size: 100%;
    }

    /* In a cell the words of the button, which has no frame, stand below those of the cell. */
    :host-context(td) {
      display: block;
    }

    :host-context(td) > .button {
      margin-inline-start: calc(-1px - var(--space-3));
    }

    :host-context(td) > .question {
      max-inline-size: 16rem;
    }
  `,
})
export class SureButton {
  private readonly injector = inject(Injector);

  readonly label = input.required<string>();
  /** The label with what it is about, for who does not see where the button stands. */
  readonly name = input.required<string>();
  readonly question = input.required<string>();
  readonly isBusy = input(false);

  readonly confirmed = output();

  protected readonly facts = contentChild(TemplateRef);
  private readonly place = viewChild<ElementRef<HTMLElement>>('place');

  protected readonly asks = signal(false);

  protected show(asks: boolean): void {
    this.asks.set(asks);
    afterNextRender(() => this.place()?.nativeElement.focus(), { injector: this.injector });
  }

  protected sure(): void {
    if (this.isBusy()) return;
    this.show(false);
    this.confirmed.emit();
  }
}
