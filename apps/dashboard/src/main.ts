import { bootstrapApplication } from '@angular/platform-browser';

import { App } from './app/app';
import { appConfig } from './app/app.config';
import './app/core/without-eval';

bootstrapApplication(App, appConfig).catch((error: unknown) => console.error(error));
