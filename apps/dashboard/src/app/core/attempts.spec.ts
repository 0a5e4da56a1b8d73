import { signal } from '@angular/core';

import { Attempts } from './attempts';

describe('changes that a page makes', () => {
  const isLoading = signal(false);
  const place = signal('here');
  let attempts: Attempts<string>;
  let made: string[];
  const make = (what: string) =>
    attempts.make(what, () => {
      made.push(what);
      return Promise.resolve();
    });

  beforeEach(() => {
    isLoading.set(false);
    made = [];
    attempts = new Attempts<string>(() => isLoading.set(true), [{ isLoading }], place);
  });

  it('are made one at a time', async () => {
    await Promise.all([make('one'), make('other')]);

    expect(made).toEqual(['one']);
  });

  it('wait until the page shows what the last one has changed', async () => {
    await make('one');
    await make('too early');
    isLoading.set(false);
    await make('other');

    expect(made).toEqual(['one', 'other']);
    expect(attempts.done()).toBe('other');
  });

  it('are not spoken of any longer in another place', async () => {
    await make('one');
    place.set('there');

    expect(attempts.done()).toBeUndefined();
  });
});
