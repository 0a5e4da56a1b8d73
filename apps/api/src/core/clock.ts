import { Injectable } from '@nestjs/common';

/** The only clock of the API, so that a test can set it. */
@Injectable()
export class Clock {
  /** Today in UTC, yyyy-mm-dd. */
  today(): string {
    return new Date().toISOString().slice(0, 10);
  }
}
