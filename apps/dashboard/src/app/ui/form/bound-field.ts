import { computed, inject, type Signal } from '@angular/core';
import { type FieldState, FORM_FIELD } from '@angular/forms/signals';

/** The id of the text that says how to mend an answer. */
export const faultId = (name: string): string => `fault-${name}`;

/** Whether an answer has been given, or sent, and is refused. */
export const isFaulty = (state: FieldState<unknown>): boolean => state.touched() && state.invalid();

/** What a control says of the field that it is bound to, if it is bound to one, beside its value. */
export function boundField(hint: Signal<string | undefined> = computed(() => undefined)) {
  const bound = inject(FORM_FIELD, { self: true, optional: true });
  const hintId = computed(() => (bound && hint() ? `hint-${bound.state().name()}` : null));
  const fault = computed(() => (bound && isFaulty(bound.state()) ? faultId(bound.state().name()) : null));
  return {
    hintId,
    /** As `aria-invalid` wants it. */
    invalid: computed(() => (fault() ? true : null)),
    describedBy: computed(() => [hintId(), fault()].filter((id) => id !== null).join(' ') || null),
  };
}
