import { Component, computed, inject, input } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { translateSignal, TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../core/language';
import { ReferenceClient } from '../core/reference-client';
import { Contents } from '../ui/contents';
import { groupsOf } from '../ui/country-groups';
import { PageHeader } from '../ui/page-header';
import { StateBadge } from '../ui/state-badge';
import { StateBlock } from '../ui/state-block';
import { STATES } from '../ui/states';
import { CellPicker } from './cell-picker';
import { EditionList } from './edition-list';
import { FrameworkSource } from './framework-source';
import { instructiveCell } from './instructive-cell';
import { type CellAddress, MethodClient } from './method-client';
import { PhaseFigure } from './phase-figure';
import { WorkedExample } from './worked-example';

const SECTIONS = ['rule', 'states', 'phases', 'example', 'framework', 'privacy', 'not'] as const;

/** How a state comes about: the rule in words, in pictures, and worked through on a cell of today's matrix. */
@Component({
  selector: 'app-method-page',
  imports: [
    CellPicker,
    Contents,
    EditionList,
    FrameworkSource,
    PageHeader,
    PhaseFigure,
    StateBadge,
    StateBlock,
    TranslocoDirective,
    WorkedExample,
  ],
  host: { class: 'page' },
  templateUrl: './method-page.html',
  styleUrl: './method-page.css',
})
export class MethodPage {
  private readonly client = inject(MethodClient);
  private readonly language = inject(Language);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  protected readonly reference = inject(ReferenceClient);

  /** The cell of the worked example; the page chooses what the reader does not. */
  readonly country = input<string>();
  readonly recommendation = input<string>();

  protected readonly states = STATES;
  private readonly words = translateSignal(SECTIONS.map((id) => `${id}.title`));
  protected readonly contents = computed(() =>
    SECTIONS.map((id, index) => ({ id, title: this.words()[index] ?? '' })),
  );

  protected readonly coverage = this.client.coverage();
  private readonly cells = computed(() =>
    this.coverage.hasValue() ? (this.coverage.value()?.cells ?? []) : [],
  );
  /** By area and name, as readers look for them. */
  protected readonly countries = computed(() => {
    const codes = new Set(this.cells().map(({ country }) => country));
    const known = this.reference.countryList().filter(({ code }) => codes.has(code));
    return groupsOf(known, ({ name }) => this.language.text(name)).flatMap(({ countries }) =>
      countries.map(({ code }) => code),
    );
  });

  protected readonly cell = computed((): CellAddress | undefined =>
    instructiveCell(
      this.cells().filter(
        (cell) =>
          cell.country === (this.country() ?? cell.country) &&
          cell.recommendation === (this.recommendation() ?? cell.recommendation),
      ),
    ),
  );
  private readonly answer = this.client.explanation(this.cell);
  protected readonly explanation = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));

  protected readonly exampleNeeds = computed(() => {
    const choice = [this.coverage, this.reference.framework, this.reference.countries];
    return this.coverage.hasValue() && !this.cell() ? choice : [...choice, this.answer];
  });

  protected readonly framework = computed(() =>
    this.reference.framework.hasValue() ? this.reference.framework.value() : undefined,
  );

  protected choose(cell: CellAddress): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: cell, scroll: 'manual' });
  }
}
