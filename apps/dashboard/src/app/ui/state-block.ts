import { HttpErrorResponse } from '@angular/common/http';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, contentChild, inject, input, TemplateRef } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Problem } from '@rdrr/shared';

import type { ApiResource } from '../core/api';
import { online } from '../core/online';
import { today } from '../core/today';
import { PartialDatePipe } from './partial-date.pipe';
import { refusalsOf } from './refusals';

interface Trouble {
  kind: 'offline' | 'not-found' | 'refused' | 'error';
  /** What exactly was refused. */
  errors?: Problem['errors'];
  reference?: string;
}

/** What finds the failure in the log of the server: status, moment (UTC) and endpoint. */
const referenceOf = ({ status, url }: HttpErrorResponse): string =>
  [status, new Date().toISOString().slice(0, 19), url?.match(/\/api[^?]*/)?.[0]].join(' ').trim();

function troubleOf(error: unknown): Trouble {
  if (!(error instanceof HttpErrorResponse)) return { kind: 'error' };
  if (error.status === 0 || !online()) return { kind: 'offline' };
  if (error.status === 404) return { kind: 'not-found' };
  const problem = error.error as Partial<Problem> | null;
  if (problem?.errors?.length) return { kind: 'refused', errors: problem.errors };
  return { kind: 'error', reference: referenceOf(error) };
}

/**
 * A block in each of its states around the answers it needs: loading (a skeleton after 200 ms), trouble with
 * *Try again* (or a way out of an address that asks for what cannot be), empty, and full. The `<ng-template>` inside is drawn only once every answer is there, so it may
 * read them; `[empty]` content says why there is nothing when `isEmpty` is set.
 *
 * ```html
 * <app-state-block [of]="[activities, reference.framework]" [isEmpty]="total() === 0">
 *   <ng-template> ... </ng-template>
 *   <p empty>...</p>
 * </app-state-block>
 * ```
 */
@Component({
  selector: 'app-state-block',
  imports: [NgTemplateOutlet, PartialDatePipe, RouterLink, TranslocoDirective],
  host: { '[attr.aria-busy]': 'busy()' },
  template: `
    @if (trouble(); as trouble) {
      <div class="trouble" role="alert" *transloco="let t">
        <p>
          <strong>{{ t('page.' + trouble.kind + '.title') }}</strong>
        </p>
        @for (refusal of refusals(); track $index) {
          @let name = refusal.kind === 'other' ? refusal.param : t('page.refused.names.' + refusal.param);
          @let value = refusal.value;
          @let date = refusal.kind === 'ahead' ? (value | partialDate) : '';
          <p>{{ t('page.refused.' + refusal.kind, { name, value, date }) }}</p>
        } @empty {
          <p>{{ t('page.' + trouble.kind + '.what') }}</p>
        }
        @if (trouble.reference) {
          <p class="muted">{{ t('page.reference', { reference: trouble.reference }) }}</p>
        }
        @switch (trouble.kind) {
          @case ('refused') {
            <a class="button" routerLink="." [queryParams]="without()" queryParamsHandling="merge">{{
              t('page.refused.without')
            }}</a>
          }
          @case ('not-found') {}
          @default {
            <button type="button" class="button" (click)="retry()">{{ t('actions.retry') }}</button>
          }
        }
      </div>
    } @else if (!ready()) {
      <div class="skeleton" [style.min-block-size]="size()" *transloco="let t">
        <span class="visually-hidden">{{ t('page.loading') }}</span>
        <span></span><span></span><span></span>
      </div>
    } @else if (isEmpty()) {
      <div class="empty"><ng-content select="[empty]" /></div>
    } @else {
      <div [class.stale]="busy()"><ng-container [ngTemplateOutlet]="full()" /></div>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    .trouble,
    .empty {
      padding: var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--wash);
    }

    .trouble p:not(:last-of-type) {
      margin-block-end: var(--space-1);
    }

    .skeleton {
      display: grid;
      align-content: start;
      gap: var(--space-3);
      animation: appear 1ms 200ms both;
    }

    .skeleton span {
      block-size: 1.25rem;
      background: var(--wash);
    }

    .skeleton span:nth-of-type(2) {
      inline-size: 60%;
    }

    .skeleton span:nth-of-type(4) {
      inline-size: 80%;
    }

    .stale {
      opacity: 0.6;
      transition: opacity var(--motion) 200ms;
    }

    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  `,
})
export class StateBlock {
  readonly of = input.required<readonly ApiResource<unknown>[]>();
  readonly isEmpty = input(false);
  /** Height to keep free while loading, so that nothing jumps. */
  readonly size = input('12rem');

  private readonly asked = toSignal(inject(ActivatedRoute).queryParams);

  protected readonly full = contentChild.required(TemplateRef);

  protected readonly busy = computed(() => this.of().some((answer) => answer.isLoading()));
  protected readonly ready = computed(() => this.of().every((answer) => answer.hasValue()));
  protected readonly trouble = computed(() => {
    const failed = this.of().find((answer) => answer.error() !== undefined);
    return failed && troubleOf(failed.error());
  });

  /** The refused parts of the page's own address, and the parameters that take them away. */
  protected readonly refusals = computed(() =>
    refusalsOf(this.trouble()?.errors ?? [], this.asked() ?? {}, today()),
  );
  protected readonly without = computed(() =>
    Object.fromEntries(this.refusals().map(({ param }) => [param, null])),
  );

  protected retry(): void {
    for (const answer of this.of()) if (answer.error()) answer.reload();
  }
}
