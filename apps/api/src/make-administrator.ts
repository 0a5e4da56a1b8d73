import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';
import { Language } from '@rdrr/shared';
import * as z from 'zod';

import { makeAdministrator } from './accounts/administrators';
import { AppModule } from './app.module';
import { readConfig } from './core/config';

const Arguments = z.tuple([z.email(), z.string().trim().min(1).max(120), Language.default('en')]);

/** Says in plain words what was done, with the settings of the API. */
async function main(given: string[]): Promise<void> {
  const [email, name, language] = Arguments.parse(given.length < 3 ? [...given, undefined] : given);
  const app = await NestFactory.createApplicationContext(AppModule.with(readConfig()), { logger: ['error'] });
  try {
    const letter = await makeAdministrator(app, { email, name, language });
    console.log(`${email} administers the platform.`);
    console.log(
      letter ? `The letter with the link to choose a password:\n\n${letter}` : 'The letter went by mail.',
    );
  } finally {
    await app.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(
    error instanceof z.ZodError
      ? 'Say an e-mail address, a name and, if the letter is not to be in English, a language: anna@example.org "Anna Ivanova" ru'
      : error instanceof Error
        ? error.message
        : error,
  );
  process.exitCode = 2;
});
