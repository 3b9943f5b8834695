import "server-only";
import type { Scope } from "../../gate";
import { operation } from "../corridor";
import { findCase } from "../data/cases";
import { deleteNote, findNote, insertNote, saveDraft } from "../data/notes";
import { decideAmend, decideDraft, decideWriteNote } from "../domain/note";
import {
  amendNoteSchema,
  deleteDraftSchema,
  noteObjectionSchema,
  reviseDraftSchema,
  signNoteSchema,
  writeNoteSchema,
} from "../schema";

type InCase = { readonly caseId: string };

const ofCase = ({ caseId }: InCase) => ({ kind: "case", caseId }) as const;
const loadNote = (scope: Scope, { caseId, noteId }: InCase & { readonly noteId: string }) =>
  findNote(scope, caseId, noteId);

/** Begins a note as a draft, which its writer alone reads. */
export const writeNote = operation({
  name: "write-note",
  input: writeNoteSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId }) => {
    const found = await findCase(scope, caseId);
    return found && { case: found };
  },
  decide: decideWriteNote,
  save: async (scope, { kind }, { input }) => {
    const noteId = scope.newId();
    await insertNote(scope, { id: noteId, caseId: input.caseId, kind, text: input.text, signedAt: null });
    return { noteId, version: 1 };
  },
  records: () => ({ event: "note-written", fields: ["text"], records: 1 }),
});

/** Changes a draft. */
export const reviseDraft = operation({
  name: "revise-draft",
  input: reviseDraftSchema,
  needs: "write",
  subject: ofCase,
  load: loadNote,
  decide: (note, _input, { now, principal }) => decideDraft(note, { now, accountId: principal.accountId }),
  save: (scope, { at }, { input }) => saveDraft(scope, input, { text: input.text, at }),
  records: () => ({ event: "draft-revised", fields: ["text"], records: 1 }),
});

/** Signs a draft: from then on neither the product nor the database changes it. */
export const signNote = operation({
  name: "sign-note",
  input: signNoteSchema,
  needs: "write",
  subject: ofCase,
  load: loadNote,
  decide: (note, _input, { now, principal }) => decideDraft(note, { now, accountId: principal.accountId }),
  save: (scope, { at }, { input }) => saveDraft(scope, input, { signedAt: at }),
  records: () => ({ event: "note-signed", fields: ["signedAt"], records: 1 }),
});

/** Throws a draft away. */
export const deleteDraft = operation({
  name: "delete-draft",
  input: deleteDraftSchema,
  needs: "write",
  subject: ofCase,
  load: loadNote,
  decide: (note, _input, { now, principal }) => decideDraft(note, { now, accountId: principal.accountId }),
  save: async (scope, _change, { input }) => {
    await deleteNote(scope, input);
    return { noteId: input.noteId };
  },
  records: () => ({ event: "draft-deleted", records: 1 }),
});

/** Corrects a signed note by a dated addendum. */
export const amendNote = operation({
  name: "amend-note",
  input: amendNoteSchema,
  needs: "write",
  subject: ofCase,
  load: loadNote,
  decide: (note, _input, { now, principal }) => decideAmend(note, { now, accountId: principal.accountId }),
  save: (scope, change, { input }) => saveAdded(scope, "addendum", change, input),
  records: () => ({ event: "note-amended", fields: ["text"], records: 1 }),
});

/** Notes what the person objects to in a signed note (SoL 2025:400 14:6). */
export const noteObjection = operation({
  name: "note-objection",
  input: noteObjectionSchema,
  needs: "write",
  subject: ofCase,
  load: loadNote,
  decide: (note, _input, { now, principal }) => decideAmend(note, { now, accountId: principal.accountId }),
  save: (scope, change, { input }) => saveAdded(scope, "objection", change, input),
  records: () => ({ event: "objection-noted", fields: ["text"], records: 1 }),
});

async function saveAdded(
  scope: Scope,
  kind: "addendum" | "objection",
  change: { readonly amendsId: string; readonly signedAt: Date },
  { caseId, text }: InCase & { readonly text: string },
) {
  const noteId = scope.newId();
  await insertNote(scope, { id: noteId, caseId, kind, text, ...change });
  return { noteId, version: 1 };
}
