import { Service } from '@angular/core';
import type { ActivityInput } from '@rdrr/shared';

import { KEPT } from '../core/session';

/** What somebody has typed and not yet saved. */
export interface KeptReport {
  /** Whose it is: another person at the same device does not see it. */
  email: string;
  input: ActivityInput;
  /** The version that it changes, as it was seen; undefined for a new activity. */
  version: number | undefined;
}

/** Keeps what is typed in this tab until it is saved: it survives a reload, a sign-in and a lost connection. */
@Service()
export class KeptReports {
  get(id: string, email: string): KeptReport | undefined {
    const found = sessionStorage.getItem(KEPT + id);
    const kept = found ? (JSON.parse(found) as KeptReport) : undefined;
    return kept?.email === email ? kept : undefined;
  }

  /** @returns whether there was room for it */
  keep(id: string, report: KeptReport): boolean {
    try {
      sessionStorage.setItem(KEPT + id, JSON.stringify(report));
      return true;
    } catch {
      return false;
    }
  }

  forget(id: string): void {
    sessionStorage.removeItem(KEPT + id);
  }
}
