import { HttpErrorResponse } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Organisation } from '@rdrr/shared';

import { OrganisationsClient } from '../../core/organisations-client';
import { ReferenceClient } from '../../core/reference-client';
import { Session } from '../../core/session';
import { TaxonomyClient } from '../../core/taxonomy-client';
import { NotFound } from '../../ui/not-found';
import { PageHeader } from '../../ui/page-header';
import { asPage, Pager } from '../../ui/pager';
import { RefusedChange } from '../../ui/refused-change';
import { StateBlock } from '../../ui/state-block';
import { TakesFocus } from '../../ui/takes-focus';
import { MergeChoice } from './merge-choice';
import { MergeForm } from './merge-form';
import { OrganisationForm } from './organisation-form';

const SIZE = 50;
/** Of what may be searched for, in characters. */
const LONGEST = 100;

/** The list of organisations: finding, adding, changing them, and making one of two that are the same. */
@Component({
  selector: 'app-organisations-page',
  imports: [
    TakesFocus,
    MergeChoice,
    MergeForm,
    NotFound,
    OrganisationForm,
    PageHeader,
    Pager,
    RefusedChange,
    StateBlock,
    TranslocoDirective,
  ],
  templateUrl: './organisations-page.html',
  styleUrl: './organisations-page.css',
})
export class OrganisationsPage {
  private readonly client = inject(OrganisationsClient);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);

  protected readonly reference = inject(ReferenceClient);
  protected readonly taxonomy = inject(TaxonomyClient);
  protected readonly session = inject(Session);

  readonly page = input(1, { transform: asPage });
  readonly name = input<string>();

  private readonly formHeading = viewChild<ElementRef<HTMLElement>>('formHeading');

  protected readonly size = SIZE;
  protected readonly longest = LONGEST;
  private readonly found = this.client.organisations(() =>
    this.session.administersPlatform()
      ? { page: this.page(), size: SIZE, name: this.name()?.trim() || undefined }
      : undefined,
  );
  protected readonly pairs = this.client.doubles(() => this.session.administersPlatform());
  protected readonly needed = [this.found, this.reference.countries, this.taxonomy.taxonomy];
  protected readonly total = computed(() => (this.found.hasValue() ? (this.found.value()?.total ?? 0) : 0));
  protected readonly organisations = computed(() =>
    this.found.hasValue() ? (this.found.value()?.items ?? []) : [],
  );
  protected readonly doubles = computed(() =>
    this.pairs.hasValue() ? (this.pairs.value()?.items ?? []) : [],
  );

  /** What the form is open for: one of the list, a new one (null), or nothing. Each has a form of its own. */
  protected readonly edited = signal<readonly (Organisation | null)[]>([]);
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<unknown>(undefined);
  /** That it was merged by somebody else meanwhile has words of its own. */
  protected readonly isMerged = computed(() => {
    const error = this.refusal();
    return error instanceof HttpErrorResponse && error.status === 409;
  });
  /** What was done last, for who does not see the list change. */
  protected readonly done = signal<{ what: string; name: string } | undefined>(undefined);

  protected search(event: Event, name: string): void {
    event.preventDefault();
    this.find(name);
  }

  protected open(organisation: Organisation | null): void {
    this.refusal.set(undefined);
    this.done.set(undefined);
    this.edited.set([organisation]);
    afterNextRender(() => this.formHeading()?.nativeElement.focus(), { injector: this.injector });
  }

  protected saved({ name }: Organisation): void {
    const isAdded = !this.edited()[0];
    this.finish(isAdded ? 'added' : 'changed', name);
    // Otherwise an earlier search, or another page of the list, would hide it.
    if (isAdded) this.find(name);
  }

  protected async merge(from: Organisation, into: Organisation): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(undefined);
    this.done.set(undefined);
    try {
      const { name } = await this.client.merge(from, into.id);
      this.finish('merged', name);
    } catch (error) {
      this.refusal.set(error);
      this.reload();
    } finally {
      this.isBusy.set(false);
    }
  }

  private find(name: string): void {
    void this.router.navigate([], {
      queryParams: { name: name.slice(0, LONGEST) || null, page: null },
      queryParamsHandling: 'merge',
      scroll: 'manual',
    });
  }

  private finish(what: string, name: string): void {
    this.edited.set([]);
    this.done.set({ what, name });
    this.reload();
  }

  private reload(): void {
    this.found.reload();
    this.pairs.reload();
  }
}
