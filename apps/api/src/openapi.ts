import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Problem } from '@rdrr/shared';
import * as z from 'zod';

/** Every operation may refuse its input, know nothing of what is asked, or be unwell. */
const REFUSALS = {
  '404': 'Not there, or not for this reader',
  '422': 'The request does not match its contract',
};

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
  for (const { get } of Object.values(document.paths)) {
    if (!get) continue;
    // The query as a whole has no name; `Asks` has documented each of its parameters.
    get.parameters = get.parameters?.filter((parameter) => '$ref' in parameter || parameter.name);
    for (const [status, description] of Object.entries(REFUSALS))
      get.responses[status] = { description, content };
  }
  return document;
}
