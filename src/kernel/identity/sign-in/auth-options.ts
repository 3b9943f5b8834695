import "server-only";
import type { AuthOptions, User } from "next-auth";
import credentials from "next-auth/providers/credentials";
import { env } from "@/platform/env";
import { log } from "@/platform/log";
import { sameSitePath } from "@/ui/same-site-path";
import { cookieSettings, SESSION_SECONDS } from "../cookies";
import { faultKept, type Attempt } from "./attempt";
import type { BegunSession } from "./begin-session";
import { oidcProviderFor, signInWithProvider } from "./oidc-sign-in";
import { continueSignIn, signInWithPassword } from "./password-sign-in";
import { listProviders } from "./providers";

/** What next-auth calls a user is, here, a session that has begun. */
type SessionUser = User & BegunSession;

/**
 * The settings of next-auth for one request. It carries the protocol: cookies, encryption, OIDC. Who is signed in is decided by
 * the session row in Postgres, of which its token holds the tenant and the random key, and nothing else.
 */
export async function authOptions(attempt: Attempt): Promise<AuthOptions> {
  const providers = await listProviders();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    jwt: { maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: cookieSettings("session"),
      callbackUrl: cookieSettings("callback"),
      csrfToken: cookieSettings("csrf"),
      pkceCodeVerifier: cookieSettings("pkce"),
      state: cookieSettings("state"),
      nonce: cookieSettings("nonce"),
    },
    logger: quietLogger,
    providers: [...credentialProviders(attempt), ...(await Promise.all(providers.map(oidcProviderFor)))],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.type !== "oauth") return true;
        const provider = providers.find((one) => one.id === account.provider);
        const session = provider ? await faultKept(attempt, () => signInWithProvider(provider, profile)) : null;
        attempt.ending = { step: "provider", session };
        Object.assign(user, session);
        return session !== null;
      },
      jwt({ token, user }) {
        if (!user) return token;
        const { tenantId, token: sessionToken } = user as SessionUser;
        return { tenantId, token: sessionToken };
      },
      // Nothing of a session is for the browser's script to read.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${sameSitePath(url, new URL(baseUrl).host) ?? "/"}`,
    },
  };
}

function credentialProviders(attempt: Attempt) {
  return [
    credentials({
      id: "password",
      credentials: { email: {}, password: {}, code: {} },
      authorize: async (given) => {
        attempt.ending = await faultKept(attempt, () =>
          signInWithPassword({
            unverifiedEmail: given?.email ?? "",
            unverifiedPassword: given?.password ?? "",
            unverifiedCode: given?.code ?? "",
            network: attempt.network,
            deviceFor: attempt.device.nameFor,
          }),
        );
        return userOf(attempt);
      },
    }),
    credentials({
      id: "continue",
      credentials: { tenant: {}, code: {} },
      authorize: async (given) => {
        const { email: emailKey = "", accounts } = attempt.kept ?? {};
        if (!accounts) return null;
        attempt.ending = await faultKept(attempt, () =>
          continueSignIn(
            { emailKey, accounts },
            {
              unverifiedTenantId: given?.tenant ?? "",
              unverifiedCode: given?.code ?? "",
              device: attempt.device.nameFor(emailKey),
            },
          ),
        );
        return userOf(attempt);
      },
    }),
  ];
}

function userOf({ ending }: Attempt): SessionUser | null {
  return ending?.step === "signedIn" ? { id: ending.session.accountId, ...ending.session } : null;
}

/** next-auth's own messages may hold profiles and addresses: only their code reaches the log. */
const quietLogger = {
  error: (code: string, about: unknown) => log.warn("sign-in", { code, outcome: "failed" }, faultIn(about)),
  warn: (code: string) => log.debug("sign-in", { code }),
  debug: () => undefined,
};

function faultIn(about: unknown): unknown {
  return about instanceof Error ? about : (about as { error?: unknown } | undefined)?.error;
}
