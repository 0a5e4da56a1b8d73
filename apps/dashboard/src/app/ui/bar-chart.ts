import { NgComponentOutlet } from '@angular/common';
import {
  afterEveryRender,
  Component,
  computed,
  createEnvironmentInjector,
  DestroyRef,
  ElementRef,
  EnvironmentInjector,
  importProvidersFrom,
  inject,
  input,
  ViewEncapsulation,
} from '@angular/core';
import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { BarVerticalComponent, type Color, ScaleType, TooltipModule } from '@swimlane/ngx-charts';

export interface Bar {
  name: string;
  value: number;
}

const ONE_COLOUR: Color = {
  name: 'accent',
  group: ScaleType.Ordinal,
  selectable: false,
  domain: ['var(--accent)'],
};

/**
 * Upright bars with their values on top. The only importer of ngx-charts; always behind the `@defer` of
 * {@link ChartFigure}, so that neither the library nor the animations it insists on reach the first load:
 * they come from an injector of the chart's own.
 */
@Component({
  selector: 'app-bar-chart',
  imports: [NgComponentOutlet],
  encapsulation: ViewEncapsulation.None,
  template: `<ng-container *ngComponentOutlet="chart; inputs: inputs(); environmentInjector: injector" />`,
  styles: `
    app-bar-chart {
      display: block;
      block-size: 100%;
      container-type: inline-size;
    }

    app-bar-chart .ngx-charts-outer {
      animation: none;
    }

    /* The picture is measured a moment after its window changes; until then it scales. */
    app-bar-chart :is(.ngx-charts-outer, svg) {
      max-inline-size: 100%;
    }

    app-bar-chart .ngx-charts text {
      fill: var(--ink);
      font-size: var(--text-small);
    }

    app-bar-chart .ngx-charts .textDataLabel {
      font-weight: 600;
      text-anchor: middle;
      transform: none;
    }

    @container (max-width: 34rem) {
      app-bar-chart .tick:nth-last-of-type(even) {
        display: none;
      }
    }

    @media print {
      app-bar-chart .ngx-charts-outer,
      app-bar-chart svg {
        inline-size: 100% !important;
      }
    }

    @media (forced-colors: active) {
      app-bar-chart .ngx-charts text,
      app-bar-chart .ngx-charts path {
        fill: CanvasText;
      }
    }
  `,
})
export class BarChart {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly bars = input.required<readonly Bar[]>();

  protected readonly chart = BarVerticalComponent;
  protected readonly injector = createEnvironmentInjector(
    [provideNoopAnimations(), importProvidersFrom(TooltipModule)],
    inject(EnvironmentInjector),
  );

  protected readonly inputs = computed(
    () =>
      ({
        results: [...this.bars()],
        scheme: ONE_COLOUR,
        animations: false,
        tooltipDisabled: true,
        xAxis: true,
        rotateXAxisTicks: false,
        trimXAxisTicks: false,
        showGridLines: false,
        showDataLabel: true,
        roundEdges: false,
      }) satisfies Partial<BarVerticalComponent>,
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.injector.destroy());
    afterEveryRender(() => this.letPaperScale());
  }

  /** The picture is measured on the screen; with a view box it fits the sheet it is printed on. */
  private letPaperScale(): void {
    const svg = this.host.querySelector('svg');
    svg?.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
  }
}
