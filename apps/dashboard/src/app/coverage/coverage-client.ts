import { Service } from '@angular/core';
import type { Coverage, CoverageExplanation, CoverageQuery } from '@rdrr/shared';

import { type ApiResource, apiResource, apiUrl } from '../core/api';

/** What the reader asked of the matrix; what is left out is not a filter. */
export type CoverageFilter = { [Name in keyof CoverageQuery]?: Readonly<CoverageQuery[Name]> | string };

/** One cell by its address in the URL: `KZ.FAM-1`. */
export interface CellAddress {
  country: string;
  recommendation: string;
}

/** Reads `KZ.FAM-1`; undefined where that is no address of a cell. */
export function asCell(text: string | undefined): CellAddress | undefined {
  const [, country, recommendation] = /^([A-Z]{2})\.([A-Z]{3}-\d{1,2})$/.exec(text ?? '') ?? [];
  return country && recommendation ? { country, recommendation } : undefined;
}

/** All the dashboard knows about the endpoints of coverage. */
@Service()
export class CoverageClient {
  matrix(query: () => CoverageFilter): ApiResource<Coverage> {
    return apiResource(() => apiUrl('coverage', query()));
  }

  /** Idle until a cell is opened. */
  explanation(
    cell: () => CellAddress | undefined,
    query: () => CoverageFilter,
  ): ApiResource<CoverageExplanation> {
    return apiResource(() => {
      const open = cell();
      return open && apiUrl(`coverage/${open.country}/${open.recommendation}`, query());
    });
  }
}
