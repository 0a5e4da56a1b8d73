import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
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
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly session = inject(Session);
  protected readonly taxonomy = inject(TaxonomyClient);

  /** Of the address; an unknown one is the first. */
  readonly list = input<string>();

  protected readonly lists = LISTS;
  protected readonly shown = computed(() => LISTS.find((each) => each === this.list()) ?? LISTS[0]);
  protected readonly isOpen = computed(() => isOpen(this.shown()));
  protected readonly terms = computed(() => this.taxonomy.terms(this.shown()));

  /** What the form is open for: a term, a new one (null), or nothing. Each has a form of its own. */
  protected readonly edited = linkedSignal<TaxonomyList, readonly (Term | null)[]>({
    source: this.shown,
    computation: () => [],
  });
  /** What was done last; it takes the focus, since the form goes. */
  protected readonly done = signal<{ what: string; term: Term } | undefined>(undefined);

  protected choose(list: string): void {
    this.done.set(undefined);
    void this.router.navigate([], { queryParams: { list }, queryParamsHandling: 'merge' });
  }

  protected open(term: Term | null): void {
    this.done.set(undefined);
    this.edited.set([term]);
    this.focus('.card h2');
  }

  /** Back to the button that opened the form. */
  protected cancel(term: Term | null): void {
    this.edited.set([]);
    this.focus(term ? `[data-code="${term.code}"] button` : '.tools button');
  }

  protected saved(term: Term): void {
    const before = this.edited()[0];
    const changed = term.retired && !before?.retired ? 'retired' : 'changed';
    this.done.set({ what: before ? changed : 'added', term });
    this.edited.set([]);
    this.taxonomy.taxonomy.reload();
    this.focus('.done');
  }

  private focus(selector: string): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.injector,
    });
  }
}
