import { TestBed } from '@angular/core/testing';

/**
 * Lets a page take in what it was answered, and ask for what it asks for then. `whenStable` would wait for requests that
 * nobody answers.
 */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await Promise.resolve();
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  }
}
