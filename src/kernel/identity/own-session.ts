import "server-only";
import type { NextRequest } from "next/server";
import * as z from "zod";
import { inTransaction, type Tx } from "@/platform/db";
import { env } from "@/platform/env";
import { isOwnOrigin } from "@/platform/origin";
import { cookieName } from "./cookies";
import type { Principal, Role, SignedIn } from "./contract";
import { noteIdentity } from "./end-session";
import { enterSession } from "./enter-session";
import { currentSessionClaim, sessionClaimFrom } from "./request-session";
import { consumeStep, newSeed, seedAddress, stepOf } from "./second-factor";
import { sealText, openText } from "@/platform/crypto";
import { keysOf } from "./tenant-keys";

/** An assignment somebody may choose. */
export interface OwnAssignment {
  readonly id: string;
  readonly role: Role;
  readonly onDuty: boolean;
  readonly unitName: string;
  readonly isChosen: boolean;
}

/** What somebody who is signed in can choose from, and whether a second factor must come first. */
export interface Choice {
  readonly signedIn: SignedIn;
  readonly assignments: readonly OwnAssignment[];
  readonly lacksSecondFactor: boolean;
  /** The seed of a second factor that has been begun and not confirmed. */
  readonly begunSeed: string | null;
  readonly email: string;
}

/** The choice of the one who asks; null when nobody is signed in. Reading it is not activity. */
export async function currentChoice(): Promise<Choice | null> {
  const claim = await currentSessionClaim();
  if (!claim) return null;
  return inTransaction(async (tx) => {
    const entry = await enterSession(tx, claim, false);
    if (entry.state !== "active" && entry.state !== "choose") return null;
    const signedIn = entry.state === "active" ? entry.principal : entry.signedIn;
    return choiceOf(tx, signedIn);
  });
}

async function choiceOf(tx: Tx, signedIn: SignedIn | Principal): Promise<Choice> {
  const { tenantId, accountId } = signedIn;
  const rows = await tx.$queryRaw<{ id: string; role: Role; on_duty: boolean; unit_name: string }[]>`
    select g.id, g.role::text as role, g.on_duty, u.name as unit_name
    from assignment g join unit u on u.tenant_id = g.tenant_id and u.id = g.unit_id
    where g.tenant_id = ${tenantId}::uuid and g.account_id = ${accountId}::uuid and g.valid_from <= app.today()
      and (g.valid_to is null or g.valid_to > app.today()) and (u.closed_on is null or u.closed_on > app.today())
    order by u.name, g.role`;
  const settings = await tx.tenantSettings.findFirst({ where: { tenantId }, select: { requireSecondFactor: true } });
  const credential = await tx.accountCredential.findFirst({ where: { tenantId, accountId } });
  const account = await tx.account.findFirstOrThrow({ where: { tenantId, id: accountId }, select: { email: true } });
  const hasFactor = credential?.totpEnabledAt != null;
  const sealed = hasFactor ? null : (credential?.totpSealed ?? null);
  const chosen = "assignmentId" in signedIn ? signedIn.assignmentId : null;
  return {
    signedIn,
    email: account.email,
    assignments: rows.map(({ id, role, on_duty, unit_name }) => ({
      id,
      role,
      onDuty: on_duty,
      unitName: unit_name,
      isChosen: id === chosen,
    })),
    lacksSecondFactor: signedIn.method === "password" && (settings?.requireSecondFactor ?? false) && !hasFactor,
    begunSeed: sealed === null ? null : await openSeed(tx, tenantId, accountId, sealed),
  };
}

/** POST /api/session/extend: somebody is here. The only request that does nothing but keep a session alive. */
export async function extendPost(request: NextRequest): Promise<Response> {
  return fromOwnPage(request, async (tx, signedIn) => {
    void tx;
    return new Response(null, { status: signedIn ? 204 : 401, headers: { "Cache-Control": "no-store" } });
  });
}

