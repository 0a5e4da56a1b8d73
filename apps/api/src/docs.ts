import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';

import { openApiDocument } from './openapi';

/** Serves the document at `/api/v1/openapi.json` and a page to browse it at `/api/docs`, all from this host. */
export function serveDocs(app: NestExpressApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/v1/openapi.json',
    yamlDocumentUrl: 'api/v1/openapi.yaml',
    customSiteTitle: 'RDRR Monitor: API reference',
    swaggerOptions: { validatorUrl: null },
  });
}
