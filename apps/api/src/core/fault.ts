/** An error, as far as it may be written down. */
export interface Fault {
  type: string;
  /** SQLSTATE, or a code of Node's. */
  reason?: string;
  /** What in the database refused. */
  constraint?: string;
  /** Where it was thrown, line by line. */
  at?: string[];
  cause?: Fault;
}

/** What schemas and programs are named with: never a value that somebody sent. */
const NAME = /^\w{1,63}$/;

/**
 * Of an error, its kind and its place. Its message quotes what was sent (`invalid input syntax for type uuid: "..."`),
 * TypeORM's carries the parameters of the query, so none of them is taken.
 *
 * @param shown `words` adds the message, for a developer's own screen
 */
export function faultOf(error: unknown, shown: 'place' | 'words' = 'place'): Fault {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const stack = error.stack ?? '';
  return {
    type: nameOr('Error', error.name) ?? 'Error',
    reason: nameOr(undefined, code),
    constraint: nameOr(undefined, constraint),
    at: shown === 'words' ? [stack] : placesIn(stack.replace(error.message, '')),
    cause: error.cause === undefined ? undefined : faultOf(error.cause, shown),
  };
}

const nameOr = (other: string | undefined, name: unknown): string | undefined =>
  typeof name === 'string' && NAME.test(name) ? name : other;

const placesIn = (stack: string): string[] =>
  stack
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
