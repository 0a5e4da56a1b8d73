import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A session lives 12 hours; a new one is opened well before that. */
const RENEW_AFTER_MS = 6 * 3_600_000;

/** The session of everybody who has not signed in; one per process, renewed while the process lives. */
@Injectable()
export class VisitorSession {
  private opened?: { sid: Promise<string>; at: number };

  constructor(private readonly dataSource: DataSource) {}

  /** The unguessable id under which visitors' transactions run. */
  sid(): Promise<string> {
    if (!this.opened || Date.now() - this.opened.at > RENEW_AFTER_MS) {
      this.opened = { sid: this.open(), at: Date.now() };
      this.opened.sid.catch(() => this.forget());
    }
    return this.opened.sid;
  }

  /** Opens a new session at the next request: the database was restored, or the session was revoked. */
  forget(): void {
    this.opened = undefined;
  }

  private async open(): Promise<string> {
    const [row] = await this.dataSource.query<{ sid: string }[]>('SELECT app.open_visitor_session() AS sid');
    if (!row) throw new Error('The database opened no session');
    return row.sid;
  }
}
