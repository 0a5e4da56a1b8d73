import { createParamDecorator, type ExecutionContext, HttpException, HttpStatus } from '@nestjs/common';
import type { Request, Response } from 'express';

/** The tag of a version of something that can be changed. */
const tagOf = (version: number) => `"v${version}"`;

/**
 * Parameter of a handler that changes something: the version that the sender has seen, from `If-Match`.
 *
 * @throws HttpException 428 when it is missing or names no single version
 */
export const SeenVersion = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const given = context.switchToHttp().getRequest<Request>().headers['if-match'];
  const version = Number(/^"v(\d{1,9})"$/.exec(given ?? '')?.[1]);
  if (!version) {
    throw new HttpException(
      'Send If-Match with the ETag of the version you have seen, such as "v3": a change of what has changed meanwhile is refused',
      HttpStatus.PRECONDITION_REQUIRED,
    );
  }
  return version;
});

/** Says in `ETag` which version an answer is, for {@link SeenVersion} to come back with. */
export function tagVersion(response: Response, { version }: { version: number }): void {
  response.set('ETag', tagOf(version));
}
