import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { isOpen, type TaxonomyList, type Term } from '@rdrr/shared';

import { InLanguagePipe } from '../../core/language';
import { Session } from '../../core/session';
import { TaxonomyClient } from '../../core/taxonomy-client';
import { NotFound } from '../../ui/not-found';
import { PageHeader } from '../../ui/page-header';
import { StateBlock } from '../../ui/state-block';
import { TermForm } from './term-form';

/** Those with words that readers see. */
const LISTS = [
  'activityTypes',
  'activityTypeGroups',
  'targetGroups',
  'targetGroupGroups',
  'settings',
  'organisationTypes',
  'pillars',
  'statuses',
  'roles',
  'scopes',
  'reachUnits',
  'confidenceLevels',
  'visibilityLevels',
] as const satisfies readonly TaxonomyList[];

/** The vocabularies: what their terms are called, which there are, and which are no longer offered. */
@Component({
  selector: 'app-lists-page',
  imports: [InLanguagePipe, NotFound, PageHeader, StateBlock, TermForm, TranslocoDirective],
  templateUrl: './lists-page.html',
  styleUrl: './lists-page.css',
})
export class ListsPage {
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);

  protected readonly session = inject(Session);
  protected readonly taxonomy = inject(TaxonomyClient);

  /** Of the address; an unknown one is the first. */
  readonly list = input<string>();

  private readonly formHeading = viewChild<ElementRef<HTMLElement>>('formHeading');

  protected readonly lists = LISTS;
  protected readonly shown = computed(() => LISTS.find((each) => each === this.list()) ?? LISTS[0]);
  protected readonly isOpen = computed(() => isOpen(this.shown()));
  protected readonly terms = computed(() => this.taxonomy.terms(this.shown()));

  /** What the form is open for: a term, a new one (null), or nothing. Each has a form of its own. */
  protected readonly edited = linkedSignal<TaxonomyList, readonly (Term | null)[]>({
    source: this.shown,
    computation: () => [],
  });
  /** What was done last, for who does not see the list change. */
  protected readonly done = signal<{ what: string; term: Term } | undefined>(undefined);

  protected choose(list: string): void {
    this.done.set(undefined);
    void this.router.navigate([], { queryParams: { list }, queryParamsHandling: 'merge' });
  }

  protected open(term: Term | null): void {
    this.done.set(undefined);
    this.edited.set([term]);
    afterNextRender(() => this.formHeading()?.nativeElement.focus(), { injector: this.injector });
  }

  protected saved(term: Term): void {
    this.done.set({ what: this.edited()[0] ? 'changed' : 'added', term });
    this.edited.set([]);
    this.taxonomy.taxonomy.reload();
  }
}
