import { Component, computed, input } from '@angular/core';

/** An e-mail address that wraps after an @ or a dot alone, and is copied as it is. */
@Component({
  selector: 'app-email-address',
  template: `
    @for (part of parts(); track $index) {
      <span [textContent]="part"></span><wbr />
    }
  `,
})
export class EmailAddress {
  readonly of = input.required<string>();

  protected readonly parts = computed(() => this.of().split(/(?<=[@.])/));
}
