"use client";

import { useTranslations } from "next-intl";
import { TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { closeCaseAction, reopenCaseAction } from "../actions";
import { useCaseForm } from "./use-case-form";

const closeRules = () => import("../schema").then((file) => file.closeCaseSchema);

/** Closes a case or opens it again, with a reason that becomes a signed note. */
export function ClosureForm({ caseId, version, isClosed }: { caseId: string; version: number; isClosed: boolean }) {
  const t = useTranslations("cases.closure");
  const form = useCaseForm({
    schema: closeRules,
    action: isClosed ? reopenCaseAction : closeCaseAction,
    defaultValues: { caseId, version, reason: "" },
    shown: { version },
    doneText: isClosed ? t("reopened") : t("closed"),
    warnsBeforeLeaving: true,
  });
  return (
    <Form
      form={form}
      submitLabel={isClosed ? t("reopen") : t("close")}
      submitVariant={isClosed ? "secondary" : "danger"}
      label={isClosed ? t("reopenTitle") : t("closeTitle")}
      savedText=""
    >
      <TextArea {...form.field("reason")} label={t("reason")} rows={3} />
    </Form>
  );
}
