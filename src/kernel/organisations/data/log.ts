import "server-only";
import { swedishDay } from "@/platform/clock";
import type { Verb } from "../../access";
import type { AuditChannel, AuditOutcome } from "../../audit";
import type { Scope } from "../../gate";
import type { Role } from "../../identity";
import type { AuditLogFilter } from "../schema";
import { findAccountNames, findUnitNames } from "./colleagues";

/** How many lines a page of the log holds. */
export const linesPerPage = 50;

/** A line of the log with names to the ids of who acted. It has no contents to show. */
export interface LogLine {
  readonly id: string;
  readonly at: Date;
  readonly actorName: string | null;
  readonly role: Role | null;
  readonly unitName: string | null;
  readonly channel: AuditChannel;
  readonly name: string;
  readonly act: Verb | "signIn";
  readonly outcome: AuditOutcome;
  readonly event: string;
  readonly reason: string | null;
  readonly caseId: string | null;
  readonly persons: number;
  /** Whose account it was about. */
  readonly aboutName: string | null;
  readonly fields: readonly string[];
  readonly records: number | null;
}

export interface LogPage {
  readonly lines: readonly LogLine[];
  readonly next: string | null;
  /** Everybody who can have acted, to choose from. */
  readonly actors: readonly { readonly id: string; readonly name: string }[];
}

/** The log, newest first, a page at a time. Row security lets a log reviewer alone read it. */
export async function listLogLines(scope: Scope, filter: AuditLogFilter): Promise<LogPage> {
  const { tenantId } = scope;
  const span = filter.day ? swedishDay(filter.day) : null;
  const from = filter.after
    ? await scope.tx.auditEvent.findUnique({
        where: { tenantId_id: { tenantId, id: filter.after } },
        select: { at: true, id: true },
      })
    : null;
  const rows = await scope.tx.auditEvent.findMany({
    where: {
      tenantId,
      ...(filter.actor ? { accountId: filter.actor } : {}),
      ...(filter.outcome ? { outcome: filter.outcome } : {}),
      AND: [
        span ? { at: { gte: span.from, lt: span.until } } : {},
        from ? { OR: [{ at: { lt: from.at } }, { at: from.at, id: { lt: from.id } }] } : {},
      ],
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: linesPerPage + 1,
  });
  const shown = rows.slice(0, linesPerPage);
  const names = await findAccountNames(
    scope,
    present(shown.flatMap(({ accountId, aboutAccountId }) => [accountId, aboutAccountId])),
  );
  const units = await findUnitNames(scope, present(shown.map(({ unitId }) => unitId)));
  const actors = await scope.tx.account.findMany({
    where: { tenantId },
    select: { id: true, displayName: true },
    orderBy: [{ displayName: "asc" }, { id: "asc" }],
  });
  return {
    lines: shown.map(({ accountId, aboutAccountId, unitId, personIds, ...line }) => ({
      ...{ id: line.id, at: line.at, role: line.role, name: line.name, event: line.event, reason: line.reason },
      ...{ caseId: line.caseId, fields: line.fields },
      // Written by `appendAudit` and `app.record_sign_in` alone, whose values these are.
      channel: line.channel as AuditChannel,
      act: line.act as LogLine["act"],
      outcome: line.outcome as AuditOutcome,
      actorName: accountId ? (names.get(accountId) ?? null) : null,
      unitName: unitId ? (units.get(unitId) ?? null) : null,
      persons: personIds.length,
      aboutName: aboutAccountId ? (names.get(aboutAccountId) ?? null) : null,
      records: line.records,
    })),
    next: rows.length > linesPerPage ? (shown.at(-1)?.id ?? null) : null,
    actors: actors.map(({ id, displayName }) => ({ id, name: displayName })),
  };
}

function present(ids: readonly (string | null)[]): string[] {
  return ids.filter((id) => id !== null);
}
