import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { CountrySummary } from '@rdrr/shared';

import words from '../../../public/i18n/countries/en.json';
import shell from '../../../public/i18n/en.json';
import { settle } from '../testing/settle';
import { provideWords, speak } from '../testing/words';
import { aCountry } from '../ui/coverage.fixture';
import { CountryPage } from './country-page';
import { aFigure, aSummary } from './summary.fixture';

const SUMMARY = '/api/v1/countries/KG/summary';

describe('CountryPage', () => {
  let page: ComponentFixture<CountryPage>;
  let api: HttpTestingController;
  const all = (css: string): HTMLElement[] => [
    ...(page.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(css),
  ];
  const text = (): string => (page.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');

  async function open(iso2 = 'KG', query: Record<string, string> = {}): Promise<void> {
    page = TestBed.createComponent(CountryPage);
    page.componentRef.setInput('iso2', iso2);
    for (const [name, value] of Object.entries(query)) page.componentRef.setInput(name, value);
    TestBed.tick();
    api.expectOne('/api/v1/framework').flush({ themes: [], recommendations: [] });
    api.expectOne('/api/v1/countries').flush({
      items: [aCountry(), aCountry({ code: 'TJ', name: { en: 'Tajikistan', ru: 'Таджикистан' } })],
      total: 2,
      recordsSince: '2026-11-24',
    });
    await settle();
  }

  /** Once answers are in, the next blocks ask for what they need; a pending answer keeps the page unstable. */
  async function show(summary: CountrySummary): Promise<void> {
    await open();
    api.expectOne(SUMMARY).flush(summary);
    await settle();
    api.match('/api/v1/taxonomy').forEach((request) => request.flush({ organisationTypes: [] }));
    await settle();
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      deferBlockBehavior: DeferBlockBehavior.Manual, // the chart is looked at, in e2e
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '', children: [] }]),
        provideWords({ en: shell, 'countries/en': words }),
        provideTranslocoScope('countries'),
      ],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
  });

  it('says that it is loading', async () => {
    await open();

    expect(all('app-state-block[aria-busy=true]')).toHaveLength(1);
    expect(all('h1')[0]?.textContent).toBe('Kyrgyzstan');
  });

  it('says the country in one sentence and opens each recommendation in the matrix', async () => {
    await show(aSummary());

    expect(all('app-country-sentence')[0]?.textContent).toContain('2 of 6 recommendations');
    expect(all('[role=gridcell] a').map((link) => link.getAttribute('href'))).toContain(
      '/en/coverage?country=KG&cell=KG.POL-1',
    );
    expect(text()).toContain(
      'Lapsed: nothing current since 31 Dec 2023. Could share how they do it: Tajikistan.',
    );
    expect(text()).toContain(
      'Reported work was at its height in 2025 with 2 current activities, against 1 on 24 Nov 2026.',
    );
  });

  it('names the numbers beside the chart, from the first year with any', async () => {
    await show(aSummary());

    expect(all('app-chart-figure tbody tr').map((row) => row.textContent)).toEqual(['20252', '20261']);
  });

  it('sets conflicting figures side by side and says hidden in words', async () => {
    await show(
      aSummary({
        figures: [
          aFigure({ conflictGroup: 'flight' }),
          aFigure({ id: 'REP-002', conflictGroup: 'flight', total: 95, women: 'hidden', children: '<10' }),
        ],
      }),
    );

    expect(all('app-figures-table .differs').map((number) => number.textContent)).toEqual(['96', '95']);
    expect(all('app-figures-table tbody tr')[1]?.textContent).toMatch(/hidden\s*<10/);
    expect(all('app-figures-table a')).toHaveLength(2);
  });

  it('asks for the day and the freshness that the URL names', async () => {
    await open('kg', { asOf: '2022-06-30', freshness: '36' });

    api.expectOne(`${SUMMARY}?asOf=2022-06-30&freshness=36`);
    expect(all('a[download]')[0]?.getAttribute('href')).toBe(
      '/api/v1/exports/coverage.csv?country=KG&asOf=2022-06-30&freshness=36',
    );
  });

  it('names every recommendation without current or planned work, the longest silent ones first', async () => {
    await show(aSummary());

    expect(all('app-attention-list ol a')).toHaveLength(2);
    expect(all('app-attention-list summary')[0]?.textContent).toBe(
      '1 more recommendation without current or planned work',
    );
    expect(all('app-attention-list details li').map((line) => line.textContent.replace(/\s+/g, ' '))).toEqual(
      [expect.stringMatching(/POL-6.*No information/)],
    );
    expect(all('app-attention-list details a')[0]?.getAttribute('href')).toBe(
      '/en/coverage?country=KG&cell=KG.POL-6',
    );
  });

  it('says of work that answers no question that it is current all the same', async () => {
    await show(aSummary());

    expect(all('[role=gridcell]')[1]?.textContent.replace(/\s+/g, ' ')).toContain(
      'Partly covered current work, no answers yet',
    );
  });

  it('speaks of a past day as past', async () => {
    await open('kg', { asOf: '2022-06-30' });
    api
      .expectOne(`${SUMMARY}?asOf=2022-06-30`)
      .flush(aSummary({ asOf: '2022-06-30', activities: { total: 9, current: 3, upcoming: 1, past: 5 } }));
    await settle();
    api.match('/api/v1/taxonomy').forEach((request) => request.flush({ organisationTypes: [] }));
    await settle();

    expect(text()).toMatch(/Activities current on 30 Jun 2022\s*3 of 9 begun or announced by then/);
    expect(text()).not.toContain('now current');
  });

  it('has nothing to print or to take away of a country that does not exist, even before the answer', async () => {
    await open('zz');

    api.expectOne('/api/v1/countries/ZZ/summary');
    expect(all('button, a[download]')).toHaveLength(0);
  });

  it('helps on where nothing is reported, instead of a wall of hatching', async () => {
    await show(
      aSummary({
        country: aCountry({ activities: 0 }),
        activities: { total: 0, current: 0, upcoming: 0, past: 0 },
        active: [],
        timeline: [],
      }),
    );

    expect(all('[role=gridcell]')).toHaveLength(0);
    expect(text()).toContain('We have no reports for this country yet.');
    expect(all('app-country-silence a').map((link) => link.textContent.trim())).toContain('Tajikistan');
  });

  it('offers to try again when the summary cannot be loaded', async () => {
    await open();
    api
      .expectOne(SUMMARY)
      .flush({ title: 'Service Unavailable' }, { status: 503, statusText: 'Service Unavailable' });
    await settle();

    all('[role=alert] button')[0]?.click();
    await settle();

    api.expectOne(SUMMARY);
  });

  it('says so when there is no such country', async () => {
    await open();
    api.expectOne(SUMMARY).flush({ title: 'Not Found' }, { status: 404, statusText: 'Not Found' });
    await settle();

    expect(all('h1').map((heading) => heading.textContent)).toEqual(['No country has the code KG']);
    expect(all('button')).toHaveLength(0);
  });

  it('leads out of an address whose day cannot be', async () => {
    await TestBed.inject(Router).navigateByUrl('/?asOf=2021-13-01&freshness=36');
    await open('kg', { asOf: '2021-13-01', freshness: '36' });
    api
      .expectOne(`${SUMMARY}?asOf=2021-13-01&freshness=36`)
      .flush(
        { status: 422, errors: [{ pointer: '/asOf', detail: 'Invalid ISO date' }] },
        { status: 422, statusText: 'Unprocessable Entity' },
      );
    await settle();

    expect(all('[role=alert]')[0]?.textContent).toContain(
      'As of: “2021-13-01” is not a day that can be shown.',
    );
    expect(all('[role=alert] a').map((link) => link.getAttribute('href'))).toEqual(['/?freshness=36']);
    expect(all('button, a[download]')).toHaveLength(0);
  });
});
