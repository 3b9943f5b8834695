import "server-only";
import * as z from "zod";
import { inTransaction, type Tx } from "@/platform/db";
import { swedishDateOf } from "@/platform/clock";
import { log } from "@/platform/log";
import type { FieldMessage, Reply } from "@/platform/result";
import { hasVerb } from "../access";
import {
  appendAudit,
  appendAuditAnd,
  type AuditChannel,
  type AuditLine,
  type AuditNote,
  type AuditOutcome,
} from "../audit";
import { announce } from "../events";
import { enterSession, keysOf, type Principal, type SessionClaim } from "../identity";
import { POLICY_VERSION, weigh, type Subject } from "../secrecy";
import { takeRequest } from "./rate";
import { detailsOf, findReceipt, inputHash, receiptSql } from "./receipts";
import { faultReference, refusal, type GateCode } from "./refusals";
import { Scope } from "./scope";
import type { Operation, View } from "./spec";
import { StaleVersion } from "./stale";
import { caseFactsSql, factsOf, likelyCase, type CaseAhead } from "./subject-facts";

/** One call as a transport hands it over. Nothing in it is trusted. */
export interface Call {
  readonly claim: SessionClaim | null;
  readonly unverifiedInput: unknown;
  readonly channel: AuditChannel;
  /** The slug in the URL, when there is one: it must be the session's own tenant. */
  readonly unverifiedOrg?: string;
  /** The idempotency key of an operation. */
  readonly unverifiedKey?: unknown;
  /** In whose name, and in which assignment, the input was written, when that may be long ago: nobody files it for another. */
  readonly unverifiedAuthor?: { readonly accountId?: unknown; readonly assignmentId?: unknown };
}

/** What a call is answered with. Who asked comes along for transports that draw a page. */
export type Answer<T> = { readonly reply: Reply<T>; readonly principal: Principal | null };

type Item = Operation | View;

/** A call that got as far as a scope. */
interface Admitted {
  readonly scope: Scope;
  readonly channel: AuditChannel;
  /** Views alone: an operation first waits for others with its key, and must see what they have changed. */
  readonly ahead: CaseAhead | null;
}

const isKey = z.uuid();

/**
 * Carries an operation out, or says why not. A key that was used before gets the stored answer; two calls with one key
 * at once give one act. Never throws: a fault is logged once, without personal data, and answered with a reference.
 */
export async function runOperation<S extends z.ZodType, Out>(
  operation: Operation<S, Out>,
  call: Call,
): Promise<Answer<Out>> {
  const key = isKey.safeParse(call.unverifiedKey);
  if (!key.success) return { reply: refusal("keyMissing"), principal: null };
  const attempt = (): Promise<Answer<Out>> =>
    guarded<S, Out>(operation, call, async (admitted, input) => {
      const { scope } = admitted;
      const hash = inputHash(scope, operation.name, input);
      const receipt = await findReceipt(scope, operation.name, key.data, hash);
      if (receipt.state === "other-input")
        return { ...(await refuseAndNote(admitted, operation, "keyReused")), details: detailsOf(receipt.reply) };
      // Not weighed again: the act was the same account's own, and the stored answer is ids and versions.
      if (receipt.state === "same") {
        await note(admitted, operation, "allowed", { event: "answered-again" });
        return { ok: true, value: receipt.reply as Out };
      }
      return perform(admitted, operation, input, { key: key.data, hash });
    });
  return settled(operation, () => attempt().catch((fault: unknown) => afterFault(operation, call, fault)));
}

/** Lets somebody look, or says why not. Never throws. */
export async function runView<S extends z.ZodType, T>(view: View<S, T>, call: Call): Promise<Answer<T>> {
  return settled(view, () =>
    guarded<S, T>(view, call, async (admitted, input) => {
      const rules = await admit(admitted, view, input);
      if (!rules.ok) return rules.reply;
      const seen = await view.look(admitted.scope, input);
      if (seen.step === "not-found") return refuseAndNote(admitted, view, "notFound", rules.subjects);
      await note(admitted, view, "allowed", { ...rules.subjects, ...seen.note }, { ruleIds: rules.ruleIds });
      return { ok: true, value: seen.value };
    }),
  );
}

