"use client";

import { useTranslations } from "next-intl";
import { Select, type Option } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { assignWorkerAction, endWorkerAction } from "../actions";
import { ActForm } from "./act-form";
import { useCaseForm } from "./use-case-form";

const assignRules = () => import("../schema").then((file) => file.assignWorkerSchema);
const endRules = () => import("../schema").then((file) => file.endWorkerSchema);

/** Puts a colleague of the own unit on the case. */
export function AssignWorkerForm(props: { caseId: string; version: number; colleagues: readonly Option[] }) {
  const { caseId, version, colleagues } = props;
  const t = useTranslations("cases.workers");
  const form = useCaseForm({
    schema: assignRules,
    action: assignWorkerAction,
    defaultValues: { caseId, version, accountId: "" },
    shown: { version },
  });
  return (
    <Form form={form} submitLabel={t("assign")} submitVariant="secondary" label={t("add")} savedText={t("assigned")}>
      <Select
        {...form.field("accountId")}
        label={t("colleague")}
        hint={t("colleagueHint")}
        options={colleagues}
        empty={t("chooseColleague")}
      />
    </Form>
  );
}

/** Takes somebody off the case. */
export function EndWorkerForm(props: { caseId: string; version: number; accountId: string; name: string }) {
  const { name, ...input } = props;
  const t = useTranslations("cases.workers");
  return (
    <ActForm
      schema={endRules}
      action={endWorkerAction}
      input={input}
      label={t("end")}
      about={t("endWhat", { name })}
      doneText={t("ended")}
      variant="quiet"
    />
  );
}
