import type { CoverageCell } from '@rdrr/shared';

import { queryParams } from './query-params';

/** Where a page stands in time, as its URL says it. */
export interface Viewpoint {
  asOf?: string;
  knownOn?: string;
  freshness?: string;
}

/** Query of the matrix that opens one cell, seen from the same viewpoint. */
export const cellLink = (cell: Pick<CoverageCell, 'country' | 'recommendation'>, viewpoint: Viewpoint) =>
  queryParams({ country: cell.country, cell: `${cell.country}.${cell.recommendation}`, ...viewpoint });
