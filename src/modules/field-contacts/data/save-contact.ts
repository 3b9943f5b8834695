import "server-only";
import { expectOneRow, type Scope } from "@/kernel/gate";
import type { ContactFacts } from "../domain/contact";
import { changedColumnsOf, columnsOf } from "./contact-row";

const sealedNote = (scope: Scope, contactId: string, note: string | null) =>
  note === null ? null : scope.seal(note, { table: "field_contact", column: "note_sealed", rowId: contactId });

/** Adds the contact of a case that was opened in the same transaction. The note is stored sealed. */
export async function insertContact(
  scope: Scope,
  { id, caseId, facts, note }: { id: string; caseId: string; facts: ContactFacts; note: string | null },
): Promise<void> {
  const { tenantId, principal, now } = scope;
  await scope.tx.fieldContact.createMany({
    data: [
      {
        ...columnsOf(facts),
        ...{ tenantId, id, caseId, unitId: principal.unitId, source: "field" },
        noteSealed: sealedNote(scope, id, note),
        loggedBy: principal.accountId,
        loggedAt: now,
      },
    ],
  });
}

/** Which contact, at the version that was decided on. */
export interface ContactAt {
  readonly id: string;
  readonly version: number;
}

/**
 * Saves facts, and the note unless it is undefined. The offer and the first visit are not among them: see
 * `chain/correct-chain.ts`. Throws StaleVersion when somebody else was first.
 */
export async function saveContact(
  scope: Scope,
  { id, version }: ContactAt,
  { facts, note }: { readonly facts: ContactFacts; readonly note: string | null | undefined },
): Promise<number> {
  return saveAt(
    scope,
    { id, version },
    {
      ...changedColumnsOf(facts),
      ...(note === undefined ? {} : { noteSealed: sealedNote(scope, id, note) }),
    },
  );
}

/** Notes that something about the contact was decided on what the form showed. Throws StaleVersion as above. */
export async function noteContactChange(scope: Scope, at: ContactAt): Promise<number> {
  return saveAt(scope, at, {});
}

async function saveAt(scope: Scope, { id, version }: ContactAt, data: Record<string, unknown>): Promise<number> {
  const changed = await scope.tx.fieldContact.updateMany({
    where: { tenantId: scope.tenantId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  expectOneRow(changed);
  return version + 1;
}
