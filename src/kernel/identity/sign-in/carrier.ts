import "server-only";
import { createHash } from "node:crypto";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { randomToken } from "@/platform/crypto";
import { env } from "@/platform/env";
import { cookieName } from "../cookies";
import type { Attempt } from "./attempt";
import { authOptions } from "./auth-options";

/** What next-auth answered: cookies to set and where to go. */
export interface Carried {
  readonly location: string | null;
  readonly cookies: readonly string[];
}

/**
 * Hands one request to next-auth through its API-route form, which takes plain values.
 *
 * Its token against forged requests is made here for each call: the route has already refused what does not come from
 * our own pages by its Origin, a stricter check, and so forms work without script and without a first visit for a cookie.
 */
export async function carry(
  request: NextRequest,
  segments: readonly string[],
  body: Readonly<Record<string, string>>,
  attempt: Attempt,
): Promise<Carried> {
  const csrfToken = randomToken();
  const csrfHash = createHash("sha256").update(`${csrfToken}${env().NEXTAUTH_SECRET}`).digest("hex");
  const given = Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value]));
  const incoming = {
    method: request.method,
    query: { ...Object.fromEntries(request.nextUrl.searchParams), nextauth: [...segments] },
    body: { ...body, csrfToken },
    cookies: { ...given, [cookieName("csrf")]: `${csrfToken}|${csrfHash}` },
    headers: Object.fromEntries(request.headers),
  };
  const outgoing = new Outgoing();
  // next-auth reads and calls only what is above and below of these two wide types.
  await NextAuth(
    incoming as unknown as NextApiRequest,
    outgoing as unknown as NextApiResponse,
    await authOptions(attempt),
  );
  return { location: outgoing.location, cookies: outgoing.cookies };
}

/** The part of an API response that next-auth writes to. Its pages are ours, so bodies are dropped. */
class Outgoing {
  readonly #headers = new Map<string, string | readonly string[]>();

  get location(): string | null {
    const found = this.#headers.get("location");
    return typeof found === "string" ? found : null;
  }

  get cookies(): readonly string[] {
    const found = this.#headers.get("set-cookie") ?? [];
    return typeof found === "string" ? [found] : found;
  }

  status(): this {
    return this;
  }

  getHeader(name: string): string | readonly string[] | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  setHeader(name: string, value: string | readonly string[]): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  json(): void {}
  send(): void {}
  end(): void {}
}
