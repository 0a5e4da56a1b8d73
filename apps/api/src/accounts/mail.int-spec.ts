import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { SMTPServer } from 'smtp-server';

import { startTestApp, type TestApp } from '../testing/test-app';
import { Mail } from './mail';

describe('mail', () => {
  let server: SMTPServer;
  let app: TestApp;
  let isAway = false;
  let refused = 0;
  const received: { to: string[]; from: string; message: string }[] = [];

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onMailFrom: (_address, _session, done) => {
        if (isAway) refused += 1;
        done(isAway ? new Error('busy') : null);
      },
      onData: (stream, { envelope }, done) =>
        void text(stream).then((message) => {
          received.push({
            to: envelope.rcptTo.map(({ address }) => address),
            from: envelope.mailFrom ? envelope.mailFrom.address : '',
            message,
          });
          done();
        }),
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    app = await startTestApp(null, { SMTP_URL: `smtp://127.0.0.1:${port}` });
  });
  afterAll(async () => {
    await app.drop();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  const outbox = async (recipient: string) =>
    (
      await app.admin.query('SELECT text, sent_at, attempts FROM auth.outbox WHERE recipient = $1', [
        recipient,
      ])
    ).rows[0];
  const until = async (isSo: () => Promise<boolean>) => {
    for (let tries = 0; tries < 100 && !(await isSo()); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
  };

  it('goes by SMTP in the language of its reader, and its secret goes from the outbox with it', async () => {
    await app.nest.get(Mail).write('invitation', 'aigerim@example.org', 'ru', '/sign-in/invitation#secret');
    await until(async () => (await outbox('aigerim@example.org')).sent_at !== null);

    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ to: ['aigerim@example.org'], from: 'no-reply@example.org' });
    expect(received[0]?.message).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(received[0]?.message).toMatch(/Content-Transfer-Encoding: (base64|quoted-printable)/);
    expect(await outbox('aigerim@example.org')).toMatchObject({ text: null, attempts: 1 });
  });

  it('waits while the server is away, and goes later', async () => {
    isAway = true;
    await app.nest.get(Mail).write('new-password', 'bakyt@example.org', 'en', '/sign-in/new-password#secret');
    await until(async () => refused === 1);
    expect(await outbox('bakyt@example.org')).toMatchObject({
      sent_at: null,
      text: expect.stringContaining('#secret'),
    });

    isAway = false;
    await app.admin.query(`UPDATE auth.outbox SET tried_at = now() - interval '2 minutes'`);
    await app.nest.get(Mail).write('invitation', 'third@example.org', 'en', '/sign-in/invitation#other');
    await until(async () => (await outbox('third@example.org')).sent_at !== null);

    expect(received.map(({ to }) => to[0]).slice(1)).toEqual(['bakyt@example.org', 'third@example.org']);
    expect(await outbox('bakyt@example.org')).toMatchObject({ text: null, attempts: 2 });
  });
});
