import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import {
  CallHandler,
  ExecutionContext,
  Injectable,
  NestInterceptor,
  SetMetadata,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { defer, lastValueFrom } from 'rxjs';

import { Clock } from './clock';
import { DbSession } from './db-session';

const KEPT = 'kept-per-data-version';

/**
 * Keeps the answer of a GET until the data changes. The next answer after a change is computed anew.
 *
 * @param whose of whom answers are kept: of `visitors` alone where reading is written down for who has signed in
 */
export const KeptPerDataVersion = (whose: 'everybody' | 'visitors' = 'everybody') => SetMetadata(KEPT, whose);

type Coding = 'br' | 'gzip' | 'identity';
interface Kept {
  etag: string;
  identity: Buffer;
  /** Packed when a client first asks for it so. */
  packed: Partial<Record<Coding, Promise<Buffer>>>;
}

const MOST_ENTRIES = 300;
const MOST_BYTES = 32_000_000;
const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)];
const PACK: Record<Coding, (identity: Buffer) => Promise<Buffer>> = {
  br: (identity) => brotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (identity) => gzipped(identity),
  identity: (identity) => Promise.resolve(identity),
};

/**
 * Runs inside the database session: the version of the data is read under it at every request, so an answer is
 * served only while nothing has changed. It is served to those alone who see the same: all visitors, and people with
 * the same rights, of which the database says at every request what they are.
 */
@Injectable()
export class KeptAnswersInterceptor implements NestInterceptor {
  private readonly kept = new Map<string, Kept>();
  private bytes = 0;
  private epoch = '';

  constructor(
    private readonly db: DbSession,
    private readonly reflector: Reflector,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const whose = this.reflector.get<string>(KEPT, context.getHandler());
    const http = context.switchToHttp();
    if (!whose || (whose === 'visitors' && this.db.isPerson)) return next.handle();
    return defer(async () => {
      const request = http.getRequest<Request>();
      const key = `${await this.db.sees()} ${request.originalUrl}`;
      const epoch = this.startEpoch();
      const kept = this.kept.get(key) ?? this.keep(epoch, key, signed(await lastValueFrom(next.handle())));
      return send(kept, request, http.getResponse<Response>());
    });
  }

  /** Forgets everything when the data, or the day that "today" means, is another than at the last request. */
  private startEpoch(): string {
    const epoch = `${this.db.dataVersion} ${this.clock.today()}`;
    if (epoch !== this.epoch) this.forgetAll(epoch);
    return epoch;
  }

  private keep(epoch: string, key: string, kept: Kept): Kept {
    if (epoch !== this.epoch) return kept;
    if (this.kept.size >= MOST_ENTRIES || this.bytes > MOST_BYTES) this.forgetAll(epoch);
    this.kept.set(key, kept);
    this.bytes += kept.identity.length * 2;
    return kept;
  }

  private forgetAll(epoch: string): void {
    this.kept.clear();
    this.bytes = 0;
    this.epoch = epoch;
  }
}

function signed(answer: unknown): Kept {
  const identity = Buffer.from(JSON.stringify(answer));
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  return { etag, identity, packed: {} };
}

async function send(kept: Kept, request: Request, response: Response): Promise<StreamableFile | ''> {
  response.set('ETag', kept.etag).vary('Accept-Encoding');
  if (request.fresh) {
    response.status(304);
    return '';
  }
  const coding = (request.acceptsEncodings('br', 'gzip', 'identity') || 'identity') as Coding;
  const bytes = await (kept.packed[coding] ??= PACK[coding](kept.identity));
  if (coding !== 'identity') response.set('Content-Encoding', coding);
  return new StreamableFile(bytes, { type: 'application/json; charset=utf-8', length: bytes.length });
}
