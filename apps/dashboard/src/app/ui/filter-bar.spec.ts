import { registerLocaleData } from '@angular/common';
import russian from '@angular/common/locales/ru';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';

import shell from '../../../public/i18n/en.json';
import shellRu from '../../../public/i18n/ru.json';
import { provideWords, speak } from '../testing/words';
import { type Filter, FilterBar } from './filter-bar';

describe('FilterBar', () => {
  let bar: ComponentFixture<FilterBar>;
  const find = <T extends HTMLElement>(css: string) =>
    (bar.nativeElement as HTMLElement).querySelector<T>(css);

  function show(filter: Filter): void {
    bar = TestBed.createComponent(FilterBar);
    bar.componentRef.setInput('filters', [filter]);
    bar.detectChanges();
  }

  beforeAll(() => registerLocaleData(russian));

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideWords({ en: shell, ru: shellRu })],
    });
    speak('en');
  });

  it.each([
    ['en', '30 Nov 2026'],
    ['ru', '30 нояб. 2026'],
  ] as const)('says the whole date of a day that is chosen in %s', (language, date) => {
    speak(language);
    show({ kind: 'day', param: 'knownOn', label: '', chosen: '2026-11-30' });

    expect(find('.chip')?.textContent.replace(/\s+/g, ' ')).toContain(date);
  });

  it.each<[string, Filter, string, string, string | string[] | null]>([
    [
      'a day as one value, so that its page reads a day and not a list',
      { kind: 'day', param: 'knownOn', label: '', chosen: undefined },
      'input',
      '2026-11-30',
      '2026-11-30',
    ],
    ['no day', { kind: 'day', param: 'knownOn', label: '', chosen: '2026-11-30' }, 'input', '', null],
    [
      'one of several',
      {
        kind: 'one',
        param: 'freshness',
        label: '',
        chosen: undefined,
        initial: '24',
        options: options('24', '12'),
      },
      'select',
      '12',
      '12',
    ],
    [
      'nothing for what holds by itself',
      {
        kind: 'one',
        param: 'freshness',
        label: '',
        chosen: '12',
        initial: '24',
        options: options('24', '12'),
      },
      'select',
      '24',
      null,
    ],
    [
      'a list where several may be chosen',
      { kind: 'many', param: 'country', label: '', chosen: ['KG'], options: options('KG', 'KZ') },
      '[type=checkbox]:not(:checked)',
      'on',
      ['KG', 'KZ'],
    ],
  ])('writes into the URL %s', (_what, filter, control, value, expected) => {
    show(filter);
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const field = find<HTMLInputElement>(control);

    if (field) field.value = value;
    field?.dispatchEvent(new Event('change'));

    expect(navigate).toHaveBeenCalledWith(
      [],
      expect.objectContaining({ queryParams: { [filter.param]: expected, page: null } }),
    );
  });
});

function options(...values: string[]): { value: string; label: string }[] {
  return values.map((value) => ({ value, label: value }));
}
