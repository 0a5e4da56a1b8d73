import { HttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { Language as LanguageCode } from '@rdrr/shared';

import shellEn from '../../../public/i18n/en.json';
import en from '../../../public/i18n/overview/en.json';
import ru from '../../../public/i18n/overview/ru.json';
import shellRu from '../../../public/i18n/ru.json';
import { provideWords, speak } from '../testing/words';
import { aCountry } from '../ui/coverage.fixture';
import { anOrganisation } from './organisation.fixture';
import { RecordSentence } from './record-sentence';

/** `organisations` lead activities; null: more than the list holds. */
interface OnRecord {
  activities: number;
  organisations: number | null;
  countries: number;
  euWide?: boolean;
}

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

async function sentence(language: LanguageCode, record: OnRecord): Promise<string> {
  TestBed.configureTestingModule({
    providers: [
      { provide: HttpClient, useValue: {} },
      provideWords({ en: shellEn, ru: shellRu, 'overview/en': en, 'overview/ru': ru }),
      provideTranslocoScope('overview'),
    ],
  });
  speak(language);
  const fixture = TestBed.createComponent(RecordSentence);
  const items = times(record.organisations ?? 200, anOrganisation(1));
  const wider = record.euWide ? [aCountry({ code: 'EU', inCoverage: false })] : [];
  fixture.componentRef.setInput('activities', record.activities);
  fixture.componentRef.setInput('organisations', { items, total: record.organisations ?? 201 });
  fixture.componentRef.setInput('countries', [...times(record.countries, aCountry()), ...wider]);
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ').replace(/ \./g, '.').trim();
}

describe('the sentence on what is on record', () => {
  it.each([
    [
      { activities: 120, organisations: 66, countries: 17, euWide: true },
      '120 activities by 66 organisations in 17 countries and EU-wide are on record.',
    ],
    [
      { activities: 1, organisations: 1, countries: 1 },
      '1 activity by 1 organisation in 1 country is on record.',
    ],
    [
      { activities: 900, organisations: null, countries: 40 },
      '900 activities in 40 countries are on record.',
    ],
  ] as const)('in English', async (record, expected) => {
    expect(await sentence('en', record)).toBe(expected);
  });

  it.each([
    [
      { activities: 120, organisations: 66, countries: 17, euWide: true },
      'Задокументировано 120 мероприятий 66 организаций в 17 странах и на уровне ЕС.',
    ],
    [
      { activities: 122, organisations: 21, countries: 21 },
      'Задокументированы 122 мероприятия 21 организации в 21 стране.',
    ],
    [
      { activities: 1, organisations: 2, countries: 3 },
      'Задокументировано 1 мероприятие 2 организаций в 3 странах.',
    ],
  ] as const)('in Russian, each number in its form', async (record, expected) => {
    expect(await sentence('ru', record)).toBe(expected);
  });
});
