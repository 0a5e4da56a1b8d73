import { registerLocaleData } from '@angular/common';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import russian from '@angular/common/locales/ru';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { Coverage, CoverageCell, CoverageExplanation, ExplainedActivity } from '@rdrr/shared';

import words from '../../../public/i18n/coverage/en.json';
import wordsRu from '../../../public/i18n/coverage/ru.json';
import shell from '../../../public/i18n/en.json';
import shellRu from '../../../public/i18n/ru.json';
import { settle } from '../testing/settle';
import { provideWords, speak } from '../testing/words';
import { aCell, aCountry } from '../ui/coverage.fixture';
import { CoveragePage } from './coverage-page';

const FRAMEWORK = {
  edition: 2,
  themes: [{ code: 'POL', title: { en: 'Political will', ru: '' } }],
  recommendations: [
    { code: 'POL-1', theme: 'POL', order: 1, title: { en: 'Own the choice', ru: '' } },
    { code: 'POL-2', theme: 'POL', order: 2, title: { en: 'Inform the public', ru: '' } },
  ],
};
const COUNTRIES = [aCountry(), aCountry({ code: 'SE', area: 'europe', name: { en: 'Sweden', ru: '' } })];
const CELLS = [
  aCell('POL-1', 'covered', 'KG'),
  aCell('POL-2', 'lapsed', 'KG'),
  aCell('POL-1', 'planned', 'SE'),
  aCell('POL-2', 'no-information', 'SE'),
];

