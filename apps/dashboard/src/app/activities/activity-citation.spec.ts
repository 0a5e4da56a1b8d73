import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { Activity } from '@rdrr/shared';

import words from '../../../public/i18n/activities/en.json';
import shell from '../../../public/i18n/en.json';
import { provideWords, speak } from '../testing/words';
import { ActivityCitation } from './activity-citation';

describe('ActivityCitation', () => {
  const copied = jest.fn().mockResolvedValue(undefined);

  function cite(hides: Activity['hides'], organisation: string | null): HTMLElement {
    const activity: Partial<Activity> = {
      id: '01f50995-ae39-523b-83fd-40dde4166ded',
      reference: 'ACT-900',
      title: { en: 'Radio series' },
      version: 2,
      lastConfirmedOn: null,
      hides,
    };
    const page = TestBed.createComponent(ActivityCitation);
    page.componentRef.setInput('activity', activity);
    page.componentRef.setInput('organisation', organisation);
    page.componentRef.setInput('readOn', '2026-11-24');
    page.detectChanges();
    return page.nativeElement as HTMLElement;
  }

  beforeEach(() => {
    copied.mockClear();
    // jsdom has no clipboard.
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: copied }, configurable: true });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideWords({ en: shell, 'activities/en': words }),
        provideTranslocoScope('activities'),
      ],
    });
    speak('en');
  });

  it('names who, what, which version, and where it was read', () => {
    expect(cite([], 'A newspaper').querySelector('blockquote')?.textContent.replace(/\s+/g, ' ')).toContain(
      'A newspaper. Radio series. RDRR Monitor, ACT-900, version 2, read on 24 Nov 2026. http',
    );
  });

  it.each([
    ['who is told the name', 'A newspaper'],
    ['who is not', null],
  ])('keeps a hidden name out of what is shown and copied for a reader %s', (_reader, told) => {
    const element = cite(['organisation'], told);

    element.querySelector('button')?.click();

    expect(element.textContent).not.toContain('A newspaper');
    expect(copied).toHaveBeenCalledWith(expect.stringMatching(/^An organisation ?\. Radio series/));
  });
});
