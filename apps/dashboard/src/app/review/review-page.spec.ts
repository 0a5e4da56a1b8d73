import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { Me } from '@rdrr/shared';

import shell from '../../../public/i18n/en.json';
import words from '../../../public/i18n/review/en.json';
import { aMembership, aPerson } from '../testing/people';
import { settle } from '../testing/settle';
import { provideWords, speak } from '../testing/words';
import { aCountry } from '../ui/coverage.fixture';
import { ReviewPage } from './review-page';

const WAITING = '/api/v1/review?page=1&size=50';

describe('ReviewPage', () => {
  let page: ComponentFixture<ReviewPage>;
  let api: HttpTestingController;
  const text = (): string => (page.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');

  async function open(me: Me): Promise<void> {
    page = TestBed.createComponent(ReviewPage);
    TestBed.tick();
    api.expectOne('/api/v1/me').flush(me);
    api.match('/api/v1/framework');
    api.expectOne('/api/v1/countries').flush({ items: [aCountry()], total: 1, recordsSince: null });
    await settle();
  }

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '', children: [] }]),
        provideWords({ en: shell, 'review/en': words }),
        provideTranslocoScope('review'),
      ],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
  });

  it('asks nothing for who reviews nothing', async () => {
    await open(aPerson(aMembership({ role: 'reporter' })));

    api.expectNone(WAITING);
    expect(text()).toContain('your account is of neither');
  });

  it('says how long each submission has waited', async () => {
    await open(aPerson(aMembership({ role: 'focal-point' })));
    const submittedAt = new Date(Date.now() - 3.5 * 86_400_000).toISOString();
    api.expectOne(WAITING).flush({
      items: [
        {
          id: 'a',
          title: { en: 'Sewing' },
          organisation: 'Pravo',
          countries: ['KG'],
          submittedAt,
          successorOf: null,
        },
      ],
      total: 1,
    });
    await settle();

    expect(text()).toContain('Sewing');
    expect(text()).toContain('Waits for 3 days, since');
  });

  it.each([
    ['focal-point', false],
    ['monitor', true],
  ] as const)('says when nothing waits, and to a %s when something will: %s', async (role, isTold) => {
    const me = aPerson(aMembership({ role }));
    await open(me);
    api.expectOne(WAITING).flush({ items: [], total: 0 });
    await settle();
    api.expectOne('/api/v1/me').flush(me);
    await settle();

    expect(text()).toContain('Nothing waits for your review.');
    expect(text().includes('no focal point has answered for 30 days')).toBe(isTold);
  });
});
