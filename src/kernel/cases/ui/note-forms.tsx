"use client";

import { useTranslations } from "next-intl";
import { TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { amendNoteAction, noteObjectionAction, writeNoteAction } from "../actions";
import { CharacterCount } from "./character-count";
import { TEXT_MAX } from "../limits";
import { useCaseForm } from "./use-case-form";

const writeNoteRules = () => import("../schema").then((file) => file.writeNoteSchema);
const amendNoteRules = () => import("../schema").then((file) => file.amendNoteSchema);

/** Begins a note. It is kept as a draft until it is signed. */
export function WriteNoteForm({ caseId }: { caseId: string }) {
  const t = useTranslations("cases.notes");
  const form = useCaseForm({
    schema: writeNoteRules,
    action: writeNoteAction,
    defaultValues: { caseId, text: "" },
    warnsBeforeLeaving: true,
  });
  return (
    <Form form={form} submitLabel={t("saveDraft")} label={t("writeTitle")} savedText={t("draftSaved")}>
      <TextArea {...form.field("text")} label={t("text")} hint={t("textHint")} rows={6} />
      <CharacterCount text={form.methods.watch("text")} max={TEXT_MAX} />
    </Form>
  );
}

/** Adds an addendum to a signed note, or the person's objection. Signed at once. */
export function AddToNoteForm({
  caseId,
  noteId,
  kind,
}: {
  caseId: string;
  noteId: string;
  kind: "addendum" | "objection";
}) {
  const t = useTranslations("cases.notes");
  const words =
    kind === "addendum"
      ? { label: t("amendText"), hint: t("amendHint"), save: t("amendSave"), done: t("amended") }
      : {
          label: t("objectText"),
          hint: t("objectHint"),
          save: t("objectSave"),
          done: t("objected"),
        };
  const form = useCaseForm({
    schema: amendNoteRules,
    action: kind === "addendum" ? amendNoteAction : noteObjectionAction,
    defaultValues: { caseId, noteId, text: "" },
    warnsBeforeLeaving: true,
  });
  return (
    <Form form={form} submitLabel={words.save} savedText={words.done}>
      <TextArea {...form.field("text")} label={words.label} hint={words.hint} rows={4} />
      <CharacterCount text={form.methods.watch("text")} max={TEXT_MAX} />
    </Form>
  );
}
