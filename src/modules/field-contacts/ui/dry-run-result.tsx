"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/ui/banner";
import { SummaryList } from "@/ui/data/summary-list";
import { DataTable } from "@/ui/data/table";
import { Checkbox } from "@/ui/form/choices";
import type { Submission } from "@/ui/form/use-submission";
import { useMessageText } from "@/ui/i18n/use-message-text";
import { Button } from "@/ui/plain-button";
import { Progress } from "@/ui/progress";
import { StatusLine } from "@/ui/status-line";
import type { CellRemark } from "../files/read-register";
import type { DryRun } from "../views/register-reading";

type Result = Extract<DryRun, { ok: true }>["value"];

/** What a file holds, everything that stands in the way of it, and the button that imports it. */
export function DryRunResult(props: {
  result: Result;
  submission: Submission<{ file: Uint8Array<ArrayBuffer>; skipFaulty: boolean }>;
  onImport: (skipFaulty: boolean) => void;
}) {
  const { result, submission, onImport } = props;
  const t = useTranslations("fieldContacts.importPage");
  const [skipFaulty, setSkipFaulty] = useState(false);
  const saving = submission.status === "saving";
  const isBlocked = result.errorCount > 0 && !skipFaulty;
  return (
    <section className="grid gap-6" aria-labelledby="dry-run">
      <h2 id="dry-run" className="text-xl">
        {t("resultTitle")}
      </h2>
      <DryRunSummary result={result} />
      <Remarks caption={t("errorsCaption")} remarks={result.errors} count={result.errorCount} />
      <Remarks caption={t("noticesCaption")} remarks={result.notices} count={result.noticeCount} />
      {submission.fault && (
        <Banner tone="danger" title={submission.fault.kind === "lost" ? t("lostTitle") : t("faultTitle")} announced>
          {submission.fault.kind === "lost" ? t("lostText") : "message" in submission.fault && submission.fault.message}
        </Banner>
      )}
      {result.errorCount > 0 && result.newCount > 0 && (
        <Checkbox
          name="skipFaulty"
          label={t("skipFaulty")}
          hint={t("skipFaultyHint")}
          checked={skipFaulty}
          onChange={() => setSkipFaulty((before) => !before)}
        />
      )}
      {result.newCount === 0 && <p className="max-w-reading text-muted">{t("noNew")}</p>}
      {result.newCount > 0 && !isBlocked && (
        <div className="flex flex-wrap items-center gap-3">
          <Button onClick={() => !saving && onImport(skipFaulty)} aria-disabled={saving || undefined}>
            {t("import", { count: result.newCount })}
          </Button>
          <StatusLine>{saving ? <Progress label={(seconds) => t("importing", { seconds })} /> : null}</StatusLine>
        </div>
      )}
    </section>
  );
}

function DryRunSummary({ result }: { result: Result }) {
  const t = useTranslations("fieldContacts.importPage");
  const { days } = result;
  const format = [result.format.toUpperCase(), result.encoding, result.separator].filter(Boolean).join(", ");
  const rows = [
    { key: "rows", label: t("rows"), value: result.rowCount },
    { key: "days", label: t("days"), value: days && t("daysValue", days) },
    { key: "new", label: t("new"), value: result.newCount },
    { key: "known", label: t("known"), value: result.knownCount && `${result.knownCount}. ${t("knownHint")}` },
    { key: "repeated", label: t("repeated"), value: result.duplicateCount },
    { key: "faulty", label: t("faulty"), value: result.errorCount },
    { key: "absent", label: t("absent"), value: listed(result.absentColumns, t("absentHint")) },
    { key: "ignored", label: t("ignored"), value: listed(result.ignoredColumns) },
    { key: "unmatched", label: t("unmatched"), value: listed(result.unmatchedGroups) },
    { key: "encoding", label: t("encoding"), value: format },
  ];
  const always = ["rows", "new", "faulty"];
  return <SummaryList rows={rows.filter(({ key, value }) => always.includes(key) || Boolean(value))} />;
}

function listed(names: readonly string[], hint?: string): string {
  return names.length === 0 ? "" : [`${names.join(", ")}.`, hint].filter(Boolean).join(" ");
}

function Remarks({ caption, remarks, count }: { caption: string; remarks: readonly CellRemark[]; count: number }) {
  const t = useTranslations("fieldContacts.importPage");
  const textOf = useMessageText();
  if (count === 0) return null;
  return (
    <div className="grid max-h-[32rem] gap-2 overflow-y-auto">
      {count > remarks.length && <p className="text-muted">{t("shown", { shown: remarks.length, count })}</p>}
      <DataTable
        caption={caption}
        rows={remarks.map((remark, at) => ({ ...remark, at }))}
        rowKey={({ at }) => String(at)}
        empty={null}
        columns={[
          { key: "line", head: t("line"), cell: ({ line }) => line },
          { key: "column", head: t("column"), cell: ({ column }) => column || t("rowLevel") },
          { key: "value", head: t("value"), cell: ({ value }) => value },
          {
            key: "problem",
            head: t("problem"),
            cell: ({ messageKey, line, column, value, details }) =>
              textOf(messageKey, { line, column, value, ...details }),
          },
        ]}
      />
    </div>
  );
}
