/** A real OpenID provider (the package oidc-provider) on a free port, whose people sign in without being asked. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** What the provider says about somebody. */
export interface Citizen {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}

export interface RealProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in from now on. */
  setCitizen(citizen: Citizen): void;
  /** Follows an authorization address as a browser would, up to the address it sends back to. */
  authorize(address: string): Promise<string>;
  close(): Promise<void>;
}

export async function openRealProvider(redirectUris: readonly string[]): Promise<RealProvider> {
  let citizen: Citizen = { sub: "nobody" };
  const client = { id: "samlots", secret: "a-secret-of-the-test-provider-0123456789" };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: client.id, client_secret: client.secret, redirect_uris: [...redirectUris] },
        ...{ response_types: ["code"], grant_types: ["authorization_code"] },
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ["a key of the tests only"] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ name: "Kim", ...citizen, sub }) }),
  });
  const handle = provider.callback();
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith("/interaction/")) void consent(request, response);
    else void handle(request, response);
  });

  /** Signs the citizen in and consents to everything, in one step. */
  async function consent(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const details = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: citizen.sub, clientId: String(details.params["client_id"]) });
    grant.addOIDCScope(String(details.params["scope"]));
    const grantId = await grant.save();
    await provider.interactionFinished(request, response, { login: { accountId: citizen.sub }, consent: { grantId } });
  }

  return {
    ...{ issuer, clientId: client.id, clientSecret: client.secret },
    setCitizen: (next) => {
      citizen = next;
    },
    authorize: (address) => followTo(address, issuer),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

async function followTo(address: string, issuer: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = address;
  for (let step = 0; step < 10 && next.startsWith(issuer); step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(next, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get("location");
    if (!location)
      throw new Error(`the provider stopped at ${String(answer.status)}: ${(await answer.text()).slice(0, 300)}`);
    next = new URL(location, next).href;
  }
  return next;
}
