import { Client } from 'pg';
import * as z from 'zod';

import { type Proof, prove } from './audit/proof';

/** Says in plain words whether the trail is whole. Ends with 0 when it is, with 1 when not. */
async function verify(adminUrl: string, noted: string | undefined): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // The keeper sees every event; an administrator of a database need not be a superuser.
    await client.query('SET LOCAL ROLE rdrr_keeper');
    const proof = await prove(client, noted);
    console.log(inWords(proof).join('\n'));
    process.exitCode = proof.faults.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
}

function inWords({ events, waiting, seals, last, faults }: Proof): string[] {
  const what = `${events} events under ${seals} seals, ${waiting} of them waiting for the next`;
  if (faults.length > 0) return [`The trail is NOT whole: ${what}.`, ...faults];
  return [`The trail is whole: ${what}.`, ...(last ? [`Last seal, to be noted elsewhere: ${last}`] : [])];
}

const { ADMIN_DATABASE_URL } = z
  .object({ ADMIN_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }) })
  .parse(process.env);

verify(ADMIN_DATABASE_URL, process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
