/**
 * The append-only log of who did, or tried to do, what. Written in the transaction of the act itself: if it cannot be
 * written, nothing is answered and nothing is committed (SoLPuL 10 §; the five years of HSLF-FS 2016:40 4:9 are
 * followed as a design choice). It holds names of acts, ids and field names, never contents.
 */
import "server-only";
import { uuidv7 } from "@/platform/id";
import { Prisma, type Tx } from "@/platform/db";
import type { Verb } from "../access";
import type { Principal } from "../identity/contract";

export { openSealer } from "./seal/open";
export { sealStatus, type SealStatus } from "./seal/status";
export { Sealer, type SealAlarm, type SealCounts } from "./seal/round";
export { signerOf } from "./seal/note";
export { openShelf } from "./seal/shelf";

export type AuditOutcome = "allowed" | "refused" | "failed";
/** `outbox`: sent by a page's own script, perhaps long after it was written. */
export type AuditChannel = "web" | "cli" | "download" | "outbox";

/** What an operation or view says of itself in the log. Field names, never contents: the type has no place for them. */
export interface AuditNote {
  /** What happened, in the module's words: `handed-over`, `opened`, `searched`. */
  readonly event: string;
  /** Names of the fields that were read or written. */
  readonly fields?: readonly string[];
  readonly caseId?: string;
  readonly personIds?: readonly string[];
  /** Whose account was changed or looked at, or who was let in to a case or to a protected person. */
  readonly aboutAccountId?: string;
  /** How many records were shown or changed. */
  readonly records?: number;
}

export interface AuditLine extends AuditNote {
  readonly at: Date;
  readonly principal: Pick<Principal, "tenantId" | "accountId" | "sessionId"> & Partial<Principal>;
  readonly channel: AuditChannel;
  readonly name: string;
  readonly act: Verb | "signIn";
  readonly outcome: AuditOutcome;
  readonly reason?: string;
  readonly ruleIds: readonly string[];
  readonly policyVersion: string;
}

/** Appends one line. Throws when it cannot, and the transaction falls with it. */
export async function appendAudit(tx: Tx, line: AuditLine): Promise<void> {
  const count = await tx.$executeRaw(lineSql(line));
  if (count !== 1) throw new Error("the log took no line");
}

/** Appends one line and does `then`, in one statement. `then` must be an insert of one row. Throws like `appendAudit`. */
export async function appendAuditAnd(tx: Tx, line: AuditLine, then: Prisma.Sql): Promise<void> {
  const count = await tx.$executeRaw`with line as (${lineSql(line)} returning 1), done as (${then} returning 1)
    select from line, done`;
  if (count !== 1) throw new Error("the log took no line");
}

function lineSql(line: AuditLine): Prisma.Sql {
  const { principal } = line;
  return Prisma.sql`
    insert into audit_event (tenant_id, id, at, account_id, assignment_id, session_id, role, unit_id, channel, name, act,
      outcome, event, reason, rule_ids, policy_version, case_id, person_ids, about_account_id, fields, records)
    values (${principal.tenantId}::uuid, ${uuidv7(line.at)}::uuid, ${line.at}, ${principal.accountId}::uuid,
      ${principal.assignmentId ?? null}::uuid, ${principal.sessionId}::uuid, ${principal.role ?? null}::public.role,
      ${principal.unitId ?? null}::uuid, ${line.channel}, ${line.name}, ${line.act}, ${line.outcome}, ${line.event},
      ${line.reason ?? null}, ${[...line.ruleIds]}::text[], ${line.policyVersion}, ${line.caseId ?? null}::uuid,
      ${[...(line.personIds ?? [])]}::uuid[], ${line.aboutAccountId ?? null}::uuid, ${[...(line.fields ?? [])]}::text[], ${line.records ?? null}::int)`;
}
