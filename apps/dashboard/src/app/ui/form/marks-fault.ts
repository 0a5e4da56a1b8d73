import { Directive } from '@angular/core';

import { boundField } from './bound-field';

/** Marks a native control whose field is refused, and names the text that says why. */
@Directive({
  selector: '[appMarksFault]',
  host: { '[attr.aria-invalid]': 'field.invalid()', '[attr.aria-describedby]': 'field.describedBy()' },
})
export class MarksFault {
  protected readonly field = boundField();
}
