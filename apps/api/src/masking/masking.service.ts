import { Injectable } from '@nestjs/common';
import { figureRow, type Masks, masksOf, reachRow } from '@rdrr/shared';
import * as z from 'zod';

import { DbSession } from '../core/db-session';
import { RepatriationsService } from '../repatriations/repatriations.service';
import { TaxonomyService } from '../taxonomy/taxonomy.service';
import { Counted, COUNTED, COUNTED_BEFORE, HOW_MANY, HowMany } from './counted.sql';

/** Above this nothing is compared: each row with a small number is then hidden whole. */
const MOST_COUNTED = 5000;

const DataVersion = z.object({ version: z.string() });

/**
 * What is masked, decided once for each version of the data from all public rows that state numbers, and neither from
 * what a request asks for nor from what its reader may see besides: everybody gets the same masks, and nothing hidden
 * enters them. A row that is not public is masked by itself, and whole when it has a small number.
 */
@Injectable()
export class MaskingService {
  private kept: { version: string; masks: Masks } | undefined;

  constructor(
    private readonly db: DbSession,
    private readonly repatriations: RepatriationsService,
    private readonly taxonomy: TaxonomyService,
  ) {}

  async masks(): Promise<Masks> {
    const version = this.db.dataVersion;
    if (this.kept?.version === version) return this.kept.masks;
    const masks = await this.decide();
    // What was read while the data changed may belong to neither version.
    if ((await this.versionNow()) === version) this.kept = { version, masks };
    return masks;
  }

  private async decide(): Promise<Masks> {
    const thresholds = await this.taxonomy.thresholds();
    const [many] = await this.db.rows(HowMany, HOW_MANY, [MOST_COUNTED + 1]);
    if (many!.count > MOST_COUNTED) return masksOf([], thresholds);
    const now = await this.db.rows(Counted, COUNTED, [MOST_COUNTED]);
    const before = await this.db.rows(Counted, COUNTED_BEFORE, [MOST_COUNTED]);
    const figures = await this.repatriations.all();
    return masksOf(
      [
        ...[...now, ...before].flatMap((activity) =>
          activity.reach.map((reach) => reachRow(activity, reach, thresholds)),
        ),
        ...figures.map(figureRow),
      ],
      thresholds,
    );
  }

  private async versionNow(): Promise<string> {
    const [row] = await this.db.rows(DataVersion, 'SELECT version FROM core.data_version');
    return row?.version ?? '';
  }
}
