import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import * as z from 'zod';

import { DbSession } from '../core/db-session';
import { VisitorSession } from '../core/visitor-session';

const EVERY_MS = 60_000;

/** Seals what has happened since the last time, each minute. A lock in the database leaves it to one replica. */
@Injectable()
export class Sealing implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Sealing.name);
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly db: DbSession,
    private readonly visitor: VisitorSession,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sealOrSayWhy(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** @returns how many events have their seal now; 0 also when another replica is at it */
  async seal(): Promise<number> {
    const sid = await this.visitor.sid();
    const [sealed] = await this.db.run(sid, () =>
      this.db.rows(z.object({ events: z.int() }), 'SELECT audit.seal() AS events'),
    );
    return sealed?.events ?? 0;
  }

  private async sealOrSayWhy(): Promise<void> {
    try {
      while ((await this.seal()) > 0);
    } catch (error) {
      this.logger.error(`The trail could not be sealed: ${(error as Error).message}`);
    }
  }
}
