import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { ActivityLine, Coverage } from '@rdrr/shared';

import shell from '../../../public/i18n/en.json';
import words from '../../../public/i18n/overview/en.json';
import { settle } from '../testing/settle';
import { provideWords, speak } from '../testing/words';
import { aCell, aCountry } from '../ui/coverage.fixture';
import { anOrganisation } from './organisation.fixture';
import { OverviewPage } from './overview-page';

const COVERAGE = '/api/v1/coverage';
const LATEST = '/api/v1/activities?sort=-lastConfirmedOn&size=5';
const ORGANISATIONS = '/api/v1/organisations?size=200';

const named = (code: string, area: 'central-asia' | 'europe', name: string, activities = 3) =>
  aCountry({ code, area, name: { en: name, ru: name }, activities });

const COUNTRIES = [
  named('KG', 'central-asia', 'Kyrgyzstan'),
  named('KZ', 'central-asia', 'Kazakhstan'),
  named('SE', 'europe', 'Sweden'),
  named('IT', 'europe', 'Italy', 0),
];

const FRAMEWORK = {
  themes: [
    { code: 'POL', title: { en: 'Political will', ru: 'Политическая воля' } },
    { code: 'COM', title: { en: 'Communities', ru: 'Сообщества' } },
  ],
  recommendations: [
    { code: 'POL-1', theme: 'POL', title: { en: 'Make the choice', ru: 'Принять решение' } },
    { code: 'COM-2', theme: 'COM', title: { en: 'Work with faiths', ru: 'Работать с общинами' } },
  ],
};

const MATRIX: Coverage = {
  asOf: '2026-11-24',
  knownOn: null,
  freshnessMonths: 24,
  cells: [
    aCell('POL-1', 'partly-covered', 'KG'),
    aCell('COM-2', 'lapsed', 'KG'),
    aCell('POL-1', 'covered', 'KZ'),
    aCell('COM-2', 'no-information', 'KZ'),
    aCell('POL-1', 'lapsed', 'SE'),
    aCell('COM-2', 'no-information', 'SE'),
  ],
};

const ACTIVITY = {
  id: '6d9f1d0c-0f5e-4f0e-9a51-1f5a3f8f2a10',
  title: { en: 'School catch-up classes' },
  organisation: 'UNDP',
  lastConfirmedOn: '2026-06-01',
  verdict: 'current',
} as ActivityLine;

