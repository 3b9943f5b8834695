import { useTranslations } from "next-intl";
import Link from "next/link";
import { Details } from "@/ui/data/details";
import { EmptyState } from "@/ui/data/empty-state";
import { Tag } from "@/ui/data/tag";
import type { CasePage } from "../views";
import { CasePart } from "./case-part";
import { DraftEditor } from "./draft-editor";
import { AddToNoteForm, WriteNoteForm } from "./note-forms";
import { useCaseTexts } from "./texts";

type Note = CasePage["journal"]["notes"][number];
type Added = Note["added"][number];

/** The journal: a new note first, then what is written, newest first. */
export function Journal({ page, org, showsOlderNotes }: { page: CasePage; org: string; showsOlderNotes: boolean }) {
  const t = useTranslations("cases.notes");
  const { notes, next, draftsOf } = page.journal;
  const mayBegin = page.mayWrite && page.status !== "closed" && !showsOlderNotes;
  const here = `/${org}/cases/${page.id}`;
  return (
    <CasePart title={t("title")}>
      {mayBegin && (
        <div data-print="hide">
          <Details summary={t("writeTitle")} open={notes.length === 0}>
            <WriteNoteForm caseId={page.id} />
          </Details>
        </div>
      )}
      {draftsOf.map((id) => (
        <p key={id} className="text-muted">
          {t("draftsOf", { name: page.names.get(id) ?? "" })}
        </p>
      ))}
      {notes.length === 0 && <EmptyState>{t("empty")}</EmptyState>}
      <ol className="grid gap-6">
        {notes.map((note) => (
          <li key={note.id}>
            <NoteCard page={page} note={note} />
          </li>
        ))}
      </ol>
      {showsOlderNotes && <Link href={here}>{t("newest")}</Link>}
      {next && <Link href={`${here}?notes=${next}`}>{t("older")}</Link>}
    </CasePart>
  );
}

function NoteCard({ page, note }: { page: CasePage; note: Note }) {
  const t = useTranslations("cases.notes");
  if (note.signedAt === null) {
    return (
      <article className="grid gap-3 card border-dashed p-4 sm:p-5" aria-label={t("draft")}>
        <p>
          <Tag tone="warning">{t("draft")}</Tag>
        </p>
        <DraftEditor caseId={page.id} note={note} />
      </article>
    );
  }
  return (
    <article className="grid gap-3 card p-4 sm:p-5">
      <SignedText page={page} note={note} />
      {note.added.length > 0 && (
        <ol className="grid gap-4 border-l-4 border-line pl-4">
          {note.added.map((one) => (
            <li key={one.id} className="grid gap-2">
              <SignedText page={page} note={one} />
            </li>
          ))}
        </ol>
      )}
      {page.mayWrite && (
        <div className="flex flex-wrap gap-x-6" data-print="hide">
          <Details summary={t("amend")}>
            <AddToNoteForm caseId={page.id} noteId={note.id} kind="addendum" />
          </Details>
          <Details summary={t("object")}>
            <AddToNoteForm caseId={page.id} noteId={note.id} kind="objection" />
          </Details>
        </div>
      )}
    </article>
  );
}

/** `dir="auto"`: a note in Arabic or Hebrew reads from its own side. */
function SignedText({ page, note }: { page: CasePage; note: Added }) {
  const t = useTranslations("cases.notes");
  const texts = useCaseTexts();
  const by = { name: page.names.get(note.writtenBy) ?? "", when: texts.instant(note.signedAt ?? note.writtenAt) };
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <span className="font-semibold">{t(`kinds.${note.kind}`)}</span>
        <span className="text-muted">{t("signedBy", by)}</span>
      </p>
      <p dir="auto" className="max-w-reading break-words whitespace-pre-line">
        {note.text}
      </p>
    </>
  );
}
