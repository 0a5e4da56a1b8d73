import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { Me, WorkLine } from '@rdrr/shared';

import shell from '../../../public/i18n/en.json';
import words from '../../../public/i18n/my/en.json';
import { aMembership, aPerson } from '../testing/people';
import { settle } from '../testing/settle';
import { provideWords, speak } from '../testing/words';
import { aCountry } from '../ui/coverage.fixture';
import { MyPage } from './my-page';

const MINE = '/api/v1/my-work?page=1&size=50';

const aLine = (given: Partial<WorkLine> = {}): WorkLine => ({
  id: 'f426db4c-7304-5bd5-8eb9-6e52bdc2d737',
  reference: 'F426DB4C',
  title: { en: 'Legal papers for children' },
  organisationId: 'kz-pravo',
  organisation: 'Pravo',
  organisationType: 'ngo',
  countries: ['KG'],
  regions: [],
  pillars: ['reintegration'],
  startedOn: '2025',
  endedOn: null,
  status: 'implementation',
  lastConfirmedOn: null,
  recommendations: ['LEG-1'],
  verdict: 'awaiting',
  workflow: 'draft',
  visibility: 'members',
  version: 3,
  successorOf: null,
  submittedAt: null,
  comment: null,
  ...given,
});

describe('MyPage', () => {
  let page: ComponentFixture<MyPage>;
  let api: HttpTestingController;
  const all = (css: string): HTMLElement[] => [
    ...(page.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(css),
  ];
  const text = (): string => (page.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
  const button = (name: string) => all('button').find((each) => each.textContent.trim() === name);

  async function open(me: Me): Promise<void> {
    page = TestBed.createComponent(MyPage);
    TestBed.tick();
    api.expectOne('/api/v1/me').flush(me);
    api.match('/api/v1/framework');
    api.expectOne('/api/v1/countries').flush({ items: [aCountry()], total: 1, recordsSince: null });
    await settle();
  }

  async function show(...items: WorkLine[]): Promise<void> {
    await open(aPerson(aMembership()));
    api.expectOne(MINE).flush({ items, total: items.length });
    await settle();
  }

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '', children: [] }]),
        provideWords({ en: shell, 'my/en': words }),
        provideTranslocoScope('my'),
      ],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
  });

  it('asks nothing for a visitor, and shows where to sign in', async () => {
    await open({ person: null });

    api.expectNone(MINE);
    expect(all('a').map((each) => each.textContent.trim())).toEqual(['Sign in']);
  });

  it('tells who reviews that it is not for them', async () => {
    await open(aPerson(aMembership({ role: 'focal-point' })));

    api.expectNone(MINE);
    expect(text()).toContain('your account does not');
  });

  it('says that it is loading, and that nothing is reported yet', async () => {
    await open(aPerson(aMembership()));
    expect(all('app-state-block[aria-busy=true]')).toHaveLength(1);

    api.expectOne(MINE).flush({ items: [], total: 0 });
    await settle();
    api.expectOne('/api/v1/me').flush(aPerson(aMembership()));
    await settle();

    expect(text()).toContain('has not reported anything yet');
  });

  it('does not call nothing what a visitor is answered once the session has ended', async () => {
    await open(aPerson(aMembership()));
    api.expectOne(MINE).flush({ items: [], total: 0 });
    await settle();
    expect(text()).not.toContain('has not reported anything yet');
    api.expectOne('/api/v1/me').flush({ person: null });
    await settle();

    expect(text()).not.toContain('has not reported anything yet');
    expect(all('a').map((each) => each.textContent.trim())).toEqual(['Sign in']);
  });

  it('says when the list cannot be loaded', async () => {
    await open(aPerson(aMembership()));
    api.expectOne(MINE).flush({}, { status: 503, statusText: 'Service Unavailable' });
    await settle();

    expect(all('[role=alert]')[0]?.textContent).toContain('This could not be loaded.');
  });

  it('groups by the place in the workflow, what was returned first, with its comment', async () => {
    await show(
      aLine({ workflow: 'returned', comment: 'Which region?' }),
      aLine({ id: 'b', workflow: 'validated' }),
    );

    expect(all('h2').map((each) => each.textContent)).toEqual(['Returned: please complete', 'Validated']);
    expect(all('.comment')[0]?.textContent).toContain('Which region?');
  });

  it('confirms with one click the version that was seen, and says so', async () => {
    await show(aLine({ workflow: 'validated' }));

    button('Confirm: nothing changed')?.click();
    const sent = api.expectOne({ method: 'POST', url: `/api/v1/activities/${aLine().id}/confirm` });
    expect(sent.request.headers.get('If-Match')).toBe('"v3"');
    sent.flush({});
    await settle();

    expect(text()).toContain('“Legal papers for children” is confirmed as of today.');
    button('Confirm: nothing changed')?.click();
    api.expectNone({ method: 'POST' });
    api.expectOne(MINE);
  });

  it('asks again before it withdraws', async () => {
    await show(aLine());

    button('Withdraw')?.click();
    await settle();
    api.expectNone({ method: 'POST' });
    button('Yes, withdraw')?.click();

    api.expectOne({ method: 'POST', url: `/api/v1/activities/${aLine().id}/withdraw` });
  });

  it('offers no confirmation while a change is under way, and says what withdrawing the change means', async () => {
    await show(
      aLine({ workflow: 'validated' }),
      aLine({ id: 'b', workflow: 'draft', successorOf: aLine().id }),
    );
    expect(button('Confirm: nothing changed')).toBeUndefined();

    button('Withdraw')?.click();
    await settle();

    expect(text()).toContain('The activity stays as it was validated.');
  });

  it('shows field by field what somebody else changed meanwhile', async () => {
    await show(aLine());

    button('Submit for review')?.click();
    api
      .expectOne({ method: 'POST' })
      .flush(
        { status: 412, version: 4, changes: [{ field: 'startedOn', before: '2025', after: '2024' }] },
        { status: 412, statusText: 'Precondition Failed' },
      );
    await settle();
    api.match('/api/v1/taxonomy').forEach((request) => request.flush({}));
    await settle();

    const alert = all('[role=alert]')[0]?.textContent.replace(/\s+/g, ' ');
    expect(alert).toContain('This has been changed meanwhile');
    expect(alert).toContain('Startwas2025now2024');
  });
});
