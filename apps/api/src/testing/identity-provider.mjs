import { createServer } from 'node:http';

import { Provider } from 'oidc-provider';

/**
 * A provider of identities as organisations run them: the real `oidc-provider`, in a process of its own. Who signs in there, and
 * with which factors, the test says beforehand (`/next?sub=...&amr=mfa&acr=...`); nobody is asked anything.
 *
 * Argument: where the client is sent back to. Writes its issuer to stdout.
 */
const [redirectUri] = process.argv.slice(2);

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;
let next = { sub: 'nobody', amr: undefined, acr: undefined };

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'rdrr',
      client_secret: 'a secret of tests alone',
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code'],
    },
  ],
  cookies: { keys: ['keys of tests alone'] },
  // An address that somebody else has here: it must prove nothing.
  claims: { openid: ['sub', 'email', 'email_verified', 'name', 'amr'], acr: null },
  conformIdTokenClaims: false,
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: 'Somebody', email: next.email, email_verified: true }),
  }),
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  features: { devInteractions: { enabled: false } },
  acrValues: ['urn:strong'],
});

const answer = provider.callback();
server.on('request', (request, response) => {
  const { pathname, searchParams } = new URL(request.url, issuer);
  if (pathname === '/next') {
    next = { ...Object.fromEntries(searchParams), amr: searchParams.getAll('amr') };
    response.end();
  } else if (pathname.startsWith('/interaction/')) void agree(request, response);
  else answer(request, response);
});

/** Signs in whom the test named, and agrees to whatever is asked. */
async function agree(request, response) {
  const { params, session } = await provider.interactionDetails(request, response);
  const accountId = session?.accountId ?? next.sub;
  const grant = new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope('openid');
  await provider.interactionFinished(request, response, {
    login: {
      accountId,
      ...(next.amr.length > 0 ? { amr: next.amr } : {}),
      ...(next.acr ? { acr: next.acr } : {}),
    },
    consent: { grantId: await grant.save() },
  });
}

console.log(issuer);