async function perform<S extends z.ZodType, Out>(
  admitted: Admitted,
  operation: Operation<S, Out>,
  input: z.output<S>,
  receipt: { key: string; hash: string },
): Promise<Reply<Out>> {
  const { scope } = admitted;
  const rules = await admit(admitted, operation, input);
  if (!rules.ok) return rules.reply;
  const facts = { now: scope.now, today: swedishDateOf(scope.now), principal: scope.principal };
  const done = await operation.perform(scope, input, facts);
  if (done.step === "not-found") return refuseAndNote(admitted, operation, "notFound", rules.subjects);
  if (done.step === "refused") {
    await note(admitted, operation, "refused", { event: "refused", ...rules.subjects }, { reason: done.code });
    const message = `${operation.corridor.messages}.errors.${done.code}`;
    const fields: Record<string, FieldMessage> = done.field
      ? { [done.field]: { key: message, details: done.details } }
      : {};
    return { ok: false, code: done.code, message, details: done.details, fields };
  }
  const line = lineOf(admitted, operation, "allowed", { ...rules.subjects, ...done.note }, { ruleIds: rules.ruleIds });
  await announce(scope.tx, scope.tenantId, scope.now, done.events);
  const answer = receiptSql(scope, operation.name, receipt.key, receipt.hash, done.value);
  await appendAuditAnd(scope.tx, line, answer);
  return { ok: true, value: done.value };
}

/** The transaction, the session, the tenant in the address and the input: what every call passes before its rules. */
function guarded<S extends z.ZodType, T>(
  item: Operation<S> | View<S>,
  call: Call,
  inside: (admitted: Admitted, input: z.output<S>) => Promise<Reply<T>>,
): Promise<Answer<T>> {
  const { claim } = call;
  if (!claim) return Promise.resolve({ reply: refusal("signedOut"), principal: null });
  return inTransaction(
    async (tx): Promise<Answer<T>> => {
      const caseId = item.kind === "view" ? likelyCase(call.unverifiedInput) : null;
      const entry = await enterSession(tx, claim, true, caseId === null ? undefined : caseFactsSql(caseId));
      if (entry.state === "choose") return { reply: refusal("chooseAssignment"), principal: null };
      if (entry.state !== "active") return { reply: refusal("signedOut"), principal: null };
      const { principal } = entry;
      const ahead = caseId === null ? null : { caseId, facts: entry.alongside as CaseAhead["facts"] };
      const admitted = { scope: await scopeFor(tx, principal, entry.at), channel: call.channel, ahead };
      if (call.unverifiedOrg !== undefined && call.unverifiedOrg !== principal.tenantSlug)
        return { reply: await refuseAndNote(admitted, item, "notFound"), principal };
      const author = foreignAuthor(principal, call.unverifiedAuthor);
      if (author) return { reply: await refuseAndNote(admitted, item, author), principal };
      if (!takeRequest(principal.sessionId, entry.at.getTime()))
        return { reply: await refuseAndNote(admitted, item, "tooMany"), principal };
      const parsed = item.input.safeParse(call.unverifiedInput);
      if (!parsed.success) return { reply: refusal("invalidInput", fieldMessages(parsed.error)), principal };
      return { reply: await inside(admitted, parsed.data), principal };
    },
    item.kind === "operation" ? item.timeoutMs : undefined,
  );
}

/** What was written by somebody else, or in another assignment, is not this principal's to file. */
function foreignAuthor(principal: Principal, author: Call["unverifiedAuthor"]): GateCode | null {
  const { accountId, assignmentId } = author ?? {};
  if (accountId !== undefined && accountId !== principal.accountId) return "otherAccount";
  return assignmentId !== undefined && assignmentId !== principal.assignmentId ? "otherAssignment" : null;
}

