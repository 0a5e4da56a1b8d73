import { applyDecorators, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { ZodType } from 'zod';

/**
 * Declares what a handler answers with: documents it in OpenAPI, checks it on the way out, and drops every field
 * the contract does not name.
 */
export const Returns = (schema: ZodType, status = 200) =>
  applyDecorators(SerializeOptions({ schema }), ApiResponse({ status, standardSchema: schema }));
