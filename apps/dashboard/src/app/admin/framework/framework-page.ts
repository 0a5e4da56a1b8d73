import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Edition } from '@rdrr/shared';

import { EditionsClient } from '../../core/editions-client';
import { ReferenceClient } from '../../core/reference-client';
import { Session } from '../../core/session';
import { TaxonomyClient } from '../../core/taxonomy-client';
import { MomentPipe } from '../../ui/moment.pipe';
import { NotFound } from '../../ui/not-found';
import { PageHeader } from '../../ui/page-header';
import { PartialDatePipe } from '../../ui/partial-date.pipe';
import { StateBlock } from '../../ui/state-block';
import { EditionForm } from './edition-form';
import { EditionRefusal } from './edition-refusal';

/** Editions of the framework, and the draft of the next one. */
@Component({
  selector: 'app-framework-page',
  imports: [
    EditionForm,
    EditionRefusal,
    MomentPipe,
    NotFound,
    PageHeader,
    PartialDatePipe,
    StateBlock,
    TranslocoDirective,
  ],
  templateUrl: './framework-page.html',
  styles: `
    section {
      margin-block-end: var(--space-6);
    }

    table {
      inline-size: 100%;
      margin-block-end: var(--space-4);
    }

    .done:empty {
      display: none;
    }
  `,
})
export class FrameworkPage {
  private readonly client = inject(EditionsClient);
  private readonly reference = inject(ReferenceClient);
  private readonly transloco = inject(TranslocoService);
  private readonly injector = inject(Injector);
  private readonly form = viewChild(EditionForm);
  private readonly doneLine = viewChild<ElementRef<HTMLElement>>('doneLine');
  private readonly refusalBox = viewChild(EditionRefusal, { read: ElementRef<HTMLElement> });

  protected readonly session = inject(Session);

  protected readonly list = this.client.editions(() => this.session.administersPlatform());
  protected readonly editions = computed(() =>
    this.list.hasValue() ? (this.list.value()?.items ?? []) : [],
  );
  protected readonly drafted = computed(
    () => this.editions().find(({ publishedAt }) => !publishedAt)?.number,
  );
  /** Every code that an edition asks. */
  protected readonly used = computed(
    () =>
      new Set(
        this.editions()
          .filter(({ publishedAt }) => publishedAt)
          .flatMap(({ recommendations, questions }) => [...recommendations, ...questions]),
      ),
  );

  protected readonly edition = this.client.edition(this.drafted);
  protected readonly before = this.client.edition(() => {
    const drafted = this.drafted();
    return drafted === undefined ? undefined : drafted - 1;
  });
  protected readonly needed = [this.edition, this.before, inject(TaxonomyClient).taxonomy];

  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<unknown>(undefined);
  /** What was done last; it takes the focus, since the button that was pressed goes. */
  protected readonly done = signal<{ what: string; number: number } | undefined>(undefined);

  protected async begin(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(undefined);
    this.done.set(undefined);
    try {
      this.finish('begun', await this.client.draft());
    } catch (error) {
      this.refusal.set(error);
      this.list.reload();
      this.focus(() => this.refusalBox());
    } finally {
      this.isBusy.set(false);
    }
  }

  protected finish(what: string, { number }: Pick<Edition, 'number'>): void {
    this.done.set({ what, number });
    this.list.reload();
    if (what === 'published') this.reference.reload();
    this.focus(() => this.doneLine());
  }

  /** The form itself says that it is saved. */
  protected goOn(): void {
    this.done.set(undefined);
    this.list.reload();
  }

  /** Asked by the router before another page takes the place of this one. */
  mayLeave(): boolean {
    return !this.form()?.isUnsaved() || confirm(this.transloco.translate('framework.leave'));
  }

  private focus(place: () => ElementRef<HTMLElement> | undefined): void {
    afterNextRender(() => place()?.nativeElement.focus(), { injector: this.injector });
  }
}
