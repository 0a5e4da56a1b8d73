import { Service } from '@angular/core';
import type { Coverage, CoverageExplanation } from '@rdrr/shared';

import { type ApiResource, apiResource, apiUrl } from '../core/api';

/** A country and a recommendation: one cell of the matrix. */
export interface CellAddress {
  country: string;
  recommendation: string;
}

/** What the worked example needs: all cells to choose from, and the explanation of one. */
@Service()
export class MethodClient {
  coverage(): ApiResource<Coverage> {
    return apiResource(() => apiUrl('coverage'));
  }

  /** Idle until a cell is chosen. */
  explanation(cell: () => CellAddress | undefined): ApiResource<CoverageExplanation> {
    return apiResource(() => {
      const { country, recommendation } = cell() ?? {};
      return country && recommendation
        ? apiUrl(`coverage/${country}/${recommendation}`, { size: 20 })
        : undefined;
    });
  }
}
