import {
  type ArgumentMetadata,
  HttpException,
  HttpStatus,
  StandardSchemaValidationPipe,
} from '@nestjs/common';
import type { Problem } from '@rdrr/shared';
import * as z from 'zod';

type Issue = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[]; keys?: string[] };

/** 422, with one entry for each field the contract rejected. */
export class InvalidInput extends HttpException {
  readonly errors: NonNullable<Problem['errors']>;

  constructor(issues: readonly Issue[], under: string[] = []) {
    super('The request does not match its contract', HttpStatus.UNPROCESSABLE_ENTITY);
    this.errors = issues.flatMap(({ message, path = [], keys }) =>
      (keys ?? [undefined]).map((key) => ({
        pointer: pointer([...under, ...path, ...(key === undefined ? [] : [key])]),
        detail: key === undefined ? message : 'This parameter is not known here',
      })),
    );
  }
}

/** Checks every `@Body`, `@Query` and `@Param` that names a schema. */
class ContractPipe extends StandardSchemaValidationPipe {
  override async transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema, type, data } = metadata;
    if (!schema) return value;
    const input = type === 'query' ? repeatable(value, schema) : value;
    const result = await schema['~standard'].validate(input);
    if (result.issues)
      throw new InvalidInput(result.issues as Issue[], type === 'param' && data ? [data] : []);
    return result.value as T;
  }
}

export const contractPipe = new ContractPipe();

/** A parameter given once arrives as a string; where the contract wants a list, it becomes a list of one. */
function repeatable(value: unknown, schema: unknown): unknown {
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return value;
  const wantsList = (key: string) => {
    const field = schema.shape[key] as z.ZodType | undefined;
    return (field instanceof z.ZodOptional ? field.unwrap() : field) instanceof z.ZodArray;
  };
  return Object.fromEntries(
    Object.entries(value).map(([key, given]) => [
      key,
      wantsList(key) && !Array.isArray(given) ? [given] : given,
    ]),
  );
}

/** RFC 6901: `['beds', 0, 'name']` becomes `/beds/0/name`. */
const pointer = (path: NonNullable<Issue['path']>) =>
  path
    .map((step) => String(typeof step === 'object' ? step.key : step))
    .map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
