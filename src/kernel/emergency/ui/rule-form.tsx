"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/form/choices";
import { DateField, TextArea, TextField } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { decideRuleAction } from "../actions";
import type { EmergencyRule } from "../contract";

const rules = () => import("../schema").then((file) => file.decideRuleSchema);

/** The decision itself: what, by whom, when. */
export function RuleForm({ rule, today }: { readonly rule: EmergencyRule; readonly today: string }) {
  const t = useTranslations("emergency.rule");
  const form = useOperationForm({
    schema: rules,
    action: decideRuleAction,
    defaultValues: {
      ...{ version: rule.version, isOn: rule.isOn, decision: rule.decision ?? "" },
      ...{ decidedBy: rule.decidedBy ?? "", decidedOn: rule.decidedOn ?? "" },
    },
    onSaved: (saved) => form.methods.setValue("version", saved.version),
  });
  return (
    <Form form={form} label={t("label")} submitLabel={t("save")} savedText={t("saved")}>
      <Checkbox {...form.field("isOn")} label={t("allowed")} hint={t("allowedHint")} />
      <TextArea {...form.field("decision")} label={t("decision")} hint={t("decisionHint")} rows={4} />
      <TextField {...form.field("decidedBy")} label={t("decidedBy")} />
      <DateField {...form.field("decidedOn")} label={t("decidedOn")} max={today} />
    </Form>
  );
}
