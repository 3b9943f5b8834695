"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/plain-button";
import { Progress } from "@/ui/progress";
import { TextField } from "@/ui/form/fields";
import { LiveForm } from "@/ui/form/live-form";
import { useSubmission } from "@/ui/form/use-submission";
import { useMessageText } from "@/ui/i18n/use-message-text";
import { StatusLine } from "@/ui/status-line";
import { importRegisterAction, readThroughRegisterAction } from "../actions";
import { registerFileMaxBytes } from "../register-limits";
import type { DryRun } from "../views/register-reading";
import { DryRunResult } from "./dry-run-result";
import { ImportDone } from "./import-done";

interface ChosenFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly dryRun: DryRun;
}

/**
 * Two steps with the file kept in the browser between them: read through, then import. Losing the session or the net in
 * between loses nothing; the same step is tried again.
 */
export function ImportForm({ reportHref }: { reportHref: string }) {
  const t = useTranslations("fieldContacts.importPage");
  const textOf = useMessageText();
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [reading, setReading] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [done, setDone] = useState<{ added: number; unchanged: number } | null>(null);
  const submission = useSubmission(importRegisterAction, setDone);

  const readThrough = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get("file");
    setFault(null);
    setChosen(null);
    if (!(file instanceof File) || file.size === 0) return setFault(textOf("fieldContacts.errors.fileRequired"));
    if (file.size > registerFileMaxBytes) return setFault(textOf("fieldContacts.import.fileErrors.fileTooLarge"));
    setReading(true);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const reply = await readThroughRegisterAction({ file: bytes });
      if (reply.ok) setChosen({ bytes, dryRun: reply.value });
      else setFault(textOf(reply.fields["file"]?.key ?? reply.message, reply.details));
    } catch {
      // Translates the one fault a browser has: no answer came, or the file could not be opened.
      setFault(`${t("lostTitle")}. ${t("lostText")}`);
    } finally {
      setReading(false);
    }
  };

  if (done) return <ImportDone {...done} reportHref={reportHref} />;
  return (
    <div className="grid gap-8">
      <LiveForm onSubmit={readThrough} className="grid gap-4" aria-label={t("file")}>
        <TextField
          name="file"
          type="file"
          accept=".csv,.txt,.xlsx,text/csv"
          label={t("file")}
          hint={t("fileHint")}
          error={fault ?? undefined}
          onChange={() => setChosen(null)}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant={chosen ? "secondary" : "primary"} aria-disabled={reading || undefined}>
            {t("read")}
          </Button>
          <StatusLine>{reading ? <Progress label={(seconds) => t("reading", { seconds })} /> : null}</StatusLine>
        </div>
      </LiveForm>
      {chosen && !chosen.dryRun.ok && (
        <Banner tone="danger" title={t("faultTitle")} announced>
          {textOf(`fieldContacts.import.fileErrors.${chosen.dryRun.code}`, chosen.dryRun.details)}
        </Banner>
      )}
      {chosen?.dryRun.ok && (
        <DryRunResult
          result={chosen.dryRun.value}
          submission={submission}
          onImport={(skipFaulty) => void submission.send({ file: chosen.bytes, skipFaulty })}
        />
      )}
    </div>
  );
}
