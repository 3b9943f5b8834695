import "server-only";
import type { NextRequest } from "next/server";
import { env } from "@/platform/env";
import { log } from "@/platform/log";
import { isOwnOrigin } from "@/platform/origin";
import { sameSitePath } from "@/ui/same-site-path";
import { cookieName, setCookieLine } from "../cookies";
import { endSession } from "../end-session";
import { sessionClaimFrom } from "../request-session";
import { attemptFrom, type Attempt } from "./attempt";
import type { Carried } from "./carrier";
import { forgetSignIn, keepSignIn } from "./pending-cookie";

interface AuthContext {
  readonly params: Promise<{ nextauth: string[] }>;
}

/** More than any form of ours sends. */
const LONGEST_BODY = 16_384;

/** GET: where a provider sends people back to. Everything else next-auth could answer is closed. */
export async function authGet(request: NextRequest, context: AuthContext): Promise<Response> {
  const { nextauth: segments } = await context.params;
  const [act, provider] = segments;
  if (act === "callback" && provider?.startsWith("oidc-")) return withNextAuth(request, segments, {});
  if (act === "signin" || act === "error") return seeOther("/sign-in");
  return new Response(null, { status: 404 });
}

/** POST: the forms of the sign-in page, and signing out. From our own pages only. */
export async function authPost(request: NextRequest, context: AuthContext): Promise<Response> {
  const origin = { origin: request.headers.get("origin"), "sec-fetch-site": request.headers.get("sec-fetch-site") };
  if (!isOwnOrigin(origin, env().NEXTAUTH_URL)) return new Response(null, { status: 403 });
  if (Number(request.headers.get("content-length") ?? LONGEST_BODY + 1) > LONGEST_BODY)
    return new Response(null, { status: 413 });
  const { nextauth: segments } = await context.params;
  const body = textsOf(await request.formData());
  const address = segments.join("/");
  if (address === "signout") return signOut(request);
  const missing = missingField(address, body);
  if (missing) return sendBack(missing, body);
  const isStep = address === "callback/password" || address === "callback/continue";
  const isProvider = segments.length === 2 && segments[0] === "signin" && segments[1]?.startsWith("oidc-");
  return isStep || isProvider ? withNextAuth(request, segments, body) : new Response(null, { status: 404 });
}

async function withNextAuth(
  request: NextRequest,
  segments: readonly string[],
  body: Readonly<Record<string, string>>,
): Promise<Response> {
  // Loaded when somebody signs in: command lines come through the same door and need none of it.
  const { carry } = await import("./carrier");
  const attempt = await attemptFrom(request);
  const next = sameSitePath(body["next"], new URL(env().NEXTAUTH_URL).host) ?? "/";
  // Somebody who comes back from a provider goes where the cookie says, which was checked when it was set.
  const form: Readonly<Record<string, string>> = request.method === "POST" ? { ...body, callbackUrl: next } : {};
  const carried = await carry(request, segments, form, attempt);
  if (attempt.fault !== null) {
    log.error("fault", attempt.fault, { operation: "identity.sign-in", outcome: "failed" });
    return seeOther("/sign-in?fault=ours");
  }
  if (segments[0] === "signin") return toProvider(carried);
  return afterAttempt(request, attempt, carried, body["email"] ?? attempt.kept?.email ?? "", next);
}

/**
 * Off to the provider. An answer with `Refresh`, not a redirect: browsers hold the redirect of a form to our own
 * `form-action`, and the provider's address is not in it.
 */
function toProvider({ location, cookies }: Carried): Response {
  const base = env().NEXTAUTH_URL;
  if (!location || new URL(location, base).origin === new URL(base).origin) return seeOther("/sign-in?fault=provider");
  const headers = answerHeaders(cookies.filter((line) => !line.startsWith(`${cookieName("csrf")}=`)));
  headers.set("Refresh", `0; url=${location}`);
  headers.set("Content-Type", "text/html; charset=utf-8");
  const href = location.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const page = `<!doctype html><html lang="sv"><title>Samlots</title><p><a href="${href}">Fortsätt / Continue</a></p></html>`;
  return new Response(page, { status: 200, headers });
}

/**
 * Where next-auth leads, without the host: a browser holds the redirect of a form to `form-action 'self'`, and by
 * another name of this machine (127.0.0.1 for localhost) the configured address is not itself.
 */
