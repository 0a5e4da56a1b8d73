/** Stops and deletes what `integration-setup.mjs` started. */
export default async function stopAfterTests() {
  await globalThis.integrationPostgres?.stop();
}
