import { DOCUMENT } from '@angular/common';
import { inject } from '@angular/core';
import { type NavigationError, Router } from '@angular/router';

import { online } from './online';

/** How Chromium, Firefox and Safari say that a file of the site did not arrive. */
const NOT_IMPORTED = /import/i;

/**
 * What to do when the files of a page do not arrive. With a connection, a newer version of the site has replaced
 * them: the address is loaded anew. Without one, the reader stays where they are, under the banner that says why.
 */
export function loadReplacedFiles({ error, url }: NavigationError): void {
  const [router, document] = [inject(Router), inject(DOCUMENT)];
  // The first page of a visit is new already: loading it again would not end.
  if (router.navigated && online() && NOT_IMPORTED.test(String(error))) document.location.assign(url);
}
