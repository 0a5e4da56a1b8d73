import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

/** Middle and 95th percentile of times in milliseconds. */
export function percentiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5), p95: at(0.95) };
}

/**
 * Times several works beside each other: in each run every one of them, so that a noisy moment of the machine
 * meets them all. The first runs only warm up: what takes a few milliseconds takes more of them until Node has compiled it.
 *
 * @param works by name, each called with the number of the run
 * @param before called ahead of each run, not timed
 */
export async function timed(works, { runs = 60, warmUp = 5, before = async () => {} } = {}) {
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let run = -warmUp; run < runs; run++) {
    await before();
    for (const [name, work] of Object.entries(works)) {
      const start = performance.now();
      await work(run);
      if (run >= 0) times[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, percentiles(all)]));
}

/** One GET, its body read to the end. @throws Error when the answer is not 200 */
export function get(url, headers = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        if (response.statusCode === 200) resolve({ body, headers: response.headers });
        else reject(new Error(`${url} answered ${response.statusCode}: ${body.toString().slice(0, 200)}`));
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}
