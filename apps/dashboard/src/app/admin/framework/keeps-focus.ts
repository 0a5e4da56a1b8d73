import { afterNextRender, Directive, ElementRef, inject, Injector } from '@angular/core';

/**
 * Keeps the focus where a click takes its own button away, as a question does that is asked in the button's place:
 * it goes to the last button that stands there then, which is the one that changes nothing.
 */
@Directive({ selector: '[appKeepsFocus]', host: { '(click)': 'keep()' } })
export class KeepsFocus {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);

  protected keep(): void {
    afterNextRender(
      () => {
        if (document.activeElement === document.body)
          [...this.host.querySelectorAll('button')].at(-1)?.focus();
      },
      { injector: this.injector },
    );
  }
}
