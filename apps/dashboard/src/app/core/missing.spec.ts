import { HttpErrorResponse } from '@angular/common/http';

import { isMissing } from './missing';

const refused = (pointer: string) =>
  new HttpErrorResponse({ status: 422, error: { errors: [{ pointer, detail: 'Invalid' }] } });

describe('what is missing', () => {
  it('is what the API does not have', () => {
    expect(isMissing(new HttpErrorResponse({ status: 404 }), 'id')).toBe(true);
  });

  it('is an id that cannot be one', () => {
    expect(isMissing(refused('/id'), 'id')).toBe(true);
  });

  it('is not a page whose filter is wrong', () => {
    expect(isMissing(refused('/asOf'), 'id')).toBe(false);
  });

  it('is not an answer that failed to come', () => {
    expect(isMissing(new HttpErrorResponse({ status: 503 }), 'id')).toBe(false);
    expect(isMissing(undefined, 'id')).toBe(false);
  });
});
