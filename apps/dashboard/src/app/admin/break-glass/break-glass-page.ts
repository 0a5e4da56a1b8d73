import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BreakGlass } from '@rdrr/shared';

import { Attempts } from '../../core/attempts';
import { BreakGlassClient } from '../../core/break-glass-client';
import { Language } from '../../core/language';
import { PeopleClient } from '../../core/people-client';
import { Session } from '../../core/session';
import { MomentPipe } from '../../ui/moment.pipe';
import { NotFound } from '../../ui/not-found';
import { PageHeader } from '../../ui/page-header';
import { RefusedChange } from '../../ui/refused-change';
import { Reported } from '../../ui/reported';
import { StateBlock } from '../../ui/state-block';
import { SureButton } from '../../ui/sure-button';
import { TakesFocus } from '../../ui/takes-focus';

/** Access to what an organisation restricts: asking for it, deciding on another's, and ending it. */
@Component({
  selector: 'app-break-glass-page',
  imports: [
    TakesFocus,
    SureButton,
    MomentPipe,
    NotFound,
    PageHeader,
    RefusedChange,
    Reported,
    RouterLink,
    StateBlock,
    TranslocoDirective,
  ],
  templateUrl: './break-glass-page.html',
  styleUrl: './break-glass-page.css',
})
export class BreakGlassPage {
  private readonly client = inject(BreakGlassClient);

  protected readonly session = inject(Session);
  protected readonly language = inject(Language);

  protected readonly found = this.client.list(() => this.session.administersPlatform());
  protected readonly organisations = inject(PeopleClient).organisations(() =>
    this.session.administersPlatform(),
  );
  protected readonly accesses = computed(() =>
    this.found.hasValue() ? (this.found.value()?.items ?? []) : [],
  );
  protected readonly choices = computed(() =>
    this.organisations.hasValue() ? (this.organisations.value()?.items ?? []) : [],
  );

  protected readonly attempts = new Attempts<'ask' | 'approve' | 'refuse' | 'end'>(
    () => this.found.reload(),
    [this.found],
  );

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    const text = (name: string) => ((given.get(name) as string | null) ?? '').trim();
    const input = {
      organisationId: text('organisation'),
      reason: text('reason'),
      hours: Number(text('hours')),
    };
    await this.attempts.make('ask', () => this.client.ask(input));
    if (this.attempts.done() === 'ask') form.reset();
  }

  protected decide(access: BreakGlass, verb: 'approve' | 'refuse' | 'end'): Promise<void> {
    return this.attempts.make(verb, () => this.client.decide(access, verb));
  }
}
