import { inject, Service } from '@angular/core';

import { KEPT, Session } from '../core/session';
import type { Seen } from '../core/workflow-client';

/** Keeps what a reviewer has begun to write about a version in this tab, until it is sent. */
@Service()
export class KeptComments {
  private readonly session = inject(Session);

  /** Nothing until it is known who asks. */
  get(seen: Seen): string {
    const name = this.nameOf(seen);
    return (name && sessionStorage.getItem(name)) ?? '';
  }

  /** Without room for it, it stays on the screen alone. */
  keep(seen: Seen, comment: string): void {
    const name = this.nameOf(seen);
    if (!name) return;
    try {
      sessionStorage.setItem(name, comment);
    } catch {
      this.forget(seen);
    }
  }

  forget(seen: Seen): void {
    const name = this.nameOf(seen);
    if (name) sessionStorage.removeItem(name);
  }

  /** Another person at the same device does not see it; while nobody is known to be signed in, nothing is kept. */
  private nameOf({ id, version }: Seen): string {
    const { email } = this.session.person() ?? {};
    return email ? `${KEPT}comment-${id}-v${version}-${email}` : '';
  }
}
