"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { Details } from "@/ui/data/details";
import { TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { formatInstant } from "@/ui/i18n/formats";
import { deleteDraftAction, reviseDraftAction, signNoteAction } from "../actions";
import { ActForm } from "./act-form";
import { CharacterCount } from "./character-count";
import { TEXT_MAX } from "../limits";
import { useCaseForm } from "./use-case-form";

const reviseRules = () => import("../schema").then((file) => file.reviseDraftSchema);
const signRules = () => import("../schema").then((file) => file.signNoteSchema);

/** A draft as the page shows it now. */
export interface Draft {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly writtenAt: Date;
}

/**
 * A draft: change it, sign it, throw it away. If it was saved from another window meanwhile, both texts are shown and
 * neither is lost.
 */
export function DraftEditor({ caseId, note }: { caseId: string; note: Draft }) {
  const t = useTranslations("cases.notes");
  const [basedOn, setBasedOn] = useState(note.version);
  const [refused, setRefused] = useState(false);
  const form = useCaseForm({
    schema: reviseRules,
    action: reviseDraftAction,
    defaultValues: { caseId, noteId: note.id, version: note.version, text: note.text },
    shown: { version: basedOn },
    keepsText: true,
    warnsBeforeLeaving: true,
    onDone: ({ version }) => setBasedOn(version),
    onConflict: () => setRefused(true),
  });
  const settle = () => {
    setBasedOn(note.version);
    setRefused(false);
  };
  const keepSaved = () => {
    form.methods.setValue("text", note.text);
    settle();
  };
  const text = form.methods.watch("text");
  return (
    <div className="grid gap-4">
      {refused && note.version !== basedOn && <NewerText note={note} onKeepMine={settle} onUseTheirs={keepSaved} />}
      <Form
        form={form}
        submitLabel={t("saveDraft")}
        submitVariant="secondary"
        label={t("revise")}
        savedText={t("revised")}
      >
        <TextArea {...form.field("text")} label={t("draft")} hint={t("draftOnlyYou")} rows={6} />
        <CharacterCount text={text} max={TEXT_MAX} />
      </Form>
      {text === note.text ? (
        <div className="grid gap-2">
          <p className="text-sm text-muted">{t("signWarning")}</p>
          <ActForm
            schema={signRules}
            action={signNoteAction}
            input={{ caseId, noteId: note.id, version: note.version }}
            label={t("sign")}
            doneText={t("signed")}
            variant="primary"
          />
        </div>
      ) : (
        <p className="text-sm text-muted">{t("saveBeforeSigning")}</p>
      )}
      <Details summary={t("deleteSummary")}>
        <div className="grid gap-2">
          <p>{t("deleteWarning")}</p>
          <ActForm
            schema={signRules}
            action={deleteDraftAction}
            input={{ caseId, noteId: note.id, version: note.version }}
            label={t("delete")}
            doneText={t("deleted")}
            variant="danger"
          />
        </div>
      </Details>
    </div>
  );
}

function NewerText({
  note,
  onKeepMine,
  onUseTheirs,
}: {
  note: Draft;
  onKeepMine: () => void;
  onUseTheirs: () => void;
}) {
  const t = useTranslations("cases.notes");
  const locale = useLocale();
  return (
    <Banner tone="warning" title={t("conflictTitle")} announced>
      <p>{t("conflictText", { when: formatInstant(note.writtenAt, locale) })}</p>
      <blockquote className="my-3 border-l-4 border-edge bg-surface p-3 whitespace-pre-line">{note.text}</blockquote>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onKeepMine}>{t("keepMine")}</Button>
        <Button onClick={onUseTheirs}>{t("useTheirs")}</Button>
      </div>
    </Banner>
  );
}
