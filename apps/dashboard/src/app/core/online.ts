import { signal } from '@angular/core';

const connected = signal(navigator.onLine);
addEventListener('online', () => connected.set(true));
addEventListener('offline', () => connected.set(false));

/** Whether the device believes that it has a network. */
export const online = connected.asReadonly();
