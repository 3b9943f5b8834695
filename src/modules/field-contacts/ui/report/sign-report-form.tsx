"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Checkbox } from "@/ui/form/choices";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { signReportAction } from "../../actions";
import type { SignReport } from "../../schema-report";

const loadSchema = () => import("../../schema-report").then(({ signReportSchema }) => signReportSchema);

/** Settles the figures, if they are not yet, and locks the text. */
export function SignReportForm(props: { readonly period: string; readonly version: number; readonly again: boolean }) {
  const { period, version, again } = props;
  const t = useTranslations("fieldReport.text");
  const router = useRouter();
  const form = useOperationForm({
    schema: loadSchema,
    action: signReportAction,
    // Not ticked beforehand: it says that somebody has read.
    defaultValues: { period, version, confirmed: false as boolean as SignReport["confirmed"] },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} submitLabel={again ? t("signAgain") : t("sign")} savedText={t("signed")} label={t("signTitle")}>
      <p className="max-w-reading">{again ? t("signAboutAgain") : t("signAbout")}</p>
      <Checkbox {...form.field("confirmed")} label={t("confirm")} />
    </Form>
  );
}
