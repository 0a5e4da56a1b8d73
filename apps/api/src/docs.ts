import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import type { Request, Response } from 'express';

import { policy } from './core/safe-headers';
import { openApiDocument } from './openapi';

/** Swagger UI writes styles into its page and has no place for a nonce; its scripts are files of this host. */
const POLICY = policy({
  'script-src': `'self'`,
  'style-src': `'self' 'unsafe-inline'`,
  'img-src': `'self' data:`,
  'connect-src': `'self'`,
});

/** Serves the document at `/api/v1/openapi.json` and a page to browse it at `/api/docs`, all from this host. */
export function serveDocs(app: NestExpressApplication): void {
  app.use('/api/docs', (_request: Request, response: Response, next: () => void) => {
    response.set('Content-Security-Policy', POLICY);
    next();
  });
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/v1/openapi.json',
    yamlDocumentUrl: 'api/v1/openapi.yaml',
    customSiteTitle: 'RDRR Monitor: API reference',
    swaggerOptions: { validatorUrl: null },
  });
}
