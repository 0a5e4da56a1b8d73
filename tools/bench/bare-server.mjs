import { createServer } from 'node:http';

import pg from 'pg';

/** A Node HTTP server and nothing else: what the same bytes cost without a framework. */
export async function serve(answer) {
  const server = createServer((request, response) => {
    Promise.resolve(answer(request)).then((body) => {
      response.writeHead(200, {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
      });
      response.end(body);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}

/** The same with a pool of connections: each request runs the statements under a session, inside a transaction. */
export async function serveFromDatabase(apiUrl, statementsOf) {
  const pool = new pg.Pool({ connectionString: apiUrl, max: 10 });
  const sid = (await pool.query('SELECT app.open_visitor_session() AS sid')).rows[0].sid;
  const server = await serve(async (request) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('app.sid', $1, true)`, [sid]);
      const answers = [];
      for (const statement of statementsOf(request)) answers.push((await client.query(statement)).rows);
      await client.query('COMMIT');
      return JSON.stringify(answers);
    } finally {
      client.release();
    }
  });
  return { url: server.url, stop: async () => (await server.stop(), await pool.end()) };
}
