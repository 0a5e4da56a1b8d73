/**
 * Settings of the API's connections. Measured, see docs/performance.md: reading a whole table is shared by two
 * processes at most, less never, since starting another costs more than it saves, and reading an index never, since
 * there they wait for each other at every page. Compiling a statement costs more than running it.
 */
export const PLANNING = [
  'jit=off',
  'max_parallel_workers_per_gather=1',
  'parallel_setup_cost=25000',
  'min_parallel_index_scan_size=1TB',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');
