"use client";

import { useTranslations } from "next-intl";
import { Select, TextArea, type Option } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { acknowledgeHandoverAction, handOverCaseAction } from "../actions";
import { ActForm } from "./act-form";
import { useCaseForm } from "./use-case-form";

const handOverRules = () => import("../schema").then((file) => file.handOverCaseSchema);
const acknowledgeRules = () => import("../schema").then((file) => file.acknowledgeHandoverSchema);

/** Hands the case over to another unit. `version` is the case's, as the page shows it. */
export function HandOverForm(props: { caseId: string; version: number; receivers: readonly Option[] }) {
  const { caseId, version, receivers } = props;
  const t = useTranslations("cases.handovers");
  const form = useCaseForm({
    schema: handOverRules,
    action: handOverCaseAction,
    defaultValues: { caseId, version, toUnitId: "", message: "" },
    shown: { version },
    doneText: t("handedOver"),
    warnsBeforeLeaving: true,
  });
  return (
    <Form form={form} submitLabel={t("handOver")} label={t("handOverTitle")} savedText="">
      <Select {...form.field("toUnitId")} label={t("toUnit")} options={receivers} empty={t("chooseUnit")} />
      <TextArea {...form.field("message")} label={t("message")} hint={t("messageHint")} optional rows={3} />
    </Form>
  );
}

/** Acknowledges a handover in one press. */
export function AcknowledgeForm(props: { caseId: string; handoverId: string; version: number; number: string }) {
  const { number, ...input } = props;
  const t = useTranslations("cases.handovers");
  return (
    <ActForm
      schema={acknowledgeRules}
      action={acknowledgeHandoverAction}
      input={input}
      label={t("acknowledge")}
      about={t("acknowledgeWhat", { number })}
      doneText={t("acknowledged", { number })}
      variant="primary"
    />
  );
}
