import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Problem } from '@rdrr/shared';
import * as z from 'zod';

/** Every operation may refuse its input, know nothing of what is asked, or be unwell. */
const REFUSALS = {
  '404': 'Not there, or not for this reader',
  '422': 'The request does not match its contract',
};

/** What may be changed by several people at once may also have been. */
const REFUSALS_OF_CHANGES = {
  '409': 'Not in this state',
  '412': 'Changed meanwhile; here is what has changed',
  '428': 'If-Match is missing',
};

export const operationsOf = ({ get, post, put, patch, delete: remove }: OpenAPIObject['paths'][string]) =>
  [get, post, put, patch, remove].filter((operation) => operation !== undefined);

/** The OpenAPI 3.1 document, generated from the contracts and committed as `docs/openapi.json`. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('RDRR Monitor')
    .setDescription('Who does what for RDRR in which country, and how far that answers the recommendations.')
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`,
  });
  const { $schema: _, ...problem } = z.toJSONSchema(Problem, { target: 'draft-2020-12' });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problem as never },
  };
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  for (const operation of Object.values(document.paths).flatMap(operationsOf)) {
    // The query as a whole has no name; `Asks` has documented each of its parameters.
    operation.parameters = operation.parameters?.filter((parameter) => '$ref' in parameter || parameter.name);
    const changes = operation.parameters?.some(
      (parameter) => 'name' in parameter && parameter.name === 'If-Match',
    );
    for (const [status, description] of Object.entries({
      ...REFUSALS,
      ...(changes ? REFUSALS_OF_CHANGES : {}),
    }))
      operation.responses[status] = { description, content };
  }
  return document;
}
