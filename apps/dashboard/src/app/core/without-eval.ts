/**
 * Tells zod, before a form loads it, not to try whether it may compile its checks: the policy of our pages forbids
 * that, and browsers report the attempt. `z.config` would bring zod into the first load, and in a form's own chunk it
 * could come after the first contract, since chunks do not keep the order of imports.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
