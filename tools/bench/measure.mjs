import { request } from 'node:http';

/** Middle and 95th percentile of times in milliseconds. */
export function percentiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5), p95: at(0.95) };
}

/** Runs `work` one after another, after a warm-up, and times each run; `before` is not timed. */
export async function timed(work, { runs = 40, warmUp = 5, before = async () => {} } = {}) {
  const times = [];
  for (let run = -warmUp; run < runs; run++) {
    await before();
    const start = performance.now();
    await work(run);
    if (run >= 0) times.push(performance.now() - start);
  }
  return percentiles(times);
}

/** One GET, its body read to the end. @throws Error when the answer is not 200 */
export function get(url, headers = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers }, (response) => {
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
