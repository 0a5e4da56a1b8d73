import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import type { BreakGlass } from '@rdrr/shared';

import words from '../../../../public/i18n/break-glass/en.json';
import shell from '../../../../public/i18n/en.json';
import { aMembership, aPerson } from '../../testing/people';
import { settle } from '../../testing/settle';
import { provideWords, speak } from '../../testing/words';
import { BreakGlassPage } from './break-glass-page';

const anAccess = (changes: Partial<BreakGlass> = {}): BreakGlass => ({
  ...{ id: 'access', organisation: { id: 'kg-fti', name: 'FTI' }, reason: 'A court asks', hours: 4 },
  ...{ askedBy: 'Demo', isMine: true, askedAt: '2026-01-01T00:00:00Z', decidedBy: 'Other' },
  ...{ state: 'open', endsAt: '2026-01-01T04:00:00Z' },
  ...changes,
});

describe('BreakGlassPage', () => {
  let page: ComponentFixture<BreakGlassPage>;
  let api: HttpTestingController;
  const element = () => page.nativeElement as HTMLElement;
  const click = async (name: string) => {
    [...element().querySelectorAll('button')].find((each) => each.textContent.trim() === name)?.click();
    await settle();
  };

  async function open(access: BreakGlass): Promise<void> {
    page = TestBed.createComponent(BreakGlassPage);
    TestBed.tick();
    api.expectOne('/api/v1/me').flush(aPerson(aMembership({ role: 'administrator', organisation: null })));
    await settle();
    api.expectOne('/api/v1/break-glass?size=200').flush({ items: [access], total: 1 });
    api.expectOne('/api/v1/organisations?size=200').flush({ items: [], total: 0 });
    await settle();
  }

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '', children: [] }]),
        provideWords({ en: shell, 'break-glass/en': words }),
        provideTranslocoScope('break-glass'),
      ],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
  });

  it('leads from an open access to what may now be read', async () => {
    await open(anAccess());

    const link = element().querySelector<HTMLAnchorElement>('li a');
    expect(link?.textContent.trim()).toBe('Read the activities of FTI');
    expect(link?.getAttribute('href')).toBe('/en/activities?organisation=kg-fti');
  });

  it.each([
    ['ended', anAccess({ state: 'ended' })],
    ['somebody else reads by', anAccess({ isMine: false })],
  ])('leads nowhere from one that %s', async (_, access) => {
    await open(access);

    expect(element().querySelector('li a')).toBeNull();
  });

  it('goes to what was decided', async () => {
    await open(anAccess({ state: 'asked', isMine: false }));
    await click('Approve');
    await click('Yes');
    api.expectOne('/api/v1/break-glass/access/approve').flush({});
    await settle();

    expect(document.activeElement?.getAttribute('role')).toBe('status');
    expect(document.activeElement?.textContent).toContain('Access is open');
  });
});
