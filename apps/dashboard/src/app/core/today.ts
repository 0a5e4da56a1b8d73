/** Today in UTC, as the API reckons its days: yyyy-mm-dd. */
export const today = (): string => new Date().toISOString().slice(0, 10);
