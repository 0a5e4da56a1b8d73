import type { FieldTree, ValidationError } from '@angular/forms/signals';

import { problemOf } from './problem';

/** Each error of a problem on the field that its pointer names, as far down as the form goes. */
export function fieldErrors<T>(error: unknown, form: FieldTree<T>): ValidationError.WithFieldTree[] {
  const problem = problemOf(error);
  return (problem?.errors ?? []).map(({ pointer, detail }) => ({
    kind: 'server',
    message: detail,
    fieldTree: fieldAt(form, pointer),
  }));
}

function fieldAt<T>(form: FieldTree<T>, pointer: string): FieldTree<unknown> {
  const [, ...steps] = pointer.split('/');
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- where a pointer leads is known only when it is followed
  return steps.reduce<any>((field, step) => field?.[step] ?? field, form);
}
