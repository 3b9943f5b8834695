import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { rows } from "./database";
import type { Actor, Stage } from "./stage-shape";

/** The one password of the demo town. */
export const DEMO_PASSWORD = "Samlots-demo-2026";
export const TOWN = "socialnamnden";

/** The welfare board's people (prisma/seed/town.ts). */
export const townspeople = {
  outreachWorker: "uppsokare@asundby.example",
  dutyOfficer: "socialjour@asundby.example",
  otherDutyOfficer: "socialjour2@asundby.example",
  unitHead: "enhetschef@asundby.example",
  administrator: "admin@asundby.example",
  logReviewer: "logg@asundby.example",
} as const;

/** What the stage made (stage.ts). */
export const stage = JSON.parse(process.env.SAMLOTS_E2E_STAGE ?? "null") as Stage;

const baseURL = process.env.SAMLOTS_E2E_URL ?? "http://localhost:3000";

/** A sized browser window with its own cookies. */
export const PHONE = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
export const DESKTOP = { viewport: { width: 1280, height: 800 } };

/** The actor behind an address of the demo town. */
export async function townActor(email: string): Promise<Actor> {
  const [found] = await rows<Actor>(
    `select account.tenant_id as "tenantId", tenant.slug, account.id as "accountId", assignment.id as "assignmentId", email
       from account
       join tenant on tenant.id = account.tenant_id
       join assignment on assignment.tenant_id = account.tenant_id and assignment.account_id = account.id
      where email_key = $1`,
    [email],
  );
  if (!found) throw new Error(`There is no ${email} in the demo town.`);
  return found;
}

/** Begins a session as the sign-in form would, without its password hash, and answers its cookie. */
export async function sessionCookie(actor: Actor, { undecided = false } = {}) {
  const token = randomBytes(32).toString("base64url");
  const sessionId = randomUUID();
  const hash = createHash("sha256").update(token, "utf8").digest("base64url");
  await rows("select app.start_session($1,$2,$3,$4,'password')", [sessionId, actor.tenantId, actor.accountId, hash]);
  await rows("update session set assignment_id = $3 where tenant_id = $1 and id = $2", [
    ...[actor.tenantId, sessionId, undecided ? null : actor.assignmentId],
  ]);
  const value = await encode({
    token: { tenantId: actor.tenantId, token },
    secret: process.env.NEXTAUTH_SECRET ?? "",
    maxAge: 12 * 60 * 60,
  });
  return { name: "samlots.session", value, url: baseURL, httpOnly: true, sameSite: "Lax" as const };
}

/** Gives a browser a new session of the actor's. */
export async function signIn(context: BrowserContext, actor: Actor): Promise<void> {
  await context.addCookies([await sessionCookie(actor)]);
}

/** A page of the actor's own browser. */
export async function pageOf(browser: Browser, actor: Actor, options: BrowserContextOptions = DESKTOP): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: "sv-SE", timezoneId: "Europe/Stockholm", ...options });
  await signIn(context, actor);
  return context.newPage();
}

/** Ends every session of the actor's behind the browser's back, as an idle quarter of an hour does. */
export async function endSessions(actor: Actor): Promise<void> {
  await rows("update session set ended_at = now() where tenant_id = $1 and account_id = $2 and ended_at is null", [
    ...[actor.tenantId, actor.accountId],
  ]);
}
