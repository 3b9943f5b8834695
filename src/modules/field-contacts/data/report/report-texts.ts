import "server-only";
import { expectOneRow, type Scope } from "@/kernel/gate";
import type { ReportText } from "../../domain/report/sections";
import type { Draft, TextChange } from "../../domain/report/signing";

/** One version of a period's text. */
export interface TextVersion {
  readonly id: string;
  readonly period: string;
  readonly number: number;
  readonly text: ReportText;
  readonly reason: string | null;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly signedBy: string | null;
  readonly signedAt: Date | null;
  readonly version: number;
}

const place = (column: "text_sealed" | "reason_sealed", rowId: string) => ({ table: "period_report", column, rowId });

/** Every version of a period's text that may be seen, newest first: a draft only by the head of the unit. */
export async function listTextVersions(scope: Scope, period: string): Promise<TextVersion[]> {
  const rows = await scope.tx.periodReport.findMany({
    where: { tenantId: scope.tenantId, unitId: scope.principal.unitId, period },
    orderBy: { number: "desc" },
  });
  return rows.map(({ textSealed, reasonSealed, ...row }) => ({
    ...row,
    text: JSON.parse(scope.open(textSealed, place("text_sealed", row.id))) as ReportText,
    reason: reasonSealed === null ? null : scope.open(reasonSealed, place("reason_sealed", row.id)),
  }));
}

/** What a list says of each version, without its words. */
export async function listReportStates(scope: Scope) {
  return scope.tx.periodReport.findMany({
    where: { tenantId: scope.tenantId, unitId: scope.principal.unitId },
    select: { period: true, number: true, signedAt: true },
    orderBy: { number: "asc" },
  });
}

/** Writes a new draft, or the draft there is at the version the writer saw. Answers its version. */
export async function saveText(scope: Scope, period: string, seen: number, change: TextChange): Promise<number> {
  const { tenantId, principal, now } = scope;
  const id = change.draft?.id ?? scope.newId();
  const sealed = {
    textSealed: scope.seal(JSON.stringify(change.text), place("text_sealed", id)),
    reasonSealed: change.reason === null ? null : scope.seal(change.reason, place("reason_sealed", id)),
    ...{ writtenBy: principal.accountId, writtenAt: now },
  };
  if (change.draft === null) {
    const row = { tenantId, id, unitId: principal.unitId, period, number: change.number };
    await scope.tx.periodReport.createMany({ data: [{ ...row, ...sealed }] });
    return 1;
  }
  expectOneRow(
    await scope.tx.periodReport.updateMany({
      where: { tenantId, id, version: seen, signedAt: null },
      data: { ...sealed, version: { increment: 1 } },
    }),
  );
  return seen + 1;
}

/** Signs the draft at the version the signer saw. */
export async function signText(scope: Scope, draft: Draft, seen: number): Promise<void> {
  const { tenantId, principal, now } = scope;
  expectOneRow(
    await scope.tx.periodReport.updateMany({
      where: { tenantId, id: draft.id, version: seen, signedAt: null },
      data: { signedBy: principal.accountId, signedAt: now, version: { increment: 1 } },
    }),
  );
}
