import autocannon from 'autocannon';

import { apiUrl } from '../app.mjs';
import { serveFromDatabase } from './bare-server.mjs';
import { get } from './measure.mjs';
import { statements } from './statements.mjs';

/** Requests a second at ten connections, beside a bare server that does the same under the same policies. */
export async function throughput(v1, adminUrl, admin, seconds) {
  const { rows } = await admin.query(`SELECT id FROM core.activities WHERE audience = 3 ORDER BY id LIMIT 1`);
  const id = rows[0].id;
  const bare = await serveFromDatabase(apiUrl(adminUrl), ({ url }) =>
    url === '/list' ? statements.list({}) : statements.activity(id),
  );
  const { etag } = (await get(`${v1}/coverage`)).headers;
  const load = (url, headers) => perSecond({ url, headers, duration: seconds });
  const answers = {
    'matrix, no filter, kept': { api: await load(`${v1}/coverage`) },
    'matrix, unchanged (304)': { api: await load(`${v1}/coverage`, { 'if-none-match': etag }) },
    list: { api: await load(`${v1}/activities`), bare: await load(`${bare.url}/list`) },
    'one activity': { api: await load(`${v1}/activities/${id}`), bare: await load(`${bare.url}/activity`) },
  };
  await bare.stop();
  return answers;
}

/** @throws Error when an answer was neither 200 nor, where the client has the bytes already, 304 */
async function perSecond({ url, headers, duration }) {
  const { requests, statusCodeStats, errors } = await autocannon({ url, headers, connections: 10, duration });
  const strange = Object.keys(statusCodeStats).filter((code) => code !== (headers ? '304' : '200'));
  if (strange.length > 0 || errors > 0) throw new Error(`${url} answered ${strange} and ${errors} errors`);
  return Math.round(requests.average);
}
