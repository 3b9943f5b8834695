import "server-only";
import { expectOneRow, type Scope } from "../../gate";
import type { NoteKind } from "../contract";
import type { NoteFacts } from "../domain/note";
import { keyBefore, placeText, type Place } from "./paging";

/** A note about to be written. Signed at once, or null: a draft. */
export interface NewNote {
  readonly id: string;
  readonly caseId: string;
  readonly kind: NoteKind;
  readonly amendsId?: string | null;
  readonly text: string;
  readonly signedAt: Date | null;
}

/** A note opened for reading. */
export interface OpenedNote {
  readonly id: string;
  readonly kind: NoteKind;
  readonly amendsId: string | null;
  readonly text: string;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly signedAt: Date | null;
  readonly version: number;
}

const sealedAt = (rowId: string) => ({ table: "journal_note", column: "text_sealed", rowId }) as const;

/** Root notes a page of the journal shows. */
const NOTES_A_PAGE = 50;

/** Writes a note in the principal's own name. */
export async function insertNote(scope: Scope, note: NewNote): Promise<void> {
  const { id, caseId, kind, amendsId = null, text, signedAt } = note;
  await scope.tx.journalNote.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, caseId, kind, amendsId, signedAt },
        textSealed: scope.seal(text, sealedAt(id)),
        writtenBy: scope.principal.accountId,
        writtenAt: scope.now,
      },
    ],
  });
}

/** A note of a case as the rules see it, or null. */
export async function findNote(scope: Scope, caseId: string, noteId: string): Promise<NoteFacts | null> {
  const found = await scope.tx.journalNote.findFirst({
    where: { tenantId: scope.tenantId, id: noteId, caseId },
    select: { id: true, kind: true, amendsId: true, writtenBy: true, signedAt: true },
  });
  return found && { ...found, kind: found.kind as NoteKind };
}

/** Changes a draft: its text, or its signature. The database refuses to change a signed note. */
export async function saveDraft(
  scope: Scope,
  { noteId, version }: { readonly noteId: string; readonly version: number },
  change: { readonly text: string; readonly at: Date } | { readonly signedAt: Date },
): Promise<{ readonly noteId: string; readonly version: number }> {
  const data =
    "text" in change
      ? { textSealed: scope.seal(change.text, sealedAt(noteId)), writtenAt: change.at }
      : { signedAt: change.signedAt };
  expectOneRow(
    await scope.tx.journalNote.updateMany({
      where: { tenantId: scope.tenantId, id: noteId, version, signedAt: null },
      data: { ...data, version: { increment: 1 } },
    }),
  );
  return { noteId, version: version + 1 };
}

/** Throws a draft away. */
export async function deleteNote(
  scope: Scope,
  { noteId, version }: { readonly noteId: string; readonly version: number },
): Promise<void> {
  expectOneRow(
    await scope.tx.journalNote.deleteMany({
      where: { tenantId: scope.tenantId, id: noteId, version, signedAt: null },
    }),
  );
}

/** The journal of a case, opened: newest first, each note with what was added to it, oldest first. */
export interface JournalPage {
  readonly notes: readonly (OpenedNote & { readonly added: readonly OpenedNote[] })[];
  readonly next: string | null;
  /** Who else has a draft. Its text stays with its writer until it is signed. */
  readonly draftsOf: readonly string[];
}

/** Reads one page of the journal. */
export async function readJournal(scope: Scope, caseId: string, after: Place | null): Promise<JournalPage> {
  const { tenantId } = scope;
  const me = scope.principal.accountId;
  const roots = await scope.tx.journalNote.findMany({
    where: {
      ...{ tenantId, caseId, amendsId: null },
      AND: [{ OR: [{ signedAt: { not: null } }, { writtenBy: me }] }, keyBefore("writtenAt", after)],
    },
    orderBy: [{ writtenAt: "desc" }, { id: "desc" }],
    take: NOTES_A_PAGE + 1,
  });
  const shown = roots.slice(0, NOTES_A_PAGE);
  const added = await scope.tx.journalNote.findMany({
    where: { tenantId, caseId, amendsId: { in: shown.map(({ id }) => id) }, signedAt: { not: null } },
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
  });
  const drafts = await scope.tx.journalNote.findMany({
    where: { tenantId, caseId, signedAt: null, writtenBy: { not: me } },
    select: { writtenBy: true },
    distinct: ["writtenBy"],
  });
  const last = shown.at(-1);
  return {
    notes: shown.map((note) => ({
      ...opened(scope, note),
      added: added.filter(({ amendsId }) => amendsId === note.id).map((one) => opened(scope, one)),
    })),
    next: roots.length > NOTES_A_PAGE && last ? placeText({ at: last.writtenAt, id: last.id }) : null,
    draftsOf: drafts.map(({ writtenBy }) => writtenBy),
  };
}

function opened(
  scope: Scope,
  note: Omit<OpenedNote, "text" | "kind"> & { kind: string; textSealed: string },
): OpenedNote {
  const { id, amendsId, writtenBy, writtenAt, signedAt, version } = note;
  const text = scope.open(note.textSealed, sealedAt(id));
  return { id, kind: note.kind as NoteKind, amendsId, writtenBy, writtenAt, signedAt, version, text };
}

/** The newest signed notes without their texts: what the timeline is made of. */
export async function listSignedNotes(scope: Scope, caseId: string, limit: number) {
  return scope.tx.journalNote.findMany({
    where: { tenantId: scope.tenantId, caseId, signedAt: { not: null } },
    select: { id: true, kind: true, writtenBy: true, signedAt: true },
    orderBy: { signedAt: "desc" },
    take: limit,
  });
}

/** How many drafts a case has, anybody's. */
export function countDrafts(scope: Scope, caseId: string): Promise<number> {
  return scope.tx.journalNote.count({ where: { tenantId: scope.tenantId, caseId, signedAt: null } });
}
