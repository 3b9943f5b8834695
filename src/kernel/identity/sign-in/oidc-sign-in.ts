import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import * as z from "zod";
import { database } from "@/platform/db";
import { beginSession, noteRefusedSignIn, type BegunSession } from "./begin-session";
import { emailKeyOf } from "./candidates";
import { clientSecretOf, type SignInProvider } from "./providers";

/** What a provider says about somebody, after the signature, issuer, audience, times and nonce have been checked. */
const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
});
export type Claims = z.output<typeof claimsSchema>;

/**
 * A tenant's provider as next-auth wants it: code flow with PKCE, state and nonce. The issuer is pinned to the configured
 * one: what the discovery document or the token calls itself must be that, letter for letter.
 */
export async function oidcProviderFor(provider: SignInProvider): Promise<OAuthConfig<Claims>> {
  const clientSecret = await clientSecretOf(provider);
  return {
    id: provider.id,
    name: provider.label,
    type: "oauth",
    wellKnown: `${provider.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret,
    client: { token_endpoint_auth_method: clientSecret === undefined ? "none" : "client_secret_basic" },
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    profile: (claims) => ({ id: checkedClaims(provider, claims).sub }),
  };
}

/**
 * Begins a session for whom the provider vouches. Keyed by tenant, issuer and subject; the address only binds an account
 * that the administrator prepared, once, and not when the provider says the address is not verified.
 */
export async function signInWithProvider(
  provider: SignInProvider,
  unverifiedClaims: unknown,
): Promise<BegunSession | null> {
  const claims = checkedClaims(provider, unverifiedClaims);
  const mayBind = claims.email !== undefined && claims.email_verified === true;
  const emailKey = mayBind ? emailKeyOf(claims.email ?? "") : "";
  const { tenantId } = provider;
  const [row] = await database().$queryRaw<{ account_id: string | null }[]>`
    select app.oidc_account(${tenantId}::uuid, ${provider.issuer}, ${claims.sub}, ${emailKey}) as account_id`;
  if (!row?.account_id) return null;
  const account = { tenantId, accountId: row.account_id };
  const session = await beginSession(account, "oidc");
  if (!session) await noteRefusedSignIn(account, "oidcDisabled");
  return session;
}

function checkedClaims(provider: SignInProvider, unverifiedClaims: unknown): Claims {
  const claims = claimsSchema.parse(unverifiedClaims);
  if (claims.iss !== provider.issuer) throw new Error("the token is from another issuer than the configured one");
  return claims;
}
