import * as z from 'zod';

/** Of a parameter in a path: the id of a record or an account. What cannot be one is 422, before anything is asked. */
export const Id = { schema: z.uuid() };
