import { createParamDecorator, type ExecutionContext, HttpException, HttpStatus } from '@nestjs/common';
import type { Request } from 'express';

/** Parameter of a handler that adds something: what makes sending it twice harmless. @throws HttpException 400 without it */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const given = context.switchToHttp().getRequest<Request>().get('Idempotency-Key') ?? '';
  if (/^[\x21-\x7e]{1,100}$/.test(given)) return given;
  throw new HttpException(
    'Send an Idempotency-Key of your own making, such as a UUID: with it, sending again adds nothing again',
    HttpStatus.BAD_REQUEST,
  );
});
