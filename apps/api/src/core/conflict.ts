import { HttpException, HttpStatus } from '@nestjs/common';
import type { ActivityVersion, Problem } from '@rdrr/shared';

/** 412: what the sender wants to change is no longer what they have seen; here is what has changed since. */
export class ChangedMeanwhile extends HttpException {
  constructor(
    readonly version: number,
    readonly changes: ActivityVersion['changes'],
  ) {
    super(
      `This has changed since you read it and is now version ${version}. Nothing of yours was written: look at the changes and send it again`,
      HttpStatus.PRECONDITION_FAILED,
    );
  }

  get members(): Pick<Problem, 'version' | 'changes'> {
    return { version: this.version, changes: this.changes };
  }
}