async function scopeFor(tx: Tx, principal: Principal, at: Date): Promise<Scope> {
  return new Scope(tx, principal, at, await keysOf(tx, principal.tenantId));
}

type Admission =
  | { readonly ok: true; readonly ruleIds: readonly string[]; readonly subjects: Partial<AuditNote> }
  | { readonly ok: false; readonly reply: Reply<never> };

/** The verb of the role, then the verdict on each subject. A refusal is written before it is answered. */
async function admit<S extends z.ZodType>(
  admitted: Admitted,
  item: Operation<S> | View<S>,
  input: z.output<S>,
): Promise<Admission> {
  const { scope } = admitted;
  const subjects = item.subject(input);
  const about = noteOn(subjects);
  if (!hasVerb(item.corridor.grants, scope.principal.role, item.needs))
    return { ok: false, reply: await refuseAndNote(admitted, item, "notAllowed", about) };
  const ruleIds: string[] = [];
  for (const subject of subjects) {
    const verdict = weigh(scope.principal, subject, await factsOf(scope, subject, admitted.ahead));
    if (verdict.effect === "deny") {
      await note(
        admitted,
        item,
        "refused",
        { event: "refused", ...about },
        { reason: verdict.rules[0], ruleIds: verdict.rules },
      );
      return { ok: false, reply: refusal("notFound") };
    }
    ruleIds.push(...verdict.rules);
  }
  return { ok: true, ruleIds, subjects: about };
}

/** Whom the log line is about, also when it is of a refusal. */
function noteOn(subjects: readonly Subject[]): Partial<AuditNote> {
  const cases = subjects.filter((subject) => subject.kind === "case");
  const persons = subjects.filter((subject) => subject.kind === "person");
  return {
    ...(cases[0] ? { caseId: cases[0].caseId } : {}),
    ...(persons.length > 0 ? { personIds: persons.map((subject) => subject.personId) } : {}),
  };
}

async function refuseAndNote(
  admitted: Admitted,
  item: Item | Operation<never> | View<never>,
  code: GateCode,
  about: Partial<AuditNote> = {},
): Promise<ReturnType<typeof refusal>> {
  await note(admitted, item, "refused", { event: "refused", ...about }, { reason: code });
  return refusal(code);
}

/** Why a line says what it says: the code of a refusal, the rules that were weighed. */
interface Why {
  readonly reason?: string;
  readonly ruleIds?: readonly string[];
}

type Noted = { readonly name: string; readonly needs: Item["needs"] };

async function note(admitted: Admitted, item: Noted, outcome: AuditOutcome, about: AuditNote, why: Why = {}) {
  await appendAudit(admitted.scope.tx, lineOf(admitted, item, outcome, about, why));
}

function lineOf(
  { scope, channel }: Admitted,
  item: Noted,
  outcome: AuditOutcome,
  about: AuditNote,
  why: Why,
): AuditLine {
  return {
    ...about,
    at: scope.now,
    principal: scope.principal,
    channel,
    name: item.name,
    act: item.needs,
    outcome,
    reason: why.reason,
    ruleIds: why.ruleIds ?? [],
    policyVersion: POLICY_VERSION,
  };
}

function fieldMessages(error: z.ZodError): Record<string, FieldMessage> {
  const fields: Record<string, FieldMessage> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= { key: issue.message };
  return fields;
}

/** The act was rolled back. A newer version is an expected refusal, noted on its own; a fault goes on to `settled`. */
async function afterFault<S extends z.ZodType>(
  operation: Operation<S>,
  call: Call,
  fault: unknown,
): Promise<Answer<never>> {
  if (!(fault instanceof StaleVersion)) throw fault;
  return guarded(operation, call, (admitted, input) =>
    refuseAndNote(admitted, operation, "changedMeanwhile", noteOn(operation.subject(input))),
  );
}

async function settled<T>(item: { readonly name: string }, work: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await work();
  } catch (fault) {
    const reference = faultReference();
    log.error("fault", fault, { reference, operation: item.name, outcome: "failed" });
    return { reply: refusal("fault", {}, reference), principal: null };
  }
}
