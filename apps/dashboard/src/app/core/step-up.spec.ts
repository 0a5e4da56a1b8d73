import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';

import { isStepUpNeeded, StepUp, stepUp } from './step-up';

const NEEDED = { type: 'urn:rdrr:problem:step-up', title: 'Forbidden', status: 403 };
const refusal = { status: 403, statusText: 'Forbidden' };

describe('an act that asks who one is', () => {
  let api: HttpTestingController;
  let asking: StepUp;
  const act = () => firstValueFrom(TestBed.inject(HttpClient).post('/act', { words: 'mine' }));
  const turn = () => new Promise((resolve) => setTimeout(resolve));

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([stepUp])), provideHttpClientTesting()],
    });
    api = TestBed.inject(HttpTestingController);
    asking = TestBed.inject(StepUp);
  });
  afterEach(() => api.verify());

  it('is sent again as it was once it is shown', async () => {
    const done = act();
    api.expectOne('/act').flush(NEEDED, refusal);
    expect(asking.isAsked()).toBe(true);

    const shown = asking.show({ code: '123456' });
    api.expectOne('/api/v1/me/step-up').flush(null);
    await shown;
    await turn();
    const again = api.expectOne('/act');
    expect(again.request.body).toEqual({ words: 'mine' });
    again.flush({ is: 'done' });

    expect(await done).toEqual({ is: 'done' });
    expect(asking.isAsked()).toBe(false);
  });

  it('is refused when it is not shown, and nothing is sent again', async () => {
    const done = act().catch((error: unknown) => error);
    api.expectOne('/act').flush(NEEDED, refusal);
    asking.close(false);

    expect(isStepUpNeeded(await done)).toBe(true);
  });

  it('asks once for all that wait, and goes on asking after a wrong one', async () => {
    const all = [act(), act()];
    for (const request of api.match('/act')) request.flush(NEEDED, refusal);
    const wrong = asking.show({ code: '000000' }).catch((error: { status: number }) => error.status);
    api.expectOne('/api/v1/me/step-up').flush(null, { status: 422, statusText: 'Unprocessable' });
    expect(await wrong).toBe(422);
    expect(asking.isAsked()).toBe(true);

    const shown = asking.show({ code: '123456' });
    api.expectOne('/api/v1/me/step-up').flush(null);
    await shown;
    await turn();
    for (const request of api.match('/act')) request.flush('done');

    expect(await Promise.all(all)).toEqual(['done', 'done']);
  });

  it('does not ask when a role is wanting', async () => {
    const done = act().catch((error: { status: number }) => error.status);
    api.expectOne('/act').flush({ type: 'about:blank', title: 'Forbidden', status: 403 }, refusal);

    expect(await done).toBe(403);
    expect(asking.isAsked()).toBe(false);
  });
});
