import { signal } from '@angular/core';

/** Changes that a page makes, one at a time. @typeParam Done what is said of one that was made */
export class Attempts<Done> {
  readonly isBusy = signal(false);
  /** Why the last was refused. */
  readonly refusal = signal<unknown>(undefined);
  /** What was done last, for who does not see the list change. */
  readonly done = signal<Done | undefined>(undefined);

  /** @param settled called after each, made or refused: what the page shows may have changed */
  constructor(private readonly settled: () => void) {}

  /** Does nothing while another is under way. */
  async make(done: Done, change: () => Promise<unknown>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(undefined);
    this.done.set(undefined);
    try {
      await change();
      this.done.set(done);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.isBusy.set(false);
      this.settled();
    }
  }
}
