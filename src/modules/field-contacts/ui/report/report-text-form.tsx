"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { saveReportTextAction } from "../../actions";
import { reportSections, type ReportText } from "../../domain/report/sections";

const loadSchema = () => import("../../schema-report").then(({ saveReportTextSchema }) => saveReportTextSchema);

/** The editor's comments under their headings; a signed report wants a reason to be changed. */
export function ReportTextForm(props: {
  readonly period: string;
  /** 0 when there is no draft yet. */
  readonly version: number;
  readonly text: ReportText;
  /** Null while nothing is signed: then no reason is asked for. */
  readonly reason: string | null;
}) {
  const { period, version, text, reason } = props;
  const t = useTranslations("fieldReport.text");
  const router = useRouter();
  const form = useOperationForm({
    schema: loadSchema,
    action: saveReportTextAction,
    defaultValues: { period, version, ...text, reason: reason ?? "" },
    onSaved: () => router.refresh(),
    warnsBeforeLeaving: true,
  });
  return (
    <Form form={form} submitLabel={t("save")} submitVariant="secondary" savedText={t("saved")} label={t("title")}>
      {reportSections.map((section) => (
        <TextArea key={section} {...form.field(section)} label={t(`sections.${section}`)} optional rows={4} />
      ))}
      {reason !== null && <TextArea {...form.field("reason")} label={t("reason")} hint={t("reasonHint")} rows={2} />}
    </Form>
  );
}