/** POST /api/session/assignment: choose, or switch to, one of the own assignments. */
export async function assignmentPost(request: NextRequest): Promise<Response> {
  return fromOwnPage(request, async (tx, signedIn, at, form) => {
    if (!signedIn) return seeOther("/sign-in?ended=1");
    const assignmentId = form?.get("assignment");
    const chosen = typeof assignmentId === "string" && (await chooseAssignment(tx, assignmentId));
    await noteIdentity(tx, signedIn, at, {
      name: "identity.choose-assignment",
      event: chosen ? "chosen" : "refused",
      outcome: chosen ? "allowed" : "refused",
    });
    return seeOther(chosen ? `/${signedIn.tenantSlug}` : "/choose-assignment?fault=refused");
  });
}

/** POST /api/session/second-factor: begins, and with a code confirms, the second factor a tenant requires. */
export async function secondFactorPost(request: NextRequest): Promise<Response> {
  return fromOwnPage(request, async (tx, signedIn, at, form) => {
    if (!signedIn) return seeOther("/sign-in?ended=1");
    const code = form?.get("code");
    const choice = await choiceOf(tx, signedIn);
    if (!choice.lacksSecondFactor) return seeOther("/choose-assignment");
    if (typeof code !== "string" || choice.begunSeed === null) {
      await saveBegunSeed(tx, signedIn);
      await noteIdentity(tx, signedIn, at, { name: "identity.begin-second-factor", event: "begun" });
      return seeOther("/choose-assignment");
    }
    const step = await stepOf(choice.begunSeed, code, at);
    if (step === null || !(await consumeStep(tx, signedIn.tenantId, signedIn.accountId, step)))
      return seeOther("/choose-assignment?fault=wrongCode");
    await tx.accountCredential.updateMany({
      where: { tenantId: signedIn.tenantId, accountId: signedIn.accountId },
      data: { totpEnabledAt: at },
    });
    await noteIdentity(tx, signedIn, at, { name: "identity.confirm-second-factor", event: "turned-on" });
    const [only, another] = choice.assignments;
    if (only && !another) await chooseAssignment(tx, only.id);
    return seeOther("/");
  });
}

async function saveBegunSeed(tx: Tx, { tenantId, accountId }: SignedIn): Promise<void> {
  const { field } = await keysOf(tx, tenantId);
  const { key, version: keyVersion } = field.current;
  const totpSealed = sealText(key, newSeed(), { tenantId, ...seedAddress(accountId), keyVersion });
  await tx.accountCredential.updateMany({ where: { tenantId, accountId, totpEnabledAt: null }, data: { totpSealed } });
}

async function openSeed(tx: Tx, tenantId: string, accountId: string, sealed: string): Promise<string> {
  const keys = await keysOf(tx, tenantId);
  return openText(keys.field.forSealed(sealed), sealed, { tenantId, ...seedAddress(accountId) });
}

async function chooseAssignment(tx: Tx, unverifiedId: string): Promise<boolean> {
  if (!z.uuid().safeParse(unverifiedId).success) return false;
  const [row] = await tx.$queryRaw<
    { chosen: boolean }[]
  >`select app.choose_assignment(${unverifiedId}::uuid) as chosen`;
  return row?.chosen ?? false;
}

/**
 * A request from our own pages, on behalf of its session, in one transaction. It counts as activity. Where it comes from is
 * asked before anything of it is read; `form` is null when it carries none.
 */
async function fromOwnPage(
  request: NextRequest,
  answer: (tx: Tx, signedIn: SignedIn | Principal | null, at: Date, form: FormData | null) => Promise<Response>,
): Promise<Response> {
  const origin = { origin: request.headers.get("origin"), "sec-fetch-site": request.headers.get("sec-fetch-site") };
  if (!isOwnOrigin(origin, env().NEXTAUTH_URL)) return new Response(null, { status: 403 });
  const claim = await sessionClaimFrom(request.cookies.get(cookieName("session"))?.value);
  const form = await formOf(request);
  return inTransaction(async (tx) => {
    if (!claim) return answer(tx, null, new Date(0), form);
    const entry = await enterSession(tx, claim, true);
    const signedIn = entry.state === "active" ? entry.principal : entry.state === "choose" ? entry.signedIn : null;
    return answer(tx, signedIn, entry.at, form);
  });
}

async function formOf(request: NextRequest): Promise<FormData | null> {
  try {
    return request.headers.has("content-type") ? await request.formData() : null;
  } catch {
    // Translates one fault: a body that is no form, whatever its headers say.
    return null;
  }
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });
}
