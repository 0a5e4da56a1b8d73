import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { Activity, ActivityInput, ActivityStanding, Audience, PageQuery, WorkPage } from '@rdrr/shared';
import { firstValueFrom, type Observable } from 'rxjs';

import { type ApiResource, apiResource, apiUrl } from './api';

/** A step of the workflow that needs no words. */
export type Step = 'submit' | 'validate' | 'confirm' | 'withdraw';

/** An activity as somebody has seen it: a change of what has changed meanwhile is refused. */
export type Seen = Pick<Activity, 'id' | 'version'>;

/**
 * The workflow of activities: lists of work, and every change. A change answers with the activity as it is now, or
 * throws an HttpErrorResponse, which `app-refused-change` words.
 */
@Service()
export class WorkflowClient {
  private readonly http = inject(HttpClient);

  /** Idle while the query is undefined, as are the others. */
  mine(query: () => PageQuery | undefined): ApiResource<WorkPage> {
    return apiResource(() => addressOf('my-work', query()));
  }

  toReview(query: () => PageQuery | undefined): ApiResource<WorkPage> {
    return apiResource(() => addressOf('review', query()));
  }

  activity(id: () => string | undefined): ApiResource<Activity> {
    return apiResource(() => pathTo(id()));
  }

  standing(id: () => string | undefined): ApiResource<ActivityStanding> {
    return apiResource(() => pathTo(id(), '/standing'));
  }

  /** @param key makes sending it twice harmless */
  add(input: ActivityInput, key: string): Promise<Activity> {
    return answerOf(
      this.http.post<Activity>(apiUrl('activities'), input, { headers: { 'Idempotency-Key': key } }),
    );
  }

  /** Of a validated activity, answers with the successor that holds the change. */
  change(seen: Seen, input: ActivityInput): Promise<Activity> {
    return answerOf(this.http.put<Activity>(one(seen), input, ifStill(seen)));
  }

  publish(seen: Seen, audience: Audience): Promise<Activity> {
    return answerOf(this.http.put<Activity>(`${one(seen)}/visibility`, audience, ifStill(seen)));
  }

  take(step: Step, seen: Seen): Promise<Activity> {
    return answerOf(this.http.post<Activity>(`${one(seen)}/${step}`, {}, ifStill(seen)));
  }

  giveBack(seen: Seen, comment: string): Promise<Activity> {
    return answerOf(this.http.post<Activity>(`${one(seen)}/return`, { comment }, ifStill(seen)));
  }
}

const addressOf = (path: string, query: PageQuery | undefined) => query && apiUrl(path, { ...query });
const pathTo = (id: string | undefined, part = '') =>
  id === undefined ? undefined : apiUrl(`activities/${encodeURIComponent(id)}${part}`);
const one = ({ id }: Seen) => apiUrl(`activities/${id}`);
const ifStill = ({ version }: Seen) => ({ headers: { 'If-Match': `"v${version}"` } });
const answerOf = <T>(answer: Observable<T>) => firstValueFrom(answer);