describe('CoveragePage', () => {
  let page: ComponentFixture<CoveragePage>;
  let api: HttpTestingController;
  const all = (css: string): HTMLElement[] => [
    ...(page.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(css),
  ];
  const text = (): string => (page.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');

  async function open(query: Record<string, string | string[]> = {}, items = COUNTRIES): Promise<void> {
    page = TestBed.createComponent(CoveragePage);
    for (const [name, value] of Object.entries(query)) page.componentRef.setInput(name, value);
    TestBed.tick();
    api.expectOne('/api/v1/framework').flush(FRAMEWORK);
    api.expectOne('/api/v1/countries').flush({
      items,
      total: items.length,
      recordsSince: '2026-11-22',
    });
    api.expectOne('/api/v1/taxonomy').flush({ organisationTypes: [], pillars: [] });
    await settle();
  }

  async function show(
    query: Record<string, string | string[]> = {},
    cells: CoverageCell[] = CELLS,
    answeredFor: Partial<Coverage> = {},
    countries = COUNTRIES,
  ) {
    await open(query, countries);
    api
      .expectOne(({ url }) => /\/coverage(\?|$)/.test(url))
      .flush({ asOf: '2026-11-24', knownOn: null, freshnessMonths: 24, ...answeredFor, cells });
    await settle();
  }

  beforeAll(() => registerLocaleData(russian));

  beforeEach(() => {
    // jsdom has the element, not its methods.
    HTMLDialogElement.prototype.showModal = function () {
      this.open = true;
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideWords({ en: shell, 'coverage/en': words, ru: shellRu, 'coverage/ru': wordsRu }),
        provideTranslocoScope('coverage'),
      ],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
  });

  it('says that it is loading', async () => {
    await open();

    expect(all('app-state-block[aria-busy=true]')).toHaveLength(1);
  });

  it('begins with Central Asia and offers the other areas with their number of countries', async () => {
    await show();

    expect(all('thead a').map((link) => link.getAttribute('href'))).toEqual(['/en/countries/KG']);
    expect(all('nav a').map((link) => link.textContent.trim())).toEqual(
      expect.arrayContaining(['Central Asia 1', 'Europe 1', 'All 2']),
    );
  });

  it('reads out each cell in words: state, questions, activities', async () => {
    await show({ area: 'all' });

    expect(all('[data-cell]').map((cell) => cell.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      'Covered, 3 of 3 questions answered, 1 activity',
      'Planned, 0 of 3 questions answered, 1 activity',
      'Lapsed, 0 of 3 questions answered, 1 activity',
      'No information, 0 of 3 questions answered, 0 activities',
    ]);
    expect(all('tr.theme td').map((tally) => tally.textContent.trim())).toEqual([
      expect.stringContaining('1/2'),
      expect.stringContaining('0/2'),
    ]);
  });

  it.each([
    ['en', 'state', 'thead th:not(.corner)', ['Kazakhstan', 'Kyrgyzstan', 'Denmark', 'Germany']],
    ['ru', 'state', 'thead th:not(.corner)', ['Казахстан', 'Кыргызстан', 'Германия', 'Дания']],
    ['en', 'table', 'tbody td:nth-child(2)', ['Kazakhstan', 'Kyrgyzstan', 'Denmark', 'Germany']],
    ['ru', 'table', 'tbody td:nth-child(2)', ['Казахстан', 'Кыргызстан', 'Германия', 'Дания']],
  ] as const)('has the countries by area and name in %s, as %s', async (language, view, css, expected) => {
    speak(language);
    await show(
      { area: 'all', view },
      ['KG', 'KZ', 'DE', 'DK'].map((code) => aCell('POL-1', 'covered', code)),
      {},
      [
        aCountry(),
        aCountry({ code: 'KZ', name: { en: 'Kazakhstan', ru: 'Казахстан' } }),
        aCountry({ code: 'DE', area: 'europe', name: { en: 'Germany', ru: 'Германия' } }),
        aCountry({ code: 'DK', area: 'europe', name: { en: 'Denmark', ru: 'Дания' } }),
      ],
    );

    expect(all(css).map((name) => name.querySelector('.long')?.textContent ?? name.textContent)).toEqual(
      expected,
    );
  });

  it('says of work that answers no question that it is current all the same', async () => {
    await show({}, [aCell('POL-1', 'partly-covered', 'KG')]);

    expect(all('[data-cell]')[0]?.textContent).toContain(
      'Partly covered, work is current but answers none of the questions, 1 activity',
    );
  });

  it('is one tab stop whose focus the arrow keys move', async () => {
    await show({ area: 'all' });
    const [first] = all('[data-cell]');

    first?.focus();
    first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));

    expect(all('table [tabindex="0"]').map((cell) => cell.dataset['cell'])).toEqual(['SE.POL-1']);
  });

  it('opens a cell by its address in the URL', async () => {
    await show();
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);

    all('[data-cell="KG.POL-2"]')[0]?.click();

    expect(navigate).toHaveBeenCalledWith(
      [],
      expect.objectContaining({ queryParams: { cell: 'KG.POL-2' }, queryParamsHandling: 'merge' }),
    );
  });

  it('says that the edition of the day does not ask the recommendation, and leads to what is known of it', async () => {
    await show({ cell: 'KG.POL-9', asOf: '2026-12-01' });
    api
      .expectOne('/api/v1/coverage/KG/POL-9?asOf=2026-12-01')
      .flush({ title: 'Not Found' }, { status: 404, statusText: 'Not Found' });
    await settle();

    expect(all('dialog')[0]?.textContent.replace(/\s+/g, ' ')).toContain(
      'Edition 2 of the framework, in force on 1 Dec 2026, does not ask POL-9.',
    );
    expect(text()).not.toContain('old or mistyped');
    expect(all('dialog .sheet > p a').map((link) => link.getAttribute('href'))).toEqual([
      '/en/recommendations/POL-9?asOf=2026-12-01',
    ]);
  });

  it('explains the open cell: rule, questions, why each activity counts as it does', async () => {
    await show({ cell: 'KG.POL-2', asOf: '2026-11-24' });
    api.expectOne('/api/v1/coverage/KG/POL-2?asOf=2026-11-24').flush(anExplanation());
    await settle();

    expect(all('dialog h2')[0]?.textContent).toContain('Inform the public');
    expect(text()).toContain('Everything that counts is past');
    expect(text()).toContain('Is there a campaign? open: no current activity answers it');
    expect(text()).toMatch(/Past \(1\).*Radio series.*A newspaper.*not confirmed for too long/);
    expect(text()).toContain('fresh until 1\u00a0Jun\u00a02022'.replace(/\u00a0/g, ' '));
    expect(text()).toContain('a Is there a campaign?');
    expect(text()).toContain('Answers question a while it is current.');
  });

  it.each([
    ['at the precision of the source', {}, 'from June 2020'],
    ['that is only announced', { status: 'pipeline' }, 'announced for June 2020'],
    ['not known', { startedOn: null }, 'start not known, first documented 2020'],
    ['not known, nor documented', { startedOn: null, documentedOn: null }, 'dates not known'],
  ] as const)('shows a start %s, not the day as which the rule reads it', async (_case, changes, shown) => {
    await show({ cell: 'KG.POL-2' });
    api.expectOne('/api/v1/coverage/KG/POL-2').flush(anExplanation(changes));
    await settle();

    expect(text()).toContain(shown);
    expect(text()).not.toContain('1 Jun 2020');
  });

  it('says nothing of freshness where the activity has ended', async () => {
    await show({ cell: 'KG.POL-2' });
    const dates = { start: '2020-06-01', end: '2021-12-31', documented: null, freshUntil: '2022-06-01' };
    api.expectOne('/api/v1/coverage/KG/POL-2').flush(anExplanation({ endedOn: '2021', dates }));
    await settle();

    expect(text()).toMatch(/June 2020 – 2021.*ended before the day/);
    expect(text()).not.toContain('fresh until');
  });

  it('says that a day in the future is a projection', async () => {
    await show({ asOf: '2090-01-01' }, CELLS, { asOf: '2090-01-01' });

    expect(all('[role=note]').map((note) => note.textContent)).toEqual([
      expect.stringMatching(/1.Jan.2090 lies ahead\. What you see is a projection/),
    ]);
  });

  it('says that nothing can be known before the first record', async () => {
    await show({ knownOn: '2026-01-01' }, CELLS, { knownOn: '2026-01-01' });

    expect(all('[role=note]').map((note) => note.textContent.replace(/\s/g, ' '))).toEqual([
      expect.stringContaining(
        'The records of this site begin on 22 Nov 2026: on 1 Jan 2026 it knew nothing yet.',
      ),
    ]);
    expect(all('[role=note] a').map((link) => link.getAttribute('href'))).toEqual(['/?asOf=2026-01-01']);
  });

  it('shows numbers apart from states, current ones first', async () => {
    await show({ view: 'number' });

    expect(all('[data-cell] [aria-hidden]').map((number) => number.textContent)).toEqual(['1/1', '0/1']);
    expect(all('[data-cell][class*="state-"]')).toHaveLength(0);
  });

  it('lists the same cells as a table', async () => {
    await show({ view: 'table', area: 'all' });

    expect(all('app-coverage-table tbody tr')).toHaveLength(4);
  });

  it('downloads what is shown', async () => {
    await show({ pillar: ['reintegration'], asOf: '2022-06-30' });

    expect(all('a[download]')[0]?.getAttribute('href')).toBe(
      '/api/v1/exports/coverage.csv?country=KG&pillar=reintegration&asOf=2022-06-30',
    );
  });

  it('says so when nothing matches the filters', async () => {
    await show({ pillar: ['reintegration'] }, [aCell('POL-1', 'no-information', 'KG')]);

    expect(text()).toContain('No activity matches these filters');
  });

  it('offers to try again when the matrix cannot be loaded', async () => {
    await open();
    api
      .expectOne('/api/v1/coverage')
      .flush({ title: 'Service Unavailable' }, { status: 503, statusText: 'Service Unavailable' });
    await settle();

    all('[role=alert] button')[0]?.click();
    await settle();

    api.expectOne('/api/v1/coverage');
  });
});