describe('OverviewPage', () => {
  let page: ComponentFixture<OverviewPage>;
  let api: HttpTestingController;
  const all = (css: string): HTMLElement[] => [
    ...(page.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(css),
  ];
  const textOf = (css: string): string[] =>
    all(css).map((element) => element.textContent.replace(/\s+/g, ' ').trim());
  const hrefs = (css: string): (string | null)[] => all(css).map((link) => link.getAttribute('href'));

  /** Opens the page with the reference data there, its own three answers still to come. */
  async function open(): Promise<void> {
    page = TestBed.createComponent(OverviewPage);
    TestBed.tick();
    api.expectOne('/api/v1/framework').flush(FRAMEWORK);
    api.expectOne('/api/v1/countries').flush({ items: COUNTRIES, total: COUNTRIES.length });
    await settle();
  }

  async function answer(activities: ActivityLine[], total: number): Promise<void> {
    api.expectOne(LATEST).flush({ items: activities, total });
    api.expectOne(ORGANISATIONS).flush({ items: [anOrganisation(total)], total: 1 });
    await settle();
  }

  async function show(coverage = MATRIX): Promise<void> {
    await open();
    api.expectOne(COVERAGE).flush(coverage);
    await answer([ACTIVITY], 120);
  }

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideWords({ en: shell, 'overview/en': words }),
        provideTranslocoScope('overview'),
      ],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
  });

  it('says what it is and where to go before any answer, and asks for three things besides the reference data', async () => {
    await open();

    expect(textOf('h1')).toEqual(['From repatriation to reintegration: who does what, where']);
    expect(hrefs('nav a')).toEqual(['/en/coverage', '/en/activities']);
    expect(all('app-state-block[aria-busy=true]')).toHaveLength(5);
    expect(api.match(() => true).map(({ request }) => request.url)).toEqual([
      COVERAGE,
      LATEST,
      ORGANISATIONS,
    ]);
  });

  it('says what is known, with both numbers', async () => {
    await show();

    expect(textOf('.record .lede')[0]).toBe('120 activities by 1 organisation in 3 countries are on record.');
    expect(textOf('app-coverage-totals p')[0]).toBe(
      '2 of 6 cells of the matrix (2 recommendations for 3 countries: where activities are on record, and all of Central Asia) are covered or partly covered.',
    );
    expect(textOf('app-coverage-totals dt')).toEqual([
      'Covered',
      'Partly covered',
      'Planned',
      'Lapsed',
      'No information',
    ]);
    expect(textOf('app-coverage-totals dd')).toEqual(['1 of 6', '1 of 6', '0 of 6', '2 of 6', '2 of 6']);
  });

  it('leads to the countries of the region in focus by name, each with its states by theme', async () => {
    await show();

    expect(textOf('app-country-rows li a')).toEqual(['Kazakhstan', 'Kyrgyzstan']);
    expect(hrefs('app-country-rows li a')).toEqual(['/en/countries/KZ', '/en/countries/KG']);
    expect(textOf('app-country-rows app-state-words')[1]).toBe('1 of 2 covered or partly covered Lapsed: 1');
    expect(all('app-country-rows [role=img]').map((strip) => strip.getAttribute('aria-label'))).toEqual([
      'Political will: 1 of 1 covered or partly covered',
      'Communities: 0 of 1 covered or partly covered',
      'Political will: 1 of 1 covered or partly covered',
      'Communities: 0 of 1 covered or partly covered',
    ]);
  });

  it('lists the other countries that have a column in the matrix, and no others', async () => {
    await show();

    expect(textOf('app-country-grid li')).toEqual(['Sweden 0 of 2 covered or partly covered']);
  });

  it('opens the recommendations on which least is reported', async () => {
    await show();

    expect(hrefs('app-silence-list a')).toEqual(['/en/recommendations/COM-2', '/en/recommendations/POL-1']);
    expect(textOf('app-silence-list li')[0]).toBe(
      'COM-2 Work with faiths Current work in 0 of 3 countries · no information on 2',
    );
  });

  it('shows what was confirmed last', async () => {
    await show();

    expect(hrefs('app-activity-list a')).toEqual([`/en/activities/${ACTIVITY.id}`]);
    expect(textOf('.more a')).toContain('Browse all 120 activities');
  });

  it('when the coverage fails says so once, keeps the rest and tries that again', async () => {
    await open();
    api
      .expectOne(COVERAGE)
      .flush({ title: 'Service Unavailable' }, { status: 503, statusText: 'Service Unavailable' });
    await answer([ACTIVITY], 120);

    expect(all('[role=alert]')).toHaveLength(1);
    expect(textOf('.record .lede')[0]).toContain('120 activities');
    expect(all('app-activity-list a')).toHaveLength(1);
    all('[role=alert] button')[0]?.click();
    await settle();
    expect(api.match(() => true).map(({ request }) => request.url)).toEqual([COVERAGE]);
  });

  it('when the organisations cannot be counted still shows the countries', async () => {
    await open();
    api.expectOne(COVERAGE).flush(MATRIX);
    api.expectOne(LATEST).flush({ items: [ACTIVITY], total: 120 });
    api.expectOne(ORGANISATIONS).error(new ProgressEvent('error'));
    await settle();

    expect(textOf('[role=alert] strong')).toEqual(['No connection.']);
    expect(all('app-country-rows li')).toHaveLength(2);
  });

  it('says in a sentence that nothing is on record yet, instead of a wall of hatching', async () => {
    await open();
    api
      .expectOne(COVERAGE)
      .flush({ ...MATRIX, cells: MATRIX.cells.map((cell) => ({ ...cell, state: 'no-information' })) });
    await answer([], 0);

    expect(textOf('.record .empty')[0]).toContain('Nothing is on record yet.');
    expect(all('app-coverage-totals, app-country-rows, app-silence-list, app-activity-list')).toEqual([]);
    expect(hrefs('nav a')).toHaveLength(2);
  });
});
