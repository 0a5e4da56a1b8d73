import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { PeopleClient } from '../../core/people-client';
import { Session } from '../../core/session';
import { MomentPipe } from '../../ui/moment.pipe';
import { NotFound } from '../../ui/not-found';
import { PageHeader } from '../../ui/page-header';
import { asPage, Pager } from '../../ui/pager';
import { StateBlock } from '../../ui/state-block';

const SIZE = 20;
const LINK = /https?:\/\/\S+/;

/** Letters of the platform, newest first. Where no mail is sent, an administrator passes their links on. */
@Component({
  selector: 'app-outbox-page',
  imports: [MomentPipe, NotFound, PageHeader, Pager, StateBlock, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'outbox'">
      @if (session.administersPlatform()) {
        <app-page-header [heading]="t('title')">
          <p lede class="lede">{{ t('lede') }}</p>
        </app-page-header>
        <app-state-block [of]="[letters]" [isEmpty]="total() === 0" size="20rem">
          <ng-template>
            <ol class="plain-list">
              @for (letter of items(); track letter.id) {
                <li>
                  <h2>{{ letter.subject }}</h2>
                  <p class="muted">
                    {{ t('to', { name: letter.recipient }) }} ·
                    {{ t('written', { moment: letter.writtenAt | moment }) }} ·
                    {{ letter.sentAt ? t('sent', { moment: letter.sentAt | moment }) : t('waits') }}
                  </p>
                  @if (letter.text; as text) {
                    <details>
                      <summary>{{ t('read') }}</summary>
                      <pre>{{ text }}</pre>
                      @if (letter.link; as link) {
                        <a [href]="link">{{ t('link') }}</a>
                      }
                    </details>
                  }
                </li>
              }
            </ol>
            @if (total() > size) {
              <app-pager [total]="total()" [page]="page()" [size]="size" />
            }
          </ng-template>
          <p empty>{{ t('none') }}</p>
        </app-state-block>
      } @else {
        <app-not-found [heading]="t('title')" [what]="t('notYours')" />
      }
    </ng-container>
  `,
  styles: `
    li {
      max-inline-size: none;
      padding-block: var(--space-4);
      border-block-start: 1px solid var(--hairline);
    }

    h2 {
      margin: 0;
      font-size: var(--text-h3);
    }

    p {
      margin: 0;
    }

    pre {
      margin-block: var(--space-2);
      font: inherit;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class OutboxPage {
  private readonly client = inject(PeopleClient);

  protected readonly session = inject(Session);

  readonly page = input(1, { transform: asPage });

  protected readonly size = SIZE;
  protected readonly letters = this.client.letters(() =>
    this.session.administersPlatform() ? { page: this.page(), size: SIZE } : undefined,
  );
  private readonly found = computed(() => (this.letters.hasValue() ? this.letters.value() : undefined));
  protected readonly total = computed(() => this.found()?.total ?? 0);
  protected readonly items = computed(() =>
    (this.found()?.items ?? []).map((letter) => ({ ...letter, link: LINK.exec(letter.text ?? '')?.[0] })),
  );
}
