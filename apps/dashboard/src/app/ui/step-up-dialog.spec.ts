import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import shell from '../../../public/i18n/en.json';
import { Session } from '../core/session';
import { aPerson } from '../testing/people';
import { settle } from '../testing/settle';
import { provideWords, speak } from '../testing/words';
import { StepUpDialog } from './step-up-dialog';

describe('StepUpDialog', () => {
  let page: ComponentFixture<StepUpDialog>;
  let api: HttpTestingController;
  const element = () => page.nativeElement as HTMLElement;

  /** As jsdom does not, it only has to be open. */
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };

  async function refuse(hasSecondFactor: boolean): Promise<void> {
    const { person } = aPerson();
    TestBed.inject(Session);
    TestBed.tick();
    api.expectOne('/api/v1/me').flush({ person: person && { ...person, hasSecondFactor } });
    await settle();
    page = TestBed.createComponent(StepUpDialog);
    await settle();
    element().querySelector('form')?.dispatchEvent(new Event('submit'));
    api.expectOne('/api/v1/me/step-up').flush({ status: 422 }, { status: 422, statusText: 'Unprocessable' });
    await settle();
  }

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideWords({ en: shell })],
    });
    speak('en');
    api = TestBed.inject(HttpTestingController);
  });

  it('says why it asks, and of a wrong password only that it is wrong', async () => {
    await refuse(false);

    expect(element().textContent).toContain('This asks for your password once in ten minutes');
    expect(element().querySelector('[role=alert]')?.textContent).toBe('This password is not right.');
  });

  it('tells who has a second factor that a code works once', async () => {
    await refuse(true);

    expect(element().querySelector('[role=alert]')?.textContent).toContain('A code of the app works once');
  });
});
