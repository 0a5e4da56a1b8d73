import { computed, linkedSignal, type Resource, signal } from '@angular/core';

/** Changes that a page makes, one at a time. @typeParam Done what is said of one that was made */
export class Attempts<Done> {
  private readonly isUnderWay = signal(false);
  /** Until the page shows what the last one has changed, the next would be made from what is no longer so. */
  readonly isBusy = computed(() => this.isUnderWay() || this.shown.some((each) => each.isLoading()));
  /** Why the last was refused. */
  readonly refusal = linkedSignal<unknown>(() => void this.place());
  /** What was done last, for who does not see the list change. */
  readonly done = linkedSignal<Done | undefined>(() => void this.place());

  /**
   * @param settled called after each, made or refused: what the page shows may have changed
   * @param shown what the page makes its changes from, which `settled` loads anew
   * @param place what is said of the last is forgotten when this changes
   */
  constructor(
    private readonly settled: () => void,
    private readonly shown: readonly Pick<Resource<unknown>, 'isLoading'>[] = [],
    private readonly place: () => unknown = () => undefined,
  ) {}

  /** Does nothing while another is under way. */
  async make(done: Done, change: () => Promise<unknown>): Promise<void> {
    if (this.isBusy()) return;
    this.isUnderWay.set(true);
    this.refusal.set(undefined);
    this.done.set(undefined);
    try {
      await change();
      this.done.set(done);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.settled();
      this.isUnderWay.set(false);
    }
  }
}
