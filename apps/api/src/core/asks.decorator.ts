import { Query } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import * as z from 'zod';

/** The query of a handler, checked by its contract, each of its parameters documented in OpenAPI. */
export const Asks =
  (schema: z.ZodObject): ParameterDecorator =>
  (target, key, index) => {
    Query({ schema })(target, key, index);
    const descriptor = Object.getOwnPropertyDescriptor(target, key ?? '');
    if (!descriptor) return;
    const { properties = {}, required = [] } = jsonSchema(schema);
    for (const [name, field] of Object.entries(properties)) {
      const { description, ...shape } = field as { description?: string };
      ApiQuery({ name, description, required: required.includes(name), schema: shape as never })(
        target,
        key ?? '',
        descriptor,
      );
    }
  };

/** As OpenAPI wants it: what may be sent, with the named parts among the document's components. */
function jsonSchema(schema: z.ZodObject): Pick<z.core.JSONSchema.ObjectSchema, 'properties' | 'required'> {
  const text = JSON.stringify(z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }));
  return JSON.parse(text.replaceAll('#/$defs/', '#/components/schemas/'));
}
