import { setTimeout } from 'node:timers/promises';

import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { type Language, type Outbox, OutboxLetter, type PageQuery } from '@rdrr/shared';
import { createTransport, type Transporter } from 'nodemailer';
import type { PoolClient } from 'pg';
import * as z from 'zod';

import { CONFIG, type Config } from '../core/config';
import { AccountsDatabase } from './accounts-database';
import { instant } from './instant.sql';
import { LETTERS, type Letter } from './letters';

const RETRY_MS = 60_000;
/** How long a process that ends waits for a letter to go. */
const LAST_LETTER_MS = 5_000;
/** A mail server that is away for longer than this many minutes has lost the mail. */
const ATTEMPTS = 60;

const Waiting = z.object({ id: z.uuid(), recipient: z.string(), subject: z.string(), text: z.string() });

/**
 * Letters of the platform. Each is written to the outbox first and goes by SMTP when there is a server; without one
 * it stays there, where administrators read it and pass it on.
 */
@Injectable()
export class Mail implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Mail.name);
  private readonly transport?: Transporter;
  private timer?: NodeJS.Timeout;
  private sending = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: AccountsDatabase,
  ) {
    if (config.SMTP_URL) this.transport = createTransport(config.SMTP_URL);
  }

  /**
   * @param path page that the letter links to; a secret stands after `#`, where no server sees it
   * @param on a transaction that must not succeed without the letter; it goes within a minute after
   */
  async write(
    letter: Letter,
    recipient: string,
    language: Language,
    path: string,
    on?: PoolClient,
  ): Promise<void> {
    const { subject, text } = LETTERS[letter][language];
    const link = `${this.config.PUBLIC_URL}/${language}${path}`;
    await this.accounts.run(
      'INSERT INTO auth.outbox (recipient, subject, text) VALUES ($1, $2, $3)',
      [recipient, subject, `${text}\n\n${link}\n`],
      on,
    );
    this.send();
  }

  /** Letters, newest first. */
  async list({ page, size }: PageQuery): Promise<Outbox> {
    const items = await this.accounts.rows(
      OutboxLetter,
      `SELECT id, recipient, subject, text, ${instant('written_at')} AS "writtenAt", ${instant('sent_at')} AS "sentAt"
         FROM auth.outbox ORDER BY written_at DESC, id LIMIT $1 OFFSET $2`,
      [size, (page - 1) * size],
    );
    const [count] = await this.accounts.rows(
      z.object({ total: z.int() }),
      'SELECT count(*)::int AS total FROM auth.outbox',
    );
    return { items, total: count?.total ?? 0 };
  }

  onApplicationBootstrap(): void {
    if (this.transport) this.timer = setInterval(() => this.send(), RETRY_MS).unref();
  }

  /** A letter that is just going arrives. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await Promise.race([this.sending, setTimeout(LAST_LETTER_MS, undefined, { ref: false })]);
    this.transport?.close();
  }

  private send(): void {
    this.sending = this.sending.then(() => this.sendWaiting());
  }

  /** The lock on a row leaves it to one replica. */
  private async sendWaiting(): Promise<void> {
    if (!this.transport) return;
    try {
      while (await this.sendNext(this.transport));
    } catch (error) {
      this.logger.error('A mail could not be sent', error);
    }
  }

  private async sendNext(transport: Transporter): Promise<boolean> {
    // Whoever takes a mail has a minute for it before another replica tries.
    const { rows } = await this.accounts.pool.query(
      `UPDATE auth.outbox SET attempts = attempts + 1, tried_at = now()
        WHERE id = (SELECT id FROM auth.outbox WHERE sent_at IS NULL AND attempts < $1
                       AND (tried_at IS NULL OR tried_at < now() - interval '1 minute')
                     ORDER BY written_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, recipient, subject, text`,
      [ATTEMPTS],
    );
    if (rows.length === 0) return false;
    const { id, recipient, subject, text } = Waiting.parse(rows[0]);
    await transport.sendMail({ from: this.config.MAIL_FROM, to: recipient, subject, text });
    await this.accounts.run('UPDATE auth.outbox SET sent_at = now(), text = NULL WHERE id = $1', [id]);
    return true;
  }
}
