import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { PageHeader } from '../ui/page-header';

@Component({
  selector: 'app-coverage-page',
  imports: [PageHeader, TranslocoDirective],
  host: { class: 'page' },
  template: `<app-page-header *transloco="let t" [heading]="t('coverage.title')" />`,
})
export class CoveragePage {}
