import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';
import { Language } from '@rdrr/shared';
import * as z from 'zod';

import { Administrators } from './accounts/administrators';
import { AppModule } from './app.module';
import { readConfig } from './core/config';

const Given = z.tuple([z.email(), z.string().trim().min(1).max(120), Language]);

/** Says in plain words what was done, with the settings of the API. */
async function main(words: string[]): Promise<void> {
  const given = Given.safeParse(words.length === 2 ? [...words, 'en'] : words);
  if (!given.success)
    throw new Error(
      'Say an e-mail address, a name and, if the letter is not to be in English, a language: anna@example.org "Anna Ivanova" ru',
    );
  const app = await NestFactory.createApplicationContext(AppModule.with(readConfig()), { logger: ['error'] });
  try {
    const letter = await app.get(Administrators).make(...given.data);
    console.log(`${given.data[0]} administers the platform.`);
    console.log(
      letter ? `The letter with the link to choose a password:\n\n${letter}` : 'A letter is on its way.',
    );
  } finally {
    await app.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
