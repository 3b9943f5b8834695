/** What tests of emergency openings need besides: the ordinary page of a case, and a signed note in one. */
import { randomUUID } from "node:crypto";
import type { House, Worker } from "./house";
import { sealedIn } from "./sealing";

export { readCase as openCase } from "./test-corridor";

/** A signed note, written on the administrator's connection. */
export async function signNote(
  house: House,
  { tenantId, caseId, by, text }: { tenantId: string; caseId: string; by: Worker; text: string },
): Promise<void> {
  const id = randomUUID();
  const sealed = await sealedIn(house, tenantId, { table: "journal_note", column: "text_sealed", rowId: id }, text);
  await house.rows(
    `insert into journal_note (tenant_id, id, case_id, kind, text_sealed, written_by, written_at, signed_at)
     values ($1, $2, $3, 'note', $4, $5, now(), now())`,
    [tenantId, id, caseId, sealed, by.accountId],
  );
}
