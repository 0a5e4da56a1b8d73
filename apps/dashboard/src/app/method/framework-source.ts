import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Framework, Provenance } from '@rdrr/shared';

import { InLanguagePipe } from '../core/language';
import { PartialDatePipe } from '../ui/partial-date.pipe';

const PROVENANCES = ['landing-page', 'related', 'paper'] as const satisfies readonly Provenance[];

/** The honest account of where the recommendations come from, with how many come from where. */
@Component({
  selector: 'app-framework-source',
  imports: [InLanguagePipe, PartialDatePipe, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'method.framework'">
      @let shown = framework();
      <p class="disclaimer">{{ shown.disclaimer | inLanguage }}</p>
      <dl class="provenance">
        @for (origin of origins(); track origin.provenance) {
          <div>
            <dt>{{ t(origin.provenance) }}</dt>
            <dd class="count">{{ t('nOf', { part: origin.count, all: shown.recommendations.length }) }}</dd>
            <dd>{{ shown.provenanceLegend[origin.provenance] | inLanguage }}</dd>
          </div>
        }
      </dl>
      <dl class="source">
        <div>
          <dt>{{ t('source') }}</dt>
          <dd>
            <a [href]="shown.source.url" rel="noopener noreferrer" lang="en">{{ shown.source.title }}</a>
            <br /><span lang="en">{{ shown.source.publisher }}</span>
          </dd>
        </div>
        <div>
          <dt>{{ t('meeting') }}</dt>
          <dd>{{ shown.source.meetingFrom | partialDate }} – {{ shown.source.meetingTo | partialDate }}</dd>
        </div>
        <div>
          <dt>{{ t('published') }}</dt>
          <dd>{{ shown.source.publishedOn | partialDate }}. {{ shown.source.note | inLanguage }}</dd>
        </div>
        <div>
          <dt>{{ t('compiled') }}</dt>
          <dd>
            {{ shown.compiledOn | partialDate }}, {{ t('version', { version: shown.version }) }}.
            {{ shown.status.label | inLanguage }}
          </dd>
        </div>
      </dl>
    </ng-container>
  `,
  styleUrl: './framework-source.css',
})
export class FrameworkSource {
  readonly framework = input.required<Framework>();

  protected readonly origins = computed(() =>
    PROVENANCES.map((provenance) => ({
      provenance,
      count: this.framework().recommendations.filter((each) => each.provenance === provenance).length,
    })),
  );
}
