import { inject, Service } from '@angular/core';

import { KEPT, Session } from '../core/session';
import type { Seen } from '../core/workflow-client';

/** Keeps what a reviewer has begun to write about a version in this tab, until it is sent. */
@Service()
export class KeptComments {
  private readonly session = inject(Session);

  get(seen: Seen): string {
    return sessionStorage.getItem(this.nameOf(seen)) ?? '';
  }

  /** Without room for it, it stays on the screen alone. */
  keep(seen: Seen, comment: string): void {
    try {
      sessionStorage.setItem(this.nameOf(seen), comment);
    } catch {
      this.forget(seen);
    }
  }

  forget(seen: Seen): void {
    sessionStorage.removeItem(this.nameOf(seen));
  }

  /** Another person at the same device does not see it. */
  private nameOf({ id, version }: Seen): string {
    return `${KEPT}comment-${id}-v${version}-${this.session.person()?.email ?? ''}`;
  }
}
