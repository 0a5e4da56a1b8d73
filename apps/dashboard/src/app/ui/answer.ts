import { afterRenderEffect, Directive, ElementRef, inject, input } from '@angular/core';

/** What a page says of a change that was made: takes the focus, since the button that made it may be gone. */
@Directive({ selector: '[appAnswer]', host: { tabindex: '-1' } })
export class Answer {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** Nothing while there is no answer. */
  readonly appAnswer = input.required<unknown>();

  constructor() {
    afterRenderEffect(() => {
      if (this.appAnswer()) this.element.focus();
    });
  }
}
