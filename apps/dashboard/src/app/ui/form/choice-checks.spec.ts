import { type ComponentFixture, TestBed } from '@angular/core/testing';

import shell from '../../../../public/i18n/en.json';
import { provideWords, speak } from '../../testing/words';
import type { ChoiceGroup } from './choice';
import { ChoiceChecks } from './choice-checks';

const named = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ value: `o${index}`, label: `Organisation ${index}` }));

describe('ChoiceChecks', () => {
  let page: ComponentFixture<ChoiceChecks>;
  const all = (css: string) => [...(page.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(css)];
  const offered = () => all('.check').map(({ textContent }) => textContent.trim());
  const filter = () => all('input[type=search]')[0] as HTMLInputElement | undefined;

  function show(groups: ChoiceGroup[], value: string[] = []): void {
    TestBed.configureTestingModule({ providers: [provideWords({ en: shell })] });
    speak('en');
    page = TestBed.createComponent(ChoiceChecks);
    page.componentRef.setInput('label', 'Shared with');
    page.componentRef.setInput('groups', groups);
    page.componentRef.setInput('value', value);
    page.detectChanges();
  }

  function seek(name: string): void {
    const box = filter()!;
    box.value = name;
    box.dispatchEvent(new Event('input'));
    page.detectChanges();
  }

  it('shows few choices without a filter', () => {
    show([{ choices: named(20) }]);

    expect(filter()).toBeUndefined();
  });

  it('looks through many by name, and keeps in sight what is chosen', () => {
    show([{ choices: named(30) }], ['o7']);

    seek(' ORGANISATION 2');

    expect(filter()?.closest('label')?.textContent.trim()).toBe('Find by name');
    expect(offered()).toEqual([
      'Organisation 2',
      'Organisation 7',
      ...named(30)
        .slice(20)
        .map((o) => o.label),
    ]);
  });

  it('opens the groups in which a name is found, and hides the others', () => {
    show([
      { name: 'Near', choices: named(25) },
      { name: 'Far', choices: [{ value: 'x', label: 'Elsewhere' }] },
    ]);

    seek('else');
    expect(all('details').map((each) => (each as HTMLDetailsElement).open)).toEqual([true]);
    expect(offered()).toEqual(['Elsewhere']);

    seek('nowhere');
    expect(all('p')[0]?.textContent).toContain('Nothing here has this in its name');
  });
});
