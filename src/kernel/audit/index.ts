/**
 * The append-only log of who did, or tried to do, what. Written in the transaction of the act itself: if it cannot be
 * written, nothing is answered and nothing is committed (SoLPuL 10 §; the five years of HSLF-FS 2016:40 4:9 are
 * followed as a design choice). It holds names of acts, ids and field names, never contents.
 */
import "server-only";
import { uuidv7 } from "@/platform/id";
import type { Tx } from "@/platform/db";
import type { Verb } from "../access";
import type { Principal } from "../identity/contract";

export type AuditOutcome = "allowed" | "refused" | "failed";
export type AuditChannel = "web" | "cli" | "download";

/** What an operation or view says of itself in the log. Field names, never contents: the type has no place for them. */
export interface AuditNote {
  /** What happened, in the module's words: `handed-over`, `opened`, `searched`. */
  readonly event: string;
  /** Names of the fields that were read or written. */
  readonly fields?: readonly string[];
  readonly caseId?: string;
  readonly personIds?: readonly string[];
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
  // createMany and not create: the writer of the log may not read it, so nothing can be returned.
  const { count } = await tx.auditEvent.createMany({
    data: [
      {
        tenantId: line.principal.tenantId,
        id: uuidv7(line.at),
        at: line.at,
        accountId: line.principal.accountId,
        assignmentId: line.principal.assignmentId ?? null,
        sessionId: line.principal.sessionId,
        role: line.principal.role ?? null,
        unitId: line.principal.unitId ?? null,
        channel: line.channel,
        name: line.name,
        act: line.act,
        outcome: line.outcome,
        event: line.event,
        reason: line.reason ?? null,
        ruleIds: [...line.ruleIds],
        policyVersion: line.policyVersion,
        caseId: line.caseId ?? null,
        personIds: [...(line.personIds ?? [])],
        fields: [...(line.fields ?? [])],
        records: line.records ?? null,
      },
    ],
  });
  if (count !== 1) throw new Error("the log took no line");
}
