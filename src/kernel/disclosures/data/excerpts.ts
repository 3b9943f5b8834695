import "server-only";
import { dayOf } from "@/platform/clock/date-column";
import type { Scope } from "../../gate";

/** Signed notes a release can be written from. */
const EXCERPTS = 8;

/** A signed note of the journal, to take words from. */
export interface Excerpt {
  readonly id: string;
  readonly writtenOn: string;
  readonly text: string;
}

/** The latest signed notes of a case in sight. */
export async function listExcerpts(scope: Scope, caseId: string): Promise<Excerpt[]> {
  const rows = await scope.tx.journalNote.findMany({
    where: { tenantId: scope.tenantId, caseId, kind: "note", signedAt: { not: null }, case: scope.casesInSight() },
    select: { id: true, writtenAt: true, textSealed: true },
    orderBy: [{ writtenAt: "desc" }, { id: "desc" }],
    take: EXCERPTS,
  });
  return rows.map(({ id, writtenAt, textSealed }) => ({
    id,
    writtenOn: dayOf(writtenAt),
    text: scope.open(textSealed, { table: "journal_note", column: "text_sealed", rowId: id }),
  }));
}
