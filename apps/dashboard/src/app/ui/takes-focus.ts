import { afterRenderEffect, Directive, ElementRef, inject, input } from '@angular/core';

/** Takes the focus when there is something to say, of a change or of its refusal: the button that made it may be gone. */
@Directive({ selector: '[appTakesFocusOn]', host: { tabindex: '-1' } })
export class TakesFocus {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** What is said; nothing while there is nothing to say. */
  readonly appTakesFocusOn = input.required<unknown>();

  constructor() {
    afterRenderEffect(() => {
      if (this.appTakesFocusOn()) this.element.focus();
    });
  }
}
