import { HttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { CoverageState, Language as LanguageCode } from '@rdrr/shared';

import en from '../../../public/i18n/countries/en.json';
import ru from '../../../public/i18n/countries/ru.json';
import { provideWords, speak } from '../testing/words';
import { aCell } from '../ui/coverage.fixture';
import { CountrySentence } from './country-sentence';
import { countsOf } from './summary.fixture';

async function sentence(
  language: LanguageCode,
  counts: Partial<Record<CoverageState, number>>,
): Promise<string> {
  TestBed.configureTestingModule({
    providers: [
      { provide: HttpClient, useValue: {} },
      provideWords({ 'countries/en': en, 'countries/ru': ru }),
      provideTranslocoScope('countries'),
    ],
  });
  speak(language);
  const fixture = TestBed.createComponent(CountrySentence);
  const cells = Object.entries(counts).flatMap(([state, count]) =>
    Array.from({ length: count }, (_, index) => aCell(`POL-${index + 1}`, state as CoverageState)),
  );
  fixture.componentRef.setInput('summary', { cells, states: countsOf(cells) });
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ').trim();
}

describe('the sentence of a country', () => {
  it.each([
    [
      { covered: 9, 'partly-covered': 5, planned: 1, lapsed: 5, 'no-information': 4 },
      '14 of 24 recommendations are covered or partly covered; 1 more is planned; on 5, all known work is past; on 4, there is no information.',
    ],
    [
      { 'partly-covered': 1, planned: 2 },
      '1 of 3 recommendations is covered or partly covered; 2 more are planned.',
    ],
    [{ lapsed: 24 }, '0 of 24 recommendations are covered or partly covered; on 24, all known work is past.'],
    [{ covered: 2, 'not-applicable': 1 }, '2 of 2 recommendations are covered or partly covered.'],
  ] as const)('in English', async (counts, expected) => {
    expect(await sentence('en', counts)).toBe(expected);
  });

  it.each([
    [
      { covered: 1, planned: 1, lapsed: 22 },
      'Полностью или частично охвачена 1 из 24 рекомендаций; ещё 1 запланирована; по 22 вся известная работа осталась в прошлом.',
    ],
    [
      { covered: 2, 'partly-covered': 1, planned: 2, 'no-information': 19 },
      'Полностью или частично охвачены 3 из 24 рекомендаций; ещё 2 запланированы; по 19 сведений нет.',
    ],
    [
      { covered: 9, 'partly-covered': 5, planned: 5, 'confirmed-gap': 5 },
      'Полностью или частично охвачено 14 из 24 рекомендаций; ещё 5 запланировано; по 5 заявлено, что работа не ведётся.',
    ],
  ] as const)('in Russian, each number in its form', async (counts, expected) => {
    expect(await sentence('ru', counts)).toBe(expected);
  });
});