function ownPath(location: string | null | undefined): string {
  if (!location) return "/";
  const { origin, pathname, search } = new URL(location, env().NEXTAUTH_URL);
  return origin === new URL(env().NEXTAUTH_URL).origin ? pathname + search : "/";
}

async function afterAttempt(
  request: NextRequest,
  attempt: Attempt,
  carried: Carried,
  email: string,
  next: string,
): Promise<Response> {
  const { ending } = attempt;
  if (ending?.step === "signedIn" || (ending?.step === "provider" && ending.session)) {
    const mine = ending.step === "signedIn" ? [await attempt.device.remembering(ending.emailKey), forgetSignIn()] : [];
    return seeOther(ownPath(carried.location), [...keptCookies(carried), setCookieLine("callback", "", 0), ...mine]);
  }
  const onward = next === "/" ? "" : `&next=${encodeURIComponent(next)}`;
  if (ending?.step === "chooseTenant" || ending?.step === "code") {
    const { emailKey, accounts } = ending.pending;
    return seeOther(`/sign-in?step=${ending.step}${onward}`, [await keepSignIn({ email: emailKey, accounts })]);
  }
  if (ending?.step === "refused" || ending?.step === "wait") {
    const kept = ending.pending ? { email: ending.pending.emailKey, accounts: ending.pending.accounts } : { email };
    const step = ending.pending ? "&step=code" : "";
    const fault = ending.step === "wait" ? `wait&seconds=${String(ending.wait)}` : ending.code;
    return seeOther(`/sign-in?fault=${fault}${step}${onward}`, [await keepSignIn(kept)]);
  }
  if (ending?.step === "provider") return seeOther("/sign-in?fault=noAccount");
  return seeOther(`/sign-in?fault=${request.method === "GET" ? "provider" : "lost"}${onward}`);
}

/** The first field left empty, as the page's word for it. */
function missingField(address: string, body: Readonly<Record<string, string>>): string | null {
  if (address === "callback/password") {
    if (!body["email"]?.trim()) return "emailMissing";
    return body["password"] ? null : "passwordMissing";
  }
  if (address !== "callback/continue") return null;
  return body["tenant"] === undefined && !body["code"]?.trim() ? "codeMissing&step=code" : null;
}

async function sendBack(fault: string, body: Readonly<Record<string, string>>): Promise<Response> {
  const next = sameSitePath(body["next"], new URL(env().NEXTAUTH_URL).host);
  const onward = next ? `&next=${encodeURIComponent(next)}` : "";
  const kept = body["email"] ? [await keepSignIn({ email: body["email"].trim() })] : [];
  return seeOther(`/sign-in?fault=${fault}${onward}`, kept);
}

async function signOut(request: NextRequest): Promise<Response> {
  const claim = await sessionClaimFrom(request.cookies.get(cookieName("session"))?.value);
  const { emptiesBrowser } = claim ? await endSession(claim) : { emptiesBrowser: true };
  const answer = seeOther("/sign-in?ended=2", [setCookieLine("session", "", 0), forgetSignIn()]);
  // Drafts, keys and the worker that opens the form without net. Cookies stay: language and look are chosen once.
  if (emptiesBrowser) answer.headers.set("Clear-Site-Data", '"storage"');
  return answer;
}

/** next-auth's cookies; the session's without its expiry, so that the browser forgets it when it is closed. */
function keptCookies({ cookies }: Carried): readonly string[] {
  const isOf = (part: string, line: string) => line.startsWith(`${cookieName(part)}=`);
  return cookies
    .filter((line) => !isOf("csrf", line) && !isOf("callback", line))
    .map((line) => (isOf("session", line) ? line.replace(/; (Expires|Max-Age)=[^;]*/gi, "") : line));
}

function seeOther(location: string, cookies: readonly string[] = []): Response {
  const headers = answerHeaders(cookies);
  headers.set("Location", location);
  return new Response(null, { status: 303, headers });
}

function answerHeaders(cookies: readonly string[]): Headers {
  const headers = new Headers({ "Cache-Control": "no-store" });
  for (const line of cookies) headers.append("Set-Cookie", line);
  return headers;
}

function textsOf(form: FormData): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string") texts[name] = value;
  return texts;
}
