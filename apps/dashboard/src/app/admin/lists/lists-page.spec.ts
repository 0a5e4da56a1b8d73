import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { Me, Term } from '@rdrr/shared';

import shell from '../../../../public/i18n/en.json';
import words from '../../../../public/i18n/lists/en.json';
import shellRu from '../../../../public/i18n/ru.json';
import wordsRu from '../../../../public/i18n/lists/ru.json';
import { aMembership, aPerson } from '../../testing/people';
import { settle } from '../../testing/settle';
import { provideWords, speak } from '../../testing/words';
import { ListsPage } from './lists-page';

const aTerm = (changes: Partial<Term> = {}): Term => ({
  ...{ code: 'school', label: { en: 'School', ru: 'Школа' } },
  ...{ description: { en: 'Where children learn', ru: 'Где учатся дети' } },
  ...{ group: null, suppressBelow: null, retired: false, version: 3, mappings: {} },
  ...changes,
});

describe('ListsPage', () => {
  let page: ComponentFixture<ListsPage>;
  let api: HttpTestingController;
  const element = () => page.nativeElement as HTMLElement;
  const one = <T extends HTMLElement>(selector: string) => element().querySelector<T>(selector);
  const text = (of: HTMLElement = element()): string => of.textContent.replace(/\s+/g, ' ').trim();
  const focused = () => document.activeElement as HTMLElement;
  const field = (name: string) => one<HTMLInputElement>(`[name=${name}]`)!;
  const errorAt = (name: string) =>
    one(`#${field(name).getAttribute('aria-describedby')?.split(' ').at(-1)}`);
  const button = (name: string) =>
    [...element().querySelectorAll('button')].find((each) =>
      [each.getAttribute('aria-label'), text(each)].includes(name),
    );
  const click = async (name: string) => {
    button(name)?.focus();
    button(name)?.click();
    await settle();
  };
  const write = (given: Record<string, string>) => {
    for (const [name, words] of Object.entries(given)) {
      field(name).value = words;
      field(name).dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
  const save = async () => {
    one('form')!.dispatchEvent(new Event('submit'));
    await settle();
  };

  async function open(me: Me = aPerson(aMembership({ role: 'administrator' }))): Promise<void> {
    page = TestBed.createComponent(ListsPage);
    document.body.append(page.nativeElement as HTMLElement);
    page.componentRef.setInput('list', 'settings');
    TestBed.tick();
    api.expectOne('/api/v1/me').flush(me);
    api.expectOne('/api/v1/taxonomy').flush({ settings: [aTerm()] });
    await settle();
  }

  const WORDS = {
    ...{ 'label-en': 'Prison', 'label-ru': 'Тюрьма' },
    ...{ 'description-en': 'Behind walls', 'description-ru': 'За стенами' },
  };

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '', children: [] }]),
        provideWords({ en: shell, 'lists/en': words, ru: shellRu, 'lists/ru': wordsRu }),
        provideTranslocoScope('lists'),
      ],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
  });

  it('is only for who administers the platform', async () => {
    await open(aPerson(aMembership({ role: 'organisation-admin' })));

    expect(text()).toContain('Lists are edited by administrators of the platform.');
  });

  it.each([
    ['en', '', 'Give a code.'],
    ['en', 'Legal Aid', 'Use only small Latin letters and digits'],
    ['ru', '', 'Укажите код.'],
    ['ru', 'Legal Aid', 'Используйте только строчные латинские буквы и цифры'],
  ] as const)(
    'says in %s what is wrong with the code "%s", at its field',
    async (language, code, message) => {
      speak(language);
      await open();
      await click(language === 'en' ? 'Add a term' : 'Добавить понятие');
      expect(one('form')?.hasAttribute('novalidate')).toBe(true);
      write({ ...WORDS, code });
      await save();

      api.expectNone('/api/v1/taxonomy/settings');
      expect(field('code').getAttribute('aria-invalid')).toBe('true');
      expect(text(errorAt('code')!)).toContain(message);
      expect(focused()).toBe(field('code'));
      expect(element().querySelectorAll('[aria-invalid=true]')).toHaveLength(1);

      write({ code: 'prison' });
      await settle();
      expect(field('code').getAttribute('aria-invalid')).toBe('false');
      expect(one('#wrong-code')).toBeNull();
    },
  );

  it('marks what is missing in each language, and what the server refused', async () => {
    await open();
    await click('Add a term');
    write({ ...WORDS, code: 'school', 'label-ru': ' ' });
    await save();
    expect(text(errorAt('label-ru')!)).toBe('Write the label in Russian.');
    expect(focused()).toBe(field('label-ru'));

    write(WORDS);
    await save();
    api
      .expectOne({ method: 'POST', url: '/api/v1/taxonomy/settings' })
      .flush(
        { status: 422, errors: [{ pointer: '/code', detail: 'There is a term with this code' }] },
        { status: 422, statusText: 'Unprocessable Entity' },
      );
    await settle();
    expect(text(errorAt('code')!)).toBe('There is a term with this code: take another.');
    expect(focused()).toBe(field('code'));
  });

  it('goes to the message that a term is no longer offered', async () => {
    await open();
    await click('Change: School');
    field('retired').checked = true;
    await save();
    const sent = api.expectOne({ method: 'PUT', url: '/api/v1/taxonomy/settings/school' });
    expect([sent.request.body.retired, sent.request.headers.get('If-Match')]).toEqual([true, '"v3"']);
    sent.flush(aTerm({ retired: true, version: 4 }));
    await settle();

    expect(one('form')).toBeNull();
    expect(focused().getAttribute('role')).toBe('status');
    expect(text(focused())).toBe('School is no longer offered.');
  });

  it('goes to why a change was refused, and back to its button when it is cancelled', async () => {
    await open();
    await click('Change: School');
    await save();
    api.expectOne('/api/v1/taxonomy/settings/school').flush(null, { status: 503, statusText: 'Busy' });
    await settle();
    expect(focused()).toBe(one('app-refused-change'));

    await click('Cancel');
    expect(focused()).toBe(button('Change: School'));
    await click('Add a term');
    await click('Cancel');
    expect(focused()).toBe(button('Add a term'));
  });
});