function anExplanation(changes: Partial<ExplainedActivity> = {}): CoverageExplanation {
  return {
    asOf: '2026-11-24',
    knownOn: null,
    freshnessMonths: 24,
    ...aCell('POL-2', 'lapsed', 'KG'),
    uncounted: 0,
    questions: [
      { code: 'POL-2.a', text: { en: 'Is there a campaign?', ru: '' }, answered: false, activities: 0 },
    ],
    activities: {
      total: 1,
      items: [
        {
          id: '01f50995-ae39-523b-83fd-40dde4166ded',
          reference: 'ACT-900',
          linked: 'POL-2',
          title: { en: 'Radio series' },
          organisationId: 'paper',
          organisation: 'A newspaper',
          organisationType: 'media',
          countries: ['KG'],
          regions: [],
          pillars: ['reintegration'],
          startedOn: '2020-06',
          endedOn: null,
          status: null,
          documentedOn: '2020',
          lastConfirmedOn: '2020-06-01',
          verdict: 'past',
          main: true,
          reason: 'It informs.',
          answers: ['POL-2.a'],
          dates: {
            start: '2020-06-01',
            end: null,
            documented: '2020-06-01',
            freshUntil: '2022-06-01',
          },
          ...changes,
        },
      ],
    },
    changeBy: ['confirm-past'],
  };
}
